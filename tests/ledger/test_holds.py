"""A hold closes once, whole, and its fee is rounded once."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from marketplace.deals.lifecycle import Refused
from marketplace.ledger import audit
from marketplace.ledger.models import Hold, Refund, Transfer
from tests.commissions.jobs import Status, commission_of
from tests.deals.factories import CommissionFactory
from tests.ledger.paying import balance, charge_for, house, post_word, word

pytestmark = pytest.mark.django_db


@pytest.fixture
def hold(people):
    """The first stage of a commission in work: 60.00 held."""
    return commission_of(people, Status.IN_PROGRESS).milestones[0]


def again(hold):
    return Hold.objects.get(pk=hold.pk)


@pytest.mark.parametrize("second", ["release", "refund", "fund", "void"])
def test_a_closed_hold_stays_closed(hold, second):
    stale = again(hold)
    hold.release()

    with pytest.raises(Refused, match="Nothing was moved twice"):
        getattr(stale, second)()

    assert again(hold).status == "released"
    assert list(audit.differences()) == []


def test_a_held_hold_is_not_dropped(hold):
    with pytest.raises(Refused):
        hold.void()

    assert again(hold).is_held
    assert house("held") == 6000


def test_a_due_hold_is_not_released(hold):
    due = Hold.objects.get(deal=hold.deal, position=1)

    with pytest.raises(Refused):
        due.release()

    assert again(due).is_due


@pytest.mark.parametrize(("release", "refund"), [(6000, 1), (5999, 0), (-1, 6001), (6001, -1)])
def test_a_split_has_to_add_up(hold, release, refund):
    with pytest.raises(Refused, match="add up"):
        hold.close(release=release, refund=refund)

    assert again(hold).is_held
    assert Transfer.objects.count() == 1


def test_a_split_pays_both_and_wants_the_refund_sent(people, hold):
    hold.close(release=2000, refund=4000)

    assert balance(people.artist) == 1800
    assert house("fees") == 200
    assert Refund.objects.get().amount_cents == 4000
    assert again(hold).status == "released"
    assert list(audit.differences()) == []


def test_a_refund_takes_no_fee(people, hold):
    hold.refund()

    assert (balance(people.artist), house("fees"), house("held")) == (0, 0, 0)
    assert again(hold).status == "refunded"


@pytest.mark.parametrize(
    ("percent", "released", "fee"),
    [
        ("10", 1, 0),
        ("10", 4, 0),
        ("10", 5, 1),  # half a cent goes up
        ("10", 14, 1),
        ("10", 15, 2),
        ("7.5", 333, 25),
        ("7.5", 20, 2),
        ("12.25", 9999, 1225),
        ("33.33", 6000, 2000),
        ("50", 1, 1),
        ("50", 3, 2),
        ("0", 6000, 0),
    ],
)
def test_fee_and_payout_are_the_release_to_the_cent(
    people, client, settings, percent, released, fee
):
    settings.FEE_PERCENT = Decimal(percent)
    hold = held_of_its_own(client, people)

    hold.close(release=released, refund=hold.amount_cents - released)

    assert (house("fees"), balance(people.artist)) == (fee, released - fee)
    assert list(audit.differences()) == []


def held_of_its_own(client, people):
    """100.00 held for the first stage, at the fee of the moment."""
    deal = commission_of(people, Status.AGREED)
    deal.holds.filter(position=0).update(amount_cents=10000)
    post_word(client, word(charge_for(deal.payable_milestone())))
    return deal.milestones[0]


@pytest.mark.parametrize(
    "values",
    [
        {"amount_cents": 0},
        {"released_cents": 4000, "refunded_cents": 2001},
        {"released_cents": -1},
        {"status": "released", "released_cents": 5999},
        {"status": "refunded"},
    ],
)
def test_the_database_refuses_a_hold_that_does_not_add_up(hold, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Hold.objects.filter(pk=hold.pk).update(**values)

    assert again(hold).is_held


def test_the_fee_is_the_one_that_the_deal_began_with(settings):
    deal = CommissionFactory()

    settings.FEE_PERCENT = Decimal(30)

    assert type(deal).objects.get().fee_on(1000) == 100
