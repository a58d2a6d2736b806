"""The clock: it acts on the date that both were shown, once, and never on who could not know."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from django.utils import timezone

from commissions.models import CommissionRequest
from marketplace.deals import clock
from marketplace.deals.models import Beat, Deal
from marketplace.ledger import audit
from marketplace.notifications import outbox
from tests.commissions.jobs import Status, commission_of, reread

pytestmark = pytest.mark.django_db

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def deal(people):
    """A stage that waits for the buyer's answer, whose mail has gone out."""
    deal = commission_of(people, Status.IN_REVIEW)
    outbox.send_due()
    return deal


def first_stage(deal):
    return deal.milestones[0].status


def verbs(deal):
    return list(deal.events.order_by("pk").values_list("verb", flat=True))


def set_clock(deal, clock_at):
    Deal._base_manager.filter(pk=deal.pk).update(clock_at=clock_at)


def test_before_the_date_nothing_happens(deal):
    assert clock.run(reread(deal).clock_at - timedelta(seconds=1)) == 0

    assert first_stage(deal) == "held"


def test_on_the_date_silence_releases(deal):
    assert clock.run(reread(deal).clock_at) == 1

    assert first_stage(deal) == "released"
    assert list(audit.differences()) == []


def test_a_notice_that_was_never_sent_puts_the_date_off_once(people):
    deal = commission_of(people, Status.IN_REVIEW)

    clock.run(timezone.now() + 8 * DAY)
    assert (first_stage(deal), verbs(deal)[-1]) == ("held", "put_off")
    assert timedelta(hours=47) < reread(deal).clock_at - timezone.now() < timedelta(hours=49)

    clock.run(timezone.now() + 3 * DAY)
    assert first_stage(deal) == "released"


def test_a_date_that_passed_while_the_clock_was_down_is_put_off_once(deal):
    Beat.objects.create(pk=1, at=timezone.now() - 5 * HOUR)
    set_clock(deal, timezone.now() - 2 * HOUR)

    clock.tick()
    assert (first_stage(deal), verbs(deal)[-1]) == ("held", "put_off")

    set_clock(deal, timezone.now() - HOUR / 2)
    clock.tick()
    assert first_stage(deal) == "released"


def test_a_date_from_before_the_clock_went_down_is_kept(deal):
    Beat.objects.create(pk=1, at=timezone.now() - 5 * HOUR)
    set_clock(deal, timezone.now() - 6 * HOUR)

    clock.tick()

    assert first_stage(deal) == "released"


def test_a_clock_that_runs_puts_nothing_off(deal):
    Beat.objects.create(pk=1, at=timezone.now() - timedelta(minutes=5))
    set_clock(deal, timezone.now() - timedelta(minutes=1))

    clock.tick()

    assert first_stage(deal) == "released"


def test_the_clock_notes_when_it_ran(db):
    clock.tick()
    clock.tick()

    assert timezone.now() - Beat.objects.get().at < timedelta(minutes=1)


@pytest.mark.django_db(transaction=True)
def test_two_clocks_at_once_act_once(deal):
    gate, now = threading.Barrier(4), reread(deal).clock_at

    def run():
        gate.wait()
        try:
            return clock.run(now)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        moved = [future.result() for future in [pool.submit(run) for _ in range(4)]]

    assert sum(moved) == verbs(deal).count("release_silently") == 1
    assert list(audit.differences()) == []


def test_a_deal_that_fails_keeps_no_other_waiting(people, deal, caplog):
    broken = commission_of(people, Status.IN_PROGRESS)
    set_clock(broken, timezone.now())  # a date that a paid stage never has

    with caplog.at_level(logging.ERROR):
        moved = clock.run(timezone.now() + 8 * DAY)

    assert moved == 1
    assert (first_stage(deal), first_stage(broken)) == ("released", "held")
    assert "the clock failed" in caplog.text


@pytest.mark.parametrize(
    "status", [Status.REQUESTED, Status.QUOTED, Status.AGREED], ids=lambda status: status.value
)
def test_what_nobody_answers_runs_out(people, status):
    deal = commission_of(people, status)

    clock.run(timezone.now() + 15 * DAY)

    deal = reread(deal)
    assert (deal.status, deal.clock_at) == (Status.EXPIRED, None)
    assert not deal.holds.exclude(status="void").exists()


@pytest.mark.parametrize("status", [Status.COMPLETED, Status.WITHDRAWN, Status.CANCELLED])
def test_the_clock_leaves_what_is_over(people, status):
    deal = commission_of(people, status)

    assert clock.run(timezone.now() + 400 * DAY) == 0

    assert reread(deal).status == status


def test_a_later_time_is_for_demo_markets_only(deal, settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="real money early"):
        call_command("tick", "--at", "2099-01-01")

    assert first_stage(deal) == "held"


def test_a_demo_market_can_be_wound_forward(deal, settings, capsys):
    settings.DEMO = True
    later = reread(deal).clock_at + HOUR

    call_command("tick", "--at", later.isoformat())

    assert "moved 1 deals" in capsys.readouterr().out
    assert first_stage(deal) == "released"


def test_a_strange_time_is_refused(settings):
    settings.DEMO = True

    with pytest.raises(CommandError, match="Write the time as"):
        call_command("tick", "--at", "tomorrow")


def test_one_tick_does_every_round(deal, mailoutbox, capsys):
    set_clock(deal, timezone.now())

    call_command("tick")

    assert "moved 1 deals" in capsys.readouterr().out
    assert CommissionRequest.objects.get().waiting_on == "buyer"
    assert any("released" in mail.subject for mail in mailoutbox)
