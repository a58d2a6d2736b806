"""Clearing away: pictures of forms that were never sent, files whose row was never written."""

from datetime import timedelta

from django.db.models import ProtectedError
from django.db.utils import IntegrityError

from . import storage

# How long an uploaded picture waits for its form to be sent.
PATIENCE = timedelta(hours=24)
BATCH = 500


def sweep(model, now):
    """Removes unattached pictures and unclaimed files that are older than 24 hours.

    Returns ``{"pictures": …, "files": …}``: how many rows, and how many keys without a row. Safe
    to run at any time, by several workers at once.
    """
    before = now - PATIENCE
    return {
        "pictures": sweep_rows(model, before),
        "files": sum(
            sweep_keys(model, place, before) for place in (storage.public(), storage.private())
        ),
    }


def sweep_rows(model, before):
    stale = model.objects.unattached().filter(created_at__lt=before)
    return sum(sweep_row(model, pk) for pk in list(stale.values_list("pk", flat=True)))


def sweep_row(model, pk):
    try:
        return model.objects.filter(pk=pk).withdraw()
    except (ProtectedError, IntegrityError):
        # Something uses it after all.
        model.objects.filter(pk=pk).attach()
        return 0


def sweep_keys(model, place, before):
    keys = list(storage.listing(place)[0])
    return sum(
        sweep_key(place, key, before)
        for start in range(0, len(keys), BATCH)
        for key in without_row(model, keys[start : start + BATCH])
    )


def without_row(model, keys):
    known = set(model.objects.filter(key__in=keys).values_list("key", flat=True))
    return [key for key in keys if key not in known]


def sweep_key(place, key, before):
    """Removes what lies under the key unless some of it is young: its row may be on its way."""
    names = storage.listing(place, key)[1]
    try:
        if any(place.get_modified_time(f"{key}/{name}") >= before for name in names):
            return 0
    except FileNotFoundError:
        return 0  # somebody else is at it
    storage.remove(place, key)
    return 1
