"""The buyer takes the final picture."""

import io

import pytest
from PIL import Image

from tests.commissions.jobs import Status, commission_of, press, reread

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(people):
    deal = commission_of(people, Status.IN_PROGRESS)
    for stage in ("sketch", "final"):
        press(deal, "share", stage_tag=stage)
    return press(deal, "deliver")


@pytest.fixture
def buyer(people, client_for):
    return client_for(people.buyer)


def full(deal, stage):
    return deal.photos.get(stage_tag=stage).picture.url("full")


def test_the_final_opens_in_full_and_the_stages_do_not(buyer, deal):
    assert buyer.get(full(deal, "final")).status_code == 404

    answer = buyer.post(deal.verb_url("complete"), follow=True)

    file = buyer.get(full(deal, "final"))
    assert "Completed" in answer.content.decode()
    assert (reread(deal).status, reread(deal).is_closed) == (Status.COMPLETED, True)
    assert full(deal, "final") in answer.content.decode()
    assert full(deal, "sketch") not in answer.content.decode()
    assert Image.open(io.BytesIO(b"".join(file))).size == (64, 80)
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert buyer.get(full(deal, "sketch")).status_code == 404


def test_the_artist_has_all_files_in_full_all_the_time(people, client_for, deal):
    artist = client_for(people.artist)

    page = artist.get(deal.get_absolute_url()).content.decode()

    for stage in ("sketch", "final"):
        assert full(deal, stage) in page
        assert artist.get(full(deal, stage)).status_code == 200


def test_the_second_click_hears_that_it_is_done(buyer, deal):
    buyer.post(deal.verb_url("complete"))

    answer = buyer.post(deal.verb_url("complete"), follow=True)

    assert "done already" in answer.content.decode()
    assert deal.events.filter(verb="complete").count() == 1
