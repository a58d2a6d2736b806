"""The buyer asks for a change of the final: counted, as agreed."""

import pytest

from tests.commissions.jobs import Status, commission_of, press, reread

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(people):
    return commission_of(people, Status.DELIVERED)


@pytest.fixture
def buyer(people, client_for):
    return client_for(people.buyer)


def test_the_artist_reads_the_wish_and_it_is_counted(buyer, deal, people, client_for):
    buyer.post(deal.verb_url("ask_change"), {"note": "A warmer light, please."})

    deal = reread(deal)
    page = client_for(people.artist).get(deal.get_absolute_url()).content.decode()
    assert (deal.status, deal.waiting_for) == (Status.IN_PROGRESS, people.artist)
    assert (deal.revisions_used, deal.revisions_left) == (1, 1)
    assert "Bea asks for a change:" in page
    assert "A warmer light, please." in page
    assert "show Bea the changed picture" in page


def test_it_takes_words(buyer, deal):
    assert buyer.post(deal.verb_url("ask_change"), {"note": " "}).status_code == 422
    assert reread(deal).revisions_used == 0


def test_what_was_agreed_is_the_end_of_it(buyer, deal):
    for _ in range(2):
        for verb in ("ask_change", "share", "deliver"):
            press(deal, verb)

    page = buyer.get(deal.get_absolute_url()).content.decode()
    asked = buyer.get(deal.verb_url("ask_change"), follow=True).content.decode()
    answer = buyer.post(deal.verb_url("ask_change"), {"note": "Once more."}, follow=True)

    assert deal.verb_url("ask_change") not in page
    assert "used up" in asked
    assert "used up" in answer.content.decode()
    assert (reread(deal).status, reread(deal).revisions_used) == (Status.DELIVERED, 2)


def test_the_count_cannot_be_put_back_by_a_stale_page(deal):
    stale = reread(deal)
    press(deal, "ask_change")

    stale.title = "Pip"
    stale.save()

    assert reread(deal).revisions_used == 1
