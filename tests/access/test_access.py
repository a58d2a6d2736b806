"""The table of addresses and people, all of it; and that it notices a missing check."""

import pytest
from django.db import transaction

from marketplace.deals.models import DealQuerySet
from marketplace.uploads import access
from tests.access import world
from tests.access.table import ELSEWHERE, TABLE

pytestmark = pytest.mark.django_db


def rows(method="", name=""):
    """(method, name, parts, expected codes) of the table, all or those that begin so."""
    for codes, asks in TABLE.items():
        for line in asks.strip().splitlines():
            verb, address, *parts = line.split()
            if verb.startswith(method) and address.startswith(name):
                yield verb, address, dict(part.split("=") for part in parts), codes


def wrong_cells(stage, table):
    """Each request is rolled back, so that every one meets the same world."""
    wrong = []
    for method, name, parts, codes in table:
        for actor, expected in zip(world.ACTORS, codes.split(), strict=True):
            before = transaction.savepoint()
            code = world.ask(stage, actor, method, name, parts)
            transaction.savepoint_rollback(before)
            if code != int(expected):
                wrong.append(f"{actor}: {method} {name} {parts} is {code}, not {expected}")
    return wrong


@pytest.mark.parametrize("room", sorted({name.partition(":")[0] for _, name, *_ in rows()}))
def test_everybody_gets_what_the_table_says(people, room):
    stage = world.build(people)

    assert wrong_cells(stage, rows(name=room)) == []


def test_every_address_stands_in_the_table():
    listed = {name for _, name, *_ in rows()} | ELSEWHERE.keys()

    assert set(world.addresses()) - listed == set()


def test_the_table_notices_when_deals_are_open_to_everybody(people, monkeypatch):
    stage = world.build(people)
    monkeypatch.setattr(DealQuerySet, "visible_to", lambda deals, user: deals)

    assert wrong_cells(stage, rows("GET", "commissions:commission-share"))


def test_the_table_notices_when_private_files_are_open_to_everybody(people, monkeypatch):
    stage = world.build(people)
    monkeypatch.setattr(access, "sizes", lambda picture, user: access.ALL)

    assert wrong_cells(stage, rows("GET", "uploads:file"))
