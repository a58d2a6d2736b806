"""Sharing a stage: pictures, a preview, then the buyer sees it."""

import pytest

from commissions.models import ProgressPhoto
from marketplace.uploads.models import Picture
from tests.commissions.jobs import (
    Status,
    commission_of,
    in_one_stage,
    press,
    private_picture,
    reread,
)
from tests.uploads.pictures import upload

pytestmark = pytest.mark.django_db

WORDS = {"stage_tag": "sketch", "caption": "First lines.", "audience": "shared"}


@pytest.fixture
def deal(people):
    return in_one_stage(people)


@pytest.fixture
def artist(people, client_for):
    return client_for(people.artist)


@pytest.fixture
def buyer(people, client_for):
    return client_for(people.buyer)


def look_at(client, deal, *names, **words):
    files = {"pictures-files": [upload(name=name) for name in names]}
    return client.post(deal.verb_url("share"), WORDS | words | files)


def codes_of(preview):
    return [picture.code for picture in preview.context["words"]["pictures"]]


def test_two_pictures_are_previewed_and_then_shared(artist, buyer, deal):
    preview = look_at(artist, deal, "one.jpg", "two.jpg")
    assert "As Bea will see it" in preview.content.decode()
    assert not deal.photos.exists()

    answer = artist.post(
        deal.verb_url("share"), WORDS | {"pictures": codes_of(preview), "do": "send"}, follow=True
    )

    page = buyer.get(deal.get_absolute_url()).content.decode()
    assert "Bea sees it now" in answer.content.decode()
    assert [photo.picture.name for photo in deal.photos.all()] == ["one.jpg", "two.jpg"]
    assert "Ines shared the sketch, 2 pictures" in page
    assert "First lines." in page
    assert all(
        buyer.get(photo.picture.url("large")).status_code == 200 for photo in deal.photos.all()
    )
    assert deal.events.last().verb == "share"


def test_the_next_stage_is_chosen_already(artist, deal):
    press(deal, "share", stage_tag="sketch")

    form = artist.get(deal.verb_url("share")).context["form"]

    assert form["stage_tag"].value() == "linework"


def test_changing_something_keeps_the_pictures(artist, deal):
    preview = look_at(artist, deal, "one.jpg")

    back = artist.post(
        deal.verb_url("share"), WORDS | {"pictures": codes_of(preview), "do": "back"}
    )

    assert "one.jpg" in back.content.decode()
    assert "First lines." in back.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"stage_tag": "varnish"},
        {"audience": "everybody"},
        {"caption": "x" * 301},
        {"caption": "two\nlines"},
        {"pictures": "nonsense"},
    ],
)
def test_a_mistake_keeps_the_pictures(artist, deal, wrong):
    answer = look_at(artist, deal, "one.jpg", **wrong)

    assert answer.status_code == 422
    assert "one.jpg" in answer.content.decode()
    assert not deal.photos.exists()


def test_a_share_without_a_picture_is_none(artist, deal):
    assert artist.post(deal.verb_url("share"), WORDS).status_code == 422


def test_a_refused_file_says_why_and_the_good_one_stays(artist, deal):
    files = {"pictures-files": [upload(name="good.jpg"), upload(b"GIF89a no", name="bad.gif")]}

    answer = artist.post(deal.verb_url("share"), WORDS | files)

    assert answer.status_code == 422
    assert "good.jpg" in answer.content.decode()
    assert "bad.gif" in answer.content.decode()


def test_the_second_click_adds_nothing(artist, deal):
    data = WORDS | {"pictures": codes_of(look_at(artist, deal, "one.jpg")), "do": "send"}

    artist.post(deal.verb_url("share"), data)
    again = artist.post(deal.verb_url("share"), data, follow=True)

    assert "there already" in again.content.decode()
    assert deal.photos.count() == 1
    assert deal.events.filter(verb="share").count() == 1


def test_pictures_of_others_and_of_other_jobs_are_not_taken(artist, deal, people):
    other_job = in_one_stage(people)
    taken = press(other_job, "share").photos.get().picture
    foreign = private_picture(people.stranger, about=deal.code)
    for_the_other = private_picture(people.artist, about=other_job.code)

    for picture in (taken, foreign, for_the_other):
        data = WORDS | {"pictures": picture.code, "do": "send"}
        assert artist.post(deal.verb_url("share"), data).status_code == 422

    assert not deal.photos.exists()


def test_forged_fields_do_nothing(artist, deal, people):
    other = commission_of(people, Status.IN_PROGRESS)
    forged = {"commission": other.pk, "uploaded_by": people.buyer.pk, "is_visible_to_buyer": "on"}
    preview = look_at(artist, deal, "one.jpg", audience="kept")

    data = WORDS | forged | {"pictures": codes_of(preview), "audience": "kept", "do": "send"}
    artist.post(deal.verb_url("share"), data)

    photo = ProgressPhoto.objects.get()
    assert (photo.commission_id, photo.uploaded_by) == (deal.pk, people.artist)
    assert not photo.is_visible_to_buyer


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.IN_PROGRESS, Status.IN_REVIEW}))
def test_only_while_it_is_being_made(people, client_for, status):
    deal = commission_of(people, status)
    before = deal.photos.count()

    answer = look_at(client_for(people.artist), deal, "late.jpg")

    assert answer.url == deal.get_absolute_url()
    assert deal.photos.count() == before
    assert not Picture.objects.filter(name="late.jpg").exists()
    assert reread(deal).status == status
