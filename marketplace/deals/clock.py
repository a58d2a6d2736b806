"""The clock: what happens when nobody does anything, on the date that both sides were shown."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from .models import Beat, Deal

logger = logging.getLogger("marketplace.clock")

# A clock that was silent for longer than this was down.
LATE = timedelta(hours=1)


def tick():
    """What the worker calls: lets the clock act now, and notes that it did."""
    now = timezone.now()
    beat = Beat.objects.filter(pk=1).first()
    was_down = beat is not None and beat.at < now - LATE
    moved = run(now, down_since=beat.at if was_down else None)
    Beat.objects.update_or_create(pk=1, defaults={"at": now})
    return moved


def run(now, down_since=None):
    """Lets the clock act on every deal whose time has come; returns how many it moved.

    Each deal has its own small transaction and lock, so several workers may do this at once and
    one that is killed loses nothing. A deal that fails is logged and keeps no other waiting.
    ``down_since``: deadlines that passed since then passed unseen; see ``release_after_notice``.
    """
    due = Deal.objects.clock_due(now).order_by("clock_at", "pk").values_list("pk", flat=True)
    return sum(act(pk, now, down_since) for pk in list(due))


def act(pk, now, down_since):
    try:
        with transaction.atomic():
            rows = Deal.objects.clock_due(now).filter(pk=pk)
            deal = rows.select_for_update(skip_locked=True, no_key=True).first()
            if deal is None:
                return False
            was_unseen = down_since is not None and deal.clock_at > down_since
            deal.concrete.due(was_unseen=was_unseen)
            return True
    except Exception:
        logger.exception("the clock failed", extra={"data": {"deal": pk}})
        return False
