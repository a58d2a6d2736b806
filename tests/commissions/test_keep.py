"""A photo that the artist keeps leaves the buyer no trace."""

import pytest
from django.urls import reverse
from django.utils import timezone

from marketplace.deals.models import Deal, Event
from marketplace.uploads.models import Look, Picture
from tests.commissions.jobs import commission_of, in_one_stage, press, readable, reread

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(people):
    deal = in_one_stage(people, references=1)
    return press(deal, "share", stage_tag="sketch", caption="First lines.")


@pytest.fixture
def artist(people, client_for):
    return client_for(people.artist)


@pytest.fixture
def buyer(people, client_for):
    return client_for(people.buyer)


def kept(deal):
    press(deal, "keep", stage_tag="linework", caption="A secret")
    return deal.photos.get(is_visible_to_buyer=False)


def everything_the_buyer_reads(client, deal):
    """All pages of the deal with the parts that differ at every reading taken out."""
    pages = ["", "?right=linework", "?right=sketch&left=none", "withdraw/", "complete/"]
    lists = [reverse("pages:deal-list"), reverse("pages:dashboard")]
    addresses = [deal.get_absolute_url() + page for page in pages] + lists
    return [readable(client.get(address, follow=True)) for address in addresses]


def test_with_and_without_it_the_buyer_reads_the_same_bytes(buyer, artist, deal, people):
    before = everything_the_buyer_reads(buyer, deal)
    row, events = Deal.objects.values().get(pk=deal.pk), Event.objects.count()

    photo = kept(deal)
    artist.get(photo.picture.url("large"))

    assert everything_the_buyer_reads(buyer, deal) == before
    assert Deal.objects.values().get(pk=deal.pk) == row
    assert Event.objects.count() == events
    assert "A secret" in artist.get(deal.get_absolute_url()).content.decode()


def test_it_does_not_bring_the_deal_up_in_the_lists(deal, people):
    newer = commission_of(people)

    kept(deal)

    assert Deal.objects.visible_to(people.buyer).newest_first().first().pk == newer.pk


@pytest.mark.parametrize("size", ["small", "middle", "large", "full"])
def test_its_files_are_as_good_as_missing_for_the_buyer(buyer, artist, deal, size):
    url = kept(deal).picture.url(size)
    missing = url.replace(url.split("/")[2], "zzzzzzzzzz")
    assert artist.get(url).status_code == 200

    hidden, nothing = buyer.get(url), buyer.get(missing)

    assert hidden.status_code == nothing.status_code == 404
    assert readable(hidden) == readable(nothing)
    assert not Look.objects.filter(picture__progress_photo__is_visible_to_buyer=False).exclude(
        viewer=deal.seller
    )


def test_asking_for_it_by_its_code_shows_the_buyer_nothing(buyer, deal):
    code = kept(deal).picture.code

    page = buyer.get(f"{deal.get_absolute_url()}?right={code}&left={code}").content.decode()

    assert code not in page
    assert "First lines." in page


def test_the_artist_may_look_at_it_beside_the_others(artist, deal):
    code = kept(deal).picture.code

    answer = artist.get(f"{deal.get_absolute_url()}?right={code}")

    assert answer.context["workspace"].right.picture.code == code
    assert answer.context["workspace"].left.stage_tag == "sketch"


def test_shown_later_it_is_as_new_as_the_moment_it_is_shown(buyer, artist, deal):
    photo = kept(deal)
    before = timezone.now()

    artist.post(reverse("commissions:photo-show", args=[deal.code, photo.picture.code]))

    photo.refresh_from_db()
    assert photo.is_visible_to_buyer
    assert photo.shared_at > before
    assert "A secret" in buyer.get(deal.get_absolute_url()).content.decode()
    assert deal.events.last().verb == "show"


def test_a_shown_photo_cannot_be_hidden_or_removed_again(artist, deal):
    photo = deal.photos.get()

    for verb in ("show", "discard"):
        url = reverse(f"commissions:photo-{verb}", args=[deal.code, photo.picture.code])
        assert artist.get(url).url == deal.get_absolute_url()
        assert "shared already" in artist.post(url, follow=True).content.decode()

    assert deal.photos.get().is_visible_to_buyer


def test_a_kept_one_can_be_removed_with_its_files(artist, deal, django_capture_on_commit_callbacks):
    photo = kept(deal)
    url = reverse("commissions:photo-discard", args=[deal.code, photo.picture.code])

    with django_capture_on_commit_callbacks(execute=True):
        artist.post(url)

    assert not Picture.objects.filter(pk=photo.picture.pk).exists()
    assert not photo.picture.storage.exists(f"{photo.picture.key}/small.webp")
    assert deal.photos.count() == 1


@pytest.mark.parametrize("verb", ["show", "discard"])
def test_the_photo_of_one_job_is_not_found_under_another(artist, deal, people, verb):
    other = press(in_one_stage(people), "keep")
    code = other.photos.get().picture.code

    answer = artist.post(reverse(f"commissions:photo-{verb}", args=[deal.code, code]))

    assert answer.status_code == 404
    assert not other.photos.get().is_visible_to_buyer


@pytest.mark.parametrize("verb", ["show", "discard"])
def test_the_buyer_hears_the_same_of_a_kept_photo_as_of_none(buyer, deal, verb):
    code = kept(deal).picture.code

    answers = [
        buyer.post(reverse(f"commissions:photo-{verb}", args=[deal.code, of]))
        for of in (code, "zzzzzzzzzz")
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert readable(answers[0]) == readable(answers[1])
    assert reread(deal).photos.count() == 2
