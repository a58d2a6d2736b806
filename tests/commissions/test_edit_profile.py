import pytest
from django.urls import reverse

from commissions.models import ArtistProfile, StyleTag
from tests.factories import UserFactory

from .factories import make_artist
from .odd import AMOUNTS, BROKEN, LINKS, STRINGS, does_nothing

pytestmark = pytest.mark.django_db
ADDRESS = reverse("commissions:profile-edit")

GOOD = {
    "bio": "I paint **cats**.",
    "medium": "Oils",
    "place": "Zadar",
    "styleTags": "Pets,  pixel   art, pets",
    "baseRate": "140",
    "turnaround_days": "9",
    "slots": "3",
    "revisions_included": "2",
    "terms": "Be kind.",
    "portfolioUrl": "https://example.com/me",
}


@pytest.fixture
def profile(people):
    return ArtistProfile.objects.create(artist=people.artist)


@pytest.fixture
def artist(profile, client_for):
    return client_for(profile.artist)


def saved(profile):
    return ArtistProfile.objects.get(pk=profile.pk)


def test_it_saves_everything_at_once(artist, profile):
    answer = artist.post(ADDRESS, GOOD)

    assert answer.url == reverse("commissions:desk")
    found = saved(profile)
    assert (found.bio, found.base_rate_cents, found.turnaround_days) == (
        "I paint **cats**.",
        14000,
        9,
    )
    assert {tag.name for tag in found.styles} == {"pets", "pixel art"}


def test_styles_that_others_use_can_be_ticked(artist, profile):
    make_artist(styles=["watercolor"])

    artist.post(ADDRESS, GOOD | {"more_styles": ["watercolor"]})

    assert {tag.name for tag in profile.styles} == {"pets", "pixel art", "watercolor"}


@pytest.mark.parametrize(
    "names", [",".join(f"style {n}" for n in range(1000)), "x" * 41, "!!!, ???", "a\x00b"]
)
def test_styles_that_cannot_be_are_refused_and_kept_in_the_form(artist, profile, names):
    answer = artist.post(ADDRESS, GOOD | {"styleTags": names})

    assert answer.status_code == 422
    assert answer.context["form"]["style_tags"].value() == names
    assert not StyleTag.objects.exists()


@pytest.mark.parametrize("amount", AMOUNTS)
def test_odd_amounts_have_no_second_meaning(artist, profile, amount):
    answer = artist.post(ADDRESS, GOOD | {"baseRate": amount})

    assert answer.status_code == 422
    assert saved(profile).base_rate_cents is None


@pytest.mark.parametrize("link", LINKS)
def test_a_link_leads_to_the_web_or_nowhere(artist, profile, link):
    answer = artist.post(ADDRESS, GOOD | {"portfolioUrl": link})

    assert answer.status_code == 422
    assert saved(profile).portfolio_url == ""


@pytest.mark.parametrize("field", ["bio", "medium", "place", "terms", "styleTags"])
def test_naughty_words_are_refused_or_shown_as_words(artist, client, profile, field):
    for words in STRINGS:
        answer = artist.post(ADDRESS, GOOD | {field: words})

        assert answer.status_code in {302, 422}
        page = client.get(profile.get_absolute_url())
        assert page.status_code == 200
        assert does_nothing(page.content.decode())


@pytest.mark.parametrize("field", ["bio", "medium", "place", "terms", "styleTags"])
@pytest.mark.parametrize("words", BROKEN)
def test_characters_that_nobody_types_are_refused(artist, profile, field, words):
    assert artist.post(ADDRESS, GOOD | {field: words}).status_code == 422
    assert saved(profile).bio == ""


def test_what_is_not_in_the_form_cannot_be_sent(artist, profile):
    forged = {
        "is_accepting_commissions": "on",
        "isAcceptingCommissions": "true",
        "fresh_at": "2099-01-01",
        "showcase": "[1]",
        "artist": str(UserFactory().pk),
    }
    before = saved(profile)

    artist.post(ADDRESS, GOOD | forged)

    found = saved(profile)
    assert (found.artist, found.fresh_at, found.showcase) == (before.artist, before.fresh_at, [])
    assert not found.is_accepting_commissions


@pytest.mark.parametrize("field", ["bio", "styleTags", "baseRate"])
def test_an_open_artist_keeps_what_the_lists_promise(client_for, field):
    profile = make_artist()

    answer = client_for(profile.artist).post(ADDRESS, GOOD | {field: ""})

    assert answer.status_code == 422
    assert saved(profile).is_accepting_commissions


def test_somebody_without_the_hat_is_shown_how_to_become_an_artist(people, client_for):
    client = client_for(people.buyer)

    assert client.post(ADDRESS, GOOD).url == reverse("commissions:desk")
    assert "Become an artist" in client.get(reverse("commissions:desk")).content.decode()
    assert not ArtistProfile.objects.exists()
