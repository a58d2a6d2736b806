"""Locking several deals: always by primary key, so that two carts never wait for each other."""

from .models import Deal


def lock_deals(pks):
    """Locks the ``Deal`` rows in order, then reads the wings' models: pk → concrete deal.

    Holds come after deals, payments after holds, stock last; every caller keeps that order.
    """
    rows = Deal._base_manager.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk")
    kinds = {}
    for pk, kind in rows.values_list("pk", "kind"):
        kinds.setdefault(kind, []).append(pk)
    found = {}
    for kind, wanted in kinds.items():
        found |= Deal.WINGS[kind]._base_manager.select_related("buyer", "seller").in_bulk(wanted)
    return found
