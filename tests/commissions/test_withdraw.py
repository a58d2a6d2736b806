"""The buyer takes the brief back before it is answered."""

import pytest

from tests.commissions.jobs import Status, commission_of, press, reread

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(people):
    return commission_of(people, references=1)


def test_it_is_over_for_both(people, client_for, deal):
    buyer = client_for(people.buyer)

    asked = buyer.get(deal.verb_url("withdraw"))
    answer = buyer.post(deal.verb_url("withdraw"), follow=True)

    deal = reread(deal)
    assert asked.status_code == 200
    assert "You took the brief back" in answer.content.decode()
    assert (deal.status, deal.is_closed) == (Status.WITHDRAWN, True)
    assert not deal.verbs_for(people.buyer) | deal.verbs_for(people.artist)


def test_the_pictures_are_closed_to_the_artist(people, client_for, deal):
    url = deal.references.get().picture.url("small")
    artist = client_for(people.artist)
    assert artist.get(url).status_code == 200

    press(deal, "withdraw")

    assert artist.get(url).status_code == 404


def test_one_that_is_paid_cannot_be_taken_back(people, client_for, deal):
    for step in ("quote", "agree", "pay"):
        press(deal, step)

    answer = client_for(people.buyer).post(deal.verb_url("withdraw"), follow=True)

    assert "no longer possible" in answer.content.decode()
    assert reread(deal).status == Status.IN_PROGRESS
