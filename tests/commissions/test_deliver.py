"""The artist says that the final is done."""

import pytest

from tests.commissions.jobs import Status, commission_of, in_one_stage, press, reread

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(people):
    return in_one_stage(people)


@pytest.fixture
def artist(people, client_for):
    return client_for(people.artist)


def test_it_becomes_the_buyers_move(artist, deal, people, client_for):
    press(deal, "share", stage_tag="final")

    asked = artist.get(deal.verb_url("deliver"))
    artist.post(deal.verb_url("deliver"), {"note": "Here is Pip."})

    deal = reread(deal)
    page = client_for(people.buyer).get(deal.get_absolute_url()).content.decode()
    assert "Deliver the final?" in asked.content.decode()
    assert (deal.status, deal.waiting_for) == (Status.DELIVERED, people.buyer)
    assert "Here is Pip." in page
    assert "Your move: look at the final" in page


@pytest.mark.parametrize("verb", [None, "keep"])
def test_without_a_shared_final_there_is_nothing_to_deliver(artist, deal, verb):
    press(deal, "share", stage_tag="color")
    if verb:
        press(deal, verb, stage_tag="final")

    asked = artist.get(deal.verb_url("deliver"), follow=True)
    answer = artist.post(deal.verb_url("deliver"), follow=True)

    assert "Share the final picture" in asked.content.decode()
    assert "Share the final picture" in answer.content.decode()
    assert deal.verb_url("deliver") not in answer.content.decode()
    assert reread(deal).status == Status.IN_PROGRESS


def test_after_a_wish_it_takes_a_new_final(artist, people):
    deal = press(commission_of(people, Status.DELIVERED), "ask_change")

    artist.post(deal.verb_url("deliver"))
    assert reread(deal).status == Status.IN_PROGRESS

    press(deal, "share", stage_tag="final")
    artist.post(deal.verb_url("deliver"))
    assert reread(deal).status == Status.DELIVERED


def test_a_refusal_keeps_what_was_typed(artist, deal):
    press(deal, "share", stage_tag="color")

    answer = artist.post(deal.verb_url("deliver"), {"note": "Here is Pip, at last."})

    assert answer.status_code == 422
    assert "Share the final picture" in answer.content.decode()
    assert "Here is Pip, at last." in answer.content.decode()
