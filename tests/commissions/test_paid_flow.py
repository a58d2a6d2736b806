"""A commission's money from the quote to the last release, verb by verb."""

from datetime import timedelta

import pytest
from django.utils import timezone

from commissions.models.plan import Step, default_plan
from marketplace.deals import clock
from marketplace.deals.lifecycle import Refused
from marketplace.ledger import audit, errands
from marketplace.ledger.gateways import sandbox
from marketplace.ledger.models import Account, Payment, SandboxReturn
from marketplace.notifications import outbox
from tests.commissions.jobs import PATHS, Status, commission_of, press, reread
from tests.ledger.paying import charge_for, pay

pytestmark = pytest.mark.django_db


def holds(deal):
    return list(deal.milestones.values_list("status", flat=True))


def balance(person):
    return Account.objects.balance_of(person).balance_cents


@pytest.mark.parametrize("status", PATHS)
def test_every_state_is_reached_by_verbs_and_leaves_the_books_right(people, status):
    deal = commission_of(people, status)

    assert reread(deal).status == status
    assert list(audit.differences()) == []


def test_a_completed_commission_paid_the_artist_all_but_the_fee(people):
    commission_of(people, Status.COMPLETED)

    assert balance(people.artist) == 27000
    assert Account.objects.house(Account.Kind.FEES).balance_cents == 3000
    assert Account.objects.house(Account.Kind.HELD).balance_cents == 0


def test_a_plan_that_does_not_add_up_is_refused(people):
    deal = commission_of(people)

    with pytest.raises(Refused, match=r"add up to \$290.00, not to \$300.00"):
        press(deal, "quote", steps=default_plan(29000), total_cents=30000)

    assert reread(deal).status == Status.REQUESTED


def test_only_the_newest_quote_can_be_agreed_to(people):
    deal = commission_of(people, Status.QUOTED)
    press(deal, "counter")
    press(deal, "quote", steps=[Step("All", 20000, ("final",))], total_cents=20000)

    with pytest.raises(Refused, match="newest quote"):
        press(deal, "agree", plan_version=1)

    assert not deal.holds.exists()


def test_the_next_stage_cannot_be_paid_before_this_one_is_released(people):
    deal = commission_of(people, Status.IN_PROGRESS)
    charge = charge_for(deal.milestones[1])

    sandbox.choose(charge, sandbox.Card.GOOD)
    sandbox.deliver()

    assert holds(deal) == ["held", "due", "due"]
    assert Payment.objects.get(code=charge.payment_code).status == "refund_due"


def test_a_payment_that_comes_after_the_end_goes_back_by_itself(people):
    deal = commission_of(people, Status.AGREED)
    charge = charge_for(deal.payable_milestone())
    press(deal, "withdraw")

    charge.say("succeeded")
    sandbox.deliver()
    errands.run()

    assert SandboxReturn.objects.get().amount_cents == 6000
    assert list(audit.differences()) == []


def test_a_silent_buyer_releases_once_the_notice_reached_them(people):
    deal = commission_of(people, Status.IN_REVIEW)
    outbox.send_due()

    clock.run(timezone.now() + timedelta(days=8))

    assert holds(deal) == ["released", "due", "due"]
    assert reread(deal).waiting_on == "buyer"


def test_an_unpaid_next_stage_ends_the_commission_and_keeps_what_was_released(people):
    deal = commission_of(people, Status.IN_PROGRESS)
    for step in ("share", "submit", "approve"):
        press(deal, step)

    clock.run(timezone.now() + timedelta(days=15))

    assert reread(deal).status == Status.ENDED
    assert holds(deal) == ["released", "void", "void"]
    assert balance(people.artist) == 5400


def test_asking_the_operators_stops_the_clock(people):
    deal = commission_of(people, Status.IN_REVIEW)
    press(deal, "ask_operators")

    clock.run(timezone.now() + timedelta(days=30))

    assert reread(deal).status == Status.IN_REVIEW


def test_a_split_ends_the_commission_and_closes_the_hold_whole(people):
    deal = commission_of(people, Status.IN_REVIEW)
    press(deal, "settle", release_cents=2000)

    milestone = deal.milestones[0]
    assert reread(deal).status == Status.ENDED
    assert (milestone.released_cents, milestone.refunded_cents) == (2000, 4000)
    assert balance(people.artist) == 1800


def test_a_declined_card_leaves_the_stage_due(people):
    deal = commission_of(people, Status.AGREED)

    pay(deal.payable_milestone(), sandbox.Card.DECLINED)

    assert holds(deal) == ["due", "due", "due"]
    assert Payment.objects.get().reason == "The card has not enough money on it."


def test_a_buyer_who_approves_after_all_starts_the_clock_again(people):
    deal = commission_of(people, Status.IN_REVIEW)
    press(deal, "ask_operators")

    press(deal, "approve")

    assert reread(deal).asked_at is None
    assert reread(deal).clock_at is not None
