"""``manage.py worker``: what has to happen without a visitor, in one loop.

There is no queue: each chore looks into the database for what is due, does it in small
transactions and may be run by several workers at once or killed at any point.
"""

import logging
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.db.models import Exists, OuterRef
from django.utils import timezone

from marketplace.deals import clock
from marketplace.ledger import errands
from marketplace.ledger.gateways import sandbox
from marketplace.notifications import outbox
from marketplace.uploads.models import Picture

logger = logging.getLogger("marketplace.worker")

HOUR = 60 * 60


@dataclass(frozen=True)
class Chore:
    name: str
    every: int  # seconds
    do: Callable[[], object]


def wind_the_clock():
    """Deadlines that have come."""
    clock.tick()


def send_mails():
    """Mails that notifications wait for."""
    outbox.send_due()


def hear_the_sandbox():
    """Answers of the sandbox's bank that come late."""
    sandbox.deliver()


def run_errands():
    """Refunds and payouts that the payment provider has to be asked for."""
    errands.run()


def sweep_uploads():
    """Pictures that were uploaded into a form that was never sent."""
    Picture.objects.sweep(timezone.now())


def clear_sessions():
    """Sessions that have run out."""
    call_command("clearsessions")


def clear_session_list():
    """Lines of the session list whose session is gone."""
    alive = Session.objects.filter(session_key=OuterRef("session_key"))
    UserSession.objects.filter(~Exists(alive)).delete()


CHORES = [
    Chore("send mails", 5, send_mails),
    Chore("hear the sandbox", 5, hear_the_sandbox),
    Chore("run errands", 30, run_errands),
    Chore("wind the clock", 30, wind_the_clock),
    Chore("sweep uploads", HOUR, sweep_uploads),
    Chore("clear sessions", 6 * HOUR, clear_sessions),
    Chore("clear session list", 6 * HOUR, clear_session_list),
]


class Command(BaseCommand):
    help = "Does the work in the background, until SIGTERM; with --once, once."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do everything once and end")
        parser.add_argument("--interval", type=float, default=5, help="seconds between rounds")

    def handle(self, *, once, interval, **options):
        if once:
            failed = [chore for chore in CHORES if not do(chore)]
            raise SystemExit(bool(failed))
        stop = stop_on_signals()
        due = dict.fromkeys(CHORES, 0.0)
        while not stop.is_set():
            for chore in CHORES:
                if due[chore] <= time.monotonic() and not stop.is_set():
                    close_old_connections()  # the database may have been restarted
                    do(chore)
                    due[chore] = time.monotonic() + chore.every
            stop.wait(interval)


def do(chore):
    """Does one chore; one that fails is logged and keeps no other from its turn."""
    started = time.perf_counter()
    try:
        chore.do()
    except Exception:
        logger.exception("chore failed", extra={"data": {"chore": chore.name}})
        return False
    milliseconds = round((time.perf_counter() - started) * 1000)
    logger.info("chore done", extra={"data": {"chore": chore.name, "ms": milliseconds}})
    return True


def stop_on_signals():
    """An event that SIGTERM and SIGINT set; the chore that is running is finished first."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, lambda *_: stop.set())
    return stop
