"""Two movers of the same money at once: one of them wins, the others are told, the books add up.

On SQLite writers queue at BEGIN, so a lock that is missing shows on PostgreSQL alone; a read that
is missing inside it shows on both.
"""

import logging
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from commissions.models import CommissionRequest, ProgressPhoto
from commissions.models.plan import default_plan
from marketplace.deals import clock
from marketplace.deals.models import Deal
from marketplace.ledger import audit, inbox
from marketplace.ledger.gateways import sandbox
from marketplace.ledger.models import SandboxWord
from marketplace.notifications import outbox
from marketplace.uploads.models import Picture
from tests.commissions.crowd import CLICKS, crowd, trials_here
from tests.commissions.jobs import Status, commission_of, press, reread
from tests.ledger.paying import charge_for

pytestmark = pytest.mark.django_db(transaction=True)

__all__ = ["crowd"]


# --- The scenes: a commission where both movers may move -----------------------------------


def at(status):
    return lambda people: commission_of(people, status)


def in_review(people):
    deal = commission_of(people, Status.IN_PROGRESS)
    show_stage(deal)
    return press(deal, "submit")


def delivered(people):
    deal = in_review(people)
    for verb in ("approve", "pay"):
        press(deal, verb)
    show_stage(deal)
    for verb in ("submit", "approve", "pay"):
        press(deal, verb)
    show_stage(deal)
    return press(deal, "deliver")


def next_stage_due(people):
    return press(in_review(people), "approve")


def show_stage(deal):
    """A picture without files: making real ones would be most of the time of the race."""
    facts = {"width": 1, "height": 1, "colour": "#000000", "name": "pip.png", "size_bytes": 1}
    ProgressPhoto.objects.create(
        commission=deal,
        milestone=deal.current_milestone,
        uploaded_by=deal.seller,
        picture=Picture.objects.create(owner=deal.seller, is_private=True, **facts),
        stage_tag=deal.stage_tags[-1],
        is_visible_to_buyer=True,
        shared_at=timezone.now(),
    )


# --- The movers: each is a click on a page that was loaded before the race began ------------


def verb(name, who, **words):
    def make(deal, people):
        stale, by = reread(deal), getattr(people, who)
        return lambda: getattr(stale, name)(by=by, **words) and name

    return make


def ticking(deal, people):
    outbox.send_due()
    return lambda: clock.run(timezone.now() + timedelta(days=20)) and "clock"


def paying(deal, people):
    """A webhook of the one payment: two events take turns, so that each comes twice."""
    if not deal.bodies:
        charge = charge_for(deal.payable_milestone())
        deal.bodies += [SandboxWord(charge=charge, kind="succeeded").body() for _ in range(2)]
    deal.bodies.reverse()
    return telling(deal.bodies[0])


def paying_again(deal, people):
    """A webhook of a payment of its own: somebody paid the same stage in several tabs."""
    charge = charge_for(deal.payable_milestone())
    return telling(SandboxWord(charge=charge, kind="succeeded").body())


def telling(body):
    return lambda: inbox.receive("sandbox", body, sandbox.headers_for(body)) and "webhook"


quote = verb("quote", "artist", steps=default_plan(30000), total_cents=30000)
withdraw = verb("withdraw", "buyer")
agree = verb("agree", "buyer", plan_version=1)
take_back = verb("take_back", "artist")
approve = verb("approve", "buyer")
ask_change = verb("ask_change", "buyer", note="Warmer.")
complete = verb("complete", "buyer")
refund = verb("settle", "operator", release_cents=0, note="The artist is gone.")
ask = verb("ask_operators", "buyer", note="Where are you?")

# name → scene, movers, and the events that may come of it, each in its order
RACES = {
    "quote × withdraw": (at(Status.REQUESTED), (quote, withdraw), "withdraw | quote withdraw"),
    "agree × take back": (at(Status.QUOTED), (agree, take_back), "agree | take_back"),
    "approve × approve": (in_review, (approve,), "approve"),
    "approve × ask for a change": (in_review, (approve, ask_change), "approve | ask_change"),
    "approve × refund": (in_review, (approve, refund), "approve | settle"),
    "complete × clock": (delivered, (complete, ticking), "complete | release_silently"),
    "payment × withdraw": (at(Status.AGREED), (paying, withdraw), "start | withdraw"),
    "payment × payment": (at(Status.AGREED), (paying_again,), "start"),
    "clock × payment": (next_stage_due, (ticking, paying), "end | fund_stage"),
    "refund × ask": (in_review, (refund, ask), "settle | ask_operators settle"),
}


def run_trials(crowd, people, name, trials):
    scene, movers, outcomes = RACES[name]
    for _ in range(trials):
        deal = scene(people)
        deal.bodies = []
        before = set(deal.events.values_list("pk", flat=True))
        clicks = [movers[number % len(movers)](deal, people) for number in range(CLICKS)]

        results = crowd.press(clicks)

        assert [result for result in results if result[0] == "broken"] == []
        fresh = deal.events.exclude(pk__in=before).order_by("pk")
        assert " ".join(event.verb for event in fresh) in outcomes.split(" | "), results
        assert reread(deal).status == list(fresh)[-1].after
        Deal._base_manager.filter(pk=deal.pk).update(clock_at=None)
    assert list(audit.differences()) == []


@pytest.fixture(autouse=True)
def _nothing_logged(caplog):
    """The clock logs what breaks under it and goes on; here that is a failure too."""
    with caplog.at_level(logging.ERROR):
        yield
    assert [record.getMessage() for record in caplog.get_records("call")] == []


@pytest.mark.parametrize("name", RACES)
def test_one_mover_wins(crowd, people, name):
    run_trials(crowd, people, name, trials_here())


@pytest.mark.long
@pytest.mark.parametrize("name", RACES)
def test_one_mover_wins_two_hundred_times(crowd, people, name):
    run_trials(crowd, people, name, 200)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite queues its writers")
@pytest.mark.parametrize("name", ["approve × ask for a change", "agree × take back"])
def test_the_race_sees_a_lock_that_is_gone(crowd, people, monkeypatch, name):
    monkeypatch.setattr(CommissionRequest, "lock", CommissionRequest.refresh_from_db)

    with pytest.raises(AssertionError):
        run_trials(crowd, people, name, 60)
