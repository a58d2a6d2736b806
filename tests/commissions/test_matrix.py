"""Who may do what when: role × verb × state through the pages, from the verbs' declarations."""

import pytest

from commissions.models import CommissionRequest
from marketplace.deals.models import DealQuerySet
from tests.commissions.jobs import Status
from tests.commissions.matrix import ACTORS, faults

pytestmark = pytest.mark.django_db

BEFORE_MONEY = ("requested", "quoted", "agreed")
ACTIVE = ("in_progress", "in_review")
LOOKED_AT = ("in_review", "delivered")
WITH_MONEY = ("in_progress", "in_review", "delivered")

# Said a second time, so that a slip in a declaration is not its own excuse.
DECLARED = {
    "edit_brief": ("buyer", ("requested",), ("same",)),
    "quote": ("seller", ("requested",), ("quoted",)),
    "take_back": ("seller", ("quoted",), ("requested",)),
    "counter": ("buyer", ("quoted",), ("requested",)),
    "agree": ("buyer", ("quoted",), ("agreed",)),
    "decline": ("seller", ("requested", "agreed"), ("declined",)),
    "withdraw": ("buyer", BEFORE_MONEY, ("withdrawn",)),
    "expire": ("clock", BEFORE_MONEY, ("expired",)),
    "start": ("gateway", ("agreed",), ("in_progress",)),
    "fund_stage": ("gateway", ("in_progress",), ("same",)),
    "share": ("seller", ACTIVE, ("same",)),
    "keep": ("seller", ACTIVE, ("same",)),
    "show": ("seller", ACTIVE, ("same",)),
    "discard": ("seller", ACTIVE, ("same",)),
    "submit": ("seller", ("in_progress",), ("in_review",)),
    "deliver": ("seller", ("in_progress",), ("delivered",)),
    "approve": ("buyer", ("in_review",), ("in_progress",)),
    "ask_change": ("buyer", LOOKED_AT, ("in_progress",)),
    "complete": ("buyer", ("delivered",), ("completed",)),
    "end": ("clock", ("in_progress",), ("ended",)),
    "release_silently": ("clock", LOOKED_AT, ("in_progress", "completed")),
    "put_off": ("clock", LOOKED_AT, ("same",)),
    "settle": ("operator", WITH_MONEY, ("in_progress", "completed", "ended", "cancelled")),
    "ask_operators": (("buyer", "seller"), WITH_MONEY, ("same",)),
}
DECLARED_SOURCES = {verb: set(sources) for verb, (_, sources, _) in DECLARED.items()}


def test_the_verbs_are_these():
    verbs = CommissionRequest.verbs()

    assert {name: (verb.by, verb.source, verb.to) for name, verb in verbs.items()} == {
        name: (by if isinstance(by, tuple) else (by,), source, to)
        for name, (by, source, to) in DECLARED.items()
    }


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("actor", ACTORS)
def test_only_the_declared_cells_change_anything(people, status, actor):
    assert faults(people, status, actor, sources=DECLARED_SOURCES) == []


def test_the_table_sees_a_role_check_that_is_gone(people, monkeypatch):
    monkeypatch.setattr(CommissionRequest, "role_of", lambda self, actor: "seller")

    found = faults(people, Status.REQUESTED, "buyer", sources=DECLARED_SOURCES)

    assert changed(found) == {"quote", "decline"}


def test_the_table_sees_an_open_lookup(people, monkeypatch):
    monkeypatch.setattr(DealQuerySet, "visible_to", lambda self, user: self.all())

    assert faults(people, Status.REQUESTED, "stranger", sources=DECLARED_SOURCES) != []


def test_the_table_sees_a_state_check_that_is_gone(people, monkeypatch):
    verbs = CommissionRequest.verbs()
    for verb in (verbs["share"], verbs["keep"]):
        monkeypatch.setitem(vars(verb), "source", tuple(Status.values))

    found = faults(people, Status.COMPLETED, "artist", sources=DECLARED_SOURCES)

    assert changed(found) == {"share", "keep"}


def changed(found):
    return {verb for verb, _, (_, is_changed) in found if is_changed}
