"""A seller takes their balance to the bank: never more than there is, once per click."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.urls import reverse

from marketplace.deals.lifecycle import Refused
from marketplace.ledger import audit, errands
from marketplace.ledger.models import Payout
from tests.commissions.jobs import Status, commission_of
from tests.ledger.paying import balance

pytestmark = pytest.mark.django_db


@pytest.fixture
def artist(people):
    """An artist with 54.00 on their balance."""
    commission_of(people, Status.ENDED)
    return people.artist


def withdraw(client, amount, op_id=None):
    facts = {"amount": amount, "op_id": op_id or uuid.uuid4()}
    return client.post(reverse("ledger:withdraw"), facts, follow=True)


def test_what_was_earned_can_be_withdrawn(artist, client_for):
    page = withdraw(client_for(artist), "50.00")

    assert "$50.00 is on its way to your bank." in page.content.decode()
    assert balance(artist) == 400
    assert Payout.objects.get().amount_cents == 5000


def test_no_more_than_the_balance(artist, client_for):
    page = withdraw(client_for(artist), "54.01")

    assert "There is not that much on your balance" in page.content.decode()
    assert balance(artist) == 5400


@pytest.mark.parametrize("amount", ["", "0", "-1", "much"])
def test_a_strange_amount_comes_back_with_the_form(artist, client_for, amount):
    answer = withdraw(client_for(artist), amount)

    assert answer.status_code in (200, 422)
    assert balance(artist) == 5400
    assert not Payout.objects.exists()


def test_the_same_click_twice_is_one_payout(artist, client_for):
    op_id, client = uuid.uuid4(), client_for(artist)
    withdraw(client, "20.00", op_id)

    page = withdraw(client, "30.00", op_id)

    assert "$20.00 is on its way" in page.content.decode()
    assert balance(artist) == 3400
    assert Payout.objects.count() == 1


def test_somebody_elses_click_is_their_own(artist, people):
    errands.ask_payout(artist, 2000, op_id="same")

    with pytest.raises(Refused):
        errands.ask_payout(people.buyer, 2000, op_id="same")

    assert (balance(artist), balance(people.buyer)) == (3400, 0)


@pytest.mark.django_db(transaction=True)
def test_two_payouts_at_once_do_not_overdraw(artist):
    gate = threading.Barrier(4)

    def press(number):
        gate.wait()
        try:
            return errands.ask_payout(artist, 5000, op_id=f"{number}").pk
        except Refused:
            return None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        paid = list(pool.map(press, range(4)))

    assert len([pk for pk in paid if pk]) == 1, paid
    assert balance(artist) == 400
    assert list(audit.differences()) == []


def test_the_earnings_page_shows_the_way_of_the_money(artist, client_for):
    errands.ask_payout(artist, 1000, op_id="one")

    page = client_for(artist).get(reverse("ledger:earnings")).content.decode()

    for words in ("$54.00", "$44.00", "Payout to your bank", "released, after the fee"):
        assert words in page


def test_the_page_of_somebody_who_earned_nothing(people, client_for):
    page = client_for(people.stranger).get(reverse("ledger:earnings")).content.decode()

    assert "Nothing has moved yet" in page
