"""Refunds and payouts that the provider is asked for: once, and again until it takes them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from marketplace.ledger import audit, errands, gateways
from marketplace.ledger.gateways import sandbox
from marketplace.ledger.models import Payout, Refund, SandboxReturn
from tests.commissions.jobs import Status, commission_of
from tests.ledger.paying import balance, house

pytestmark = pytest.mark.django_db


@pytest.fixture
def refund(people):
    """60.00 on their way back to the buyer."""
    commission_of(people, Status.CANCELLED)
    return Refund.objects.get()


@pytest.fixture
def payout(people):
    """54.00 on their way from the artist's balance to their bank."""
    commission_of(people, Status.ENDED)
    return errands.ask_payout(people.artist, 5400, op_id="first")


class Closed(sandbox.Sandbox):
    """A provider that is asked in vain: it refuses, or breaks off."""

    def __init__(self, error):
        self.error = error

    def refund(self, refund):
        raise self.error

    pay_out = refund


@pytest.fixture
def provider_says(monkeypatch):
    def say(error):
        monkeypatch.setattr(gateways, "all_gateways", lambda: {"sandbox": Closed(error)})

    return say


def run_late(times):
    """Rounds that are far enough apart for every errand to be due again."""
    now = timezone.now()
    return [errands.run(now + timedelta(days=3 * number)) for number in range(times)]


def test_a_refund_is_sent_once(refund):
    assert run_late(3) == [1, 0, 0]

    refund.refresh_from_db()
    assert (refund.status, refund.tries) == ("sent", 1)
    assert SandboxReturn.objects.get().amount_cents == 6000


def test_a_payout_is_sent_once_and_leaves_the_books(people, payout):
    assert house("payout") == 5400

    assert run_late(2) == [1, 0]

    assert (balance(people.artist), house("payout")) == (0, 0)
    assert SandboxReturn.objects.get().key == payout.key
    assert list(audit.differences()) == []


def test_what_the_provider_refuses_is_asked_again_later(refund, provider_says, monkeypatch):
    provider_says(gateways.ProviderRefused("Come back tomorrow."))
    now = timezone.now()

    assert errands.run(now) == errands.run(now + timedelta(minutes=9)) == 0

    refund.refresh_from_db()
    assert (refund.status, refund.tries, refund.reason) == ("wanted", 1, "Come back tomorrow.")
    monkeypatch.undo()
    assert errands.run(now + timedelta(minutes=11)) == 1


def test_a_payout_that_is_refused_too_often_is_back_on_the_balance(people, payout, provider_says):
    provider_says(gateways.ProviderRefused("No such bank."))

    run_late(errands.TRIES + 1)

    payout.refresh_from_db()
    assert (payout.status, payout.tries) == ("failed", errands.TRIES)
    assert (balance(people.artist), house("payout")) == (5400, 0)
    assert list(audit.differences()) == []


def test_a_refund_that_is_refused_too_often_waits_for_an_operator(refund, provider_says):
    provider_says(gateways.ProviderRefused("The card is gone."))

    run_late(errands.TRIES + 1)

    refund.refresh_from_db()
    assert (refund.status, refund.reason) == ("failed", "The card is gone.")
    assert not SandboxReturn.objects.exists()


def test_a_worker_killed_before_it_asked_leaves_the_errand_to_the_next(refund):
    now = timezone.now()
    errands.claim(Refund, now)

    assert errands.run(now) == 0
    assert errands.run(now + timedelta(minutes=11)) == 1


def test_a_worker_killed_after_it_asked_makes_nothing_happen_twice(people, payout):
    now = timezone.now()
    sandbox.Sandbox().pay_out(errands.claim(Payout, now))

    assert errands.run(now + timedelta(minutes=11)) == 1

    assert SandboxReturn.objects.count() == 1
    assert list(audit.differences()) == []


def test_an_errand_that_breaks_off_keeps_no_other_waiting(people, refund, provider_says):
    commission_of(people, Status.CANCELLED)
    provider_says(ConnectionError("the line is dead"))

    assert errands.run() == 0

    assert list(Refund.objects.values_list("status", "tries")) == [("wanted", 1)] * 2
