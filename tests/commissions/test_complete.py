"""The buyer takes the final picture."""

import io

import pytest
from PIL import Image

from tests.commissions.jobs import Status, in_one_stage, press, reread

pytestmark = pytest.mark.django_db


PAID = {"expected_cents": 30000}


@pytest.fixture
def deal(people):
    deal = in_one_stage(people)
    for stage in ("sketch", "final"):
        press(deal, "share", stage_tag=stage)
    return press(deal, "deliver")


@pytest.fixture
def buyer(people, client_for):
    return client_for(people.buyer)


def full(deal, stage):
    return deal.photos.get(stage_tag=stage).picture.url("full")


def test_everything_opens_in_full_when_it_is_released(buyer, deal):
    assert buyer.get(full(deal, "final")).status_code == 404

    answer = buyer.post(deal.verb_url("complete"), PAID, follow=True)

    file = buyer.get(full(deal, "final"))
    assert "Completed" in answer.content.decode()
    assert (reread(deal).status, reread(deal).is_closed) == (Status.COMPLETED, True)
    assert full(deal, "final") in answer.content.decode()
    assert full(deal, "sketch") in answer.content.decode()
    assert Image.open(io.BytesIO(b"".join(file))).size == (64, 80)
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert buyer.get(full(deal, "sketch")).status_code == 200


def test_the_artist_has_all_files_in_full_all_the_time(people, client_for, deal):
    artist = client_for(people.artist)

    page = artist.get(deal.get_absolute_url()).content.decode()

    for stage in ("sketch", "final"):
        assert full(deal, stage) in page
        assert artist.get(full(deal, stage)).status_code == 200


def test_the_second_click_hears_that_it_is_done(buyer, deal):
    buyer.post(deal.verb_url("complete"), PAID)

    answer = buyer.post(deal.verb_url("complete"), PAID, follow=True)

    assert "done already" in answer.content.decode()
    assert deal.events.filter(verb="complete").count() == 1
