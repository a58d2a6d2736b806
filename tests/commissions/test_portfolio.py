import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commissions.models import ArtistProfile, PortfolioPiece
from commissions.models.works import MOST_WORKS
from marketplace.uploads.models import Picture
from tests.uploads.pictures import corners, encoded, upload

from .factories import add_works, make_artist
from .odd import STRINGS, does_nothing

ADDRESS = reverse("commissions:portfolio")


@pytest.fixture
def profile(people):
    return make_artist(artist=people.artist, works=3)


@pytest.fixture
def artist(profile, client_for):
    return client_for(profile.artist)


def titles(profile):
    return [piece.title for piece in profile.pieces.all()]


def step(name, piece):
    return reverse(f"commissions:piece-{name}", args=[piece.code])


@pytest.mark.django_db
def test_several_files_become_works_when_each_is_described(artist, profile):
    files = [upload(name="grey_cat-asleep.jpg"), upload(name="fox.png")]
    asked = artist.post(ADDRESS, {"pictures-files": files})
    assert asked.status_code == 422
    codes = [row["code"] for row in asked.context["form"]["pictures"].rows]

    alts = {f"pictures-alt-{code}": "A cat" for code in codes}
    answer = artist.post(ADDRESS, {"pictures": codes} | alts)

    assert answer.url == ADDRESS
    assert titles(profile)[3:] == ["Grey cat asleep", "Fox"]
    assert not Picture.objects.unattached().filter(code__in=codes).exists()


@pytest.mark.django_db
def test_a_bad_file_does_not_cost_the_good_ones(artist, profile):
    files = [upload(name="fox.jpg"), upload(b"<svg/>", "logo.svg")]

    asked = artist.post(ADDRESS, {"pictures-files": files})

    assert asked.status_code == 422
    assert [row["name"] for row in asked.context["form"]["pictures"].rows] == ["fox.jpg"]
    assert "logo.svg" in asked.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("size", "focus"), [((300, 400), "upper"), ((400, 300), "")])
def test_tall_pictures_keep_their_heads(artist, profile, size, focus):
    picture = Picture.objects.take(
        upload(encoded(corners(size))), owner=profile.artist, alt="A cat", purpose="portfolio"
    )

    artist.post(ADDRESS, {"pictures": [picture.code]})

    assert PortfolioPiece.objects.get(picture=picture).focus == focus


@pytest.mark.django_db
def test_a_portfolio_is_full_at_some_point(artist, profile):
    add_works(profile, MOST_WORKS - 3)
    picture = Picture.objects.take(upload(), owner=profile.artist, alt="A cat", purpose="portfolio")

    answer = artist.post(ADDRESS, {"pictures": [picture.code]})

    assert answer.status_code == 422
    assert "room for 0 more" in answer.content.decode()
    assert profile.pieces.count() == MOST_WORKS


@pytest.mark.django_db
def test_order_by_dragging(artist, profile):
    first, second, third = profile.pieces.all()

    artist.post(reverse("commissions:portfolio-order"), {"order": f"{third.code},{first.code}"})

    assert list(profile.pieces.all()) == [third, first, second]


@pytest.mark.django_db
def test_order_by_buttons(artist, profile):
    first, second, third = profile.pieces.all()

    artist.post(step("move", first), {"to": "down"})
    artist.post(step("move", third), {"to": "down"})
    artist.post(step("move", second), {"to": "up"})

    assert list(profile.pieces.all()) == [second, first, third]


@pytest.mark.django_db
def test_describing_a_work_reaches_the_lists(artist, profile):
    piece = profile.pieces.first()

    artist.post(step("edit", piece), {"title": "Rusty", "alt": "A red fox", "focus": "upper"})

    shown = ArtistProfile.objects.get(pk=profile.pk).showcase[0]
    assert (shown["title"], shown["alt"], shown["focus"]) == ("Rusty", "A red fox", "upper")


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["title", "alt", "about"])
def test_naughty_words_about_a_work(artist, client, profile, field):
    piece = profile.pieces.first()
    good = {"title": "Rusty", "alt": "A red fox", "about": "", "focus": ""}

    for words in STRINGS:
        assert artist.post(step("edit", piece), good | {field: words}).status_code in {302, 422}

        page = client.get(piece.get_absolute_url())
        assert page.status_code == 200
        assert does_nothing(page.content.decode())


@pytest.mark.django_db(transaction=True)
def test_taking_a_work_down_takes_its_files_along(people, client_for):
    profile = make_artist(artist=people.artist, works=1)
    picture = Picture.objects.take(upload(encoded()), owner=people.artist, alt="A cat")
    (piece,) = profile.add_works([{"picture": picture, "title": "Gone soon"}])
    client = client_for(people.artist)
    assert "Gone soon" in client.get(step("remove", piece)).content.decode()
    assert default_storage.exists(f"{picture.key}/small.webp")

    client.post(step("remove", piece))

    assert titles(profile) == ["Work 1"]
    assert not default_storage.exists(f"{picture.key}/small.webp")


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["edit", "move", "remove"])
def test_works_of_others_are_not_there(profile, people, client_for, verb):
    piece = profile.pieces.first()
    make_artist(artist=people.other_artist)
    data = {"title": "Stolen", "alt": "x", "focus": "", "to": "down"}
    assert client_for(profile.artist).post(step("move", piece), data).status_code == 302
    before = titles(profile)

    for stranger in (people.other_artist, people.superuser):
        stranger.sells_art = True
        stranger.save()
        assert client_for(stranger).post(step(verb, piece), data).status_code == 404

    assert titles(profile) == before


@pytest.mark.django_db
def test_pictures_of_others_cannot_be_shown_as_ones_own(artist, people, profile):
    theirs = Picture.objects.take(
        upload(), owner=people.other_artist, alt="A cat", purpose="portfolio"
    )

    assert artist.post(ADDRESS, {"pictures": [theirs.code]}).status_code == 422
    assert not PortfolioPiece.objects.filter(picture=theirs).exists()


@pytest.mark.django_db
def test_as_many_queries_for_three_works_as_for_one(people, client_for, django_assert_num_queries):
    profile = make_artist(artist=people.artist, works=1)
    client = client_for(people.artist)
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as one:
        client.get(ADDRESS)
    add_works(profile, 2)

    with django_assert_num_queries(len(one)):
        assert len(client.get(ADDRESS).context["works"]) == 3
