"""Who may do what when: role × verb × state through the pages, from the verbs' declarations."""

import pytest

from commissions.models import CommissionRequest
from marketplace.deals.models import DealQuerySet
from tests.commissions.jobs import Status
from tests.commissions.matrix import ACTORS, faults

pytestmark = pytest.mark.django_db

# Said a second time, so that a slip in a declaration is not its own excuse.
DECLARED = {
    "edit_brief": ("buyer", "requested", "same"),
    "withdraw": ("buyer", "requested", "withdrawn"),
    "accept": ("seller", "requested", "in_progress"),
    "decline": ("seller", "requested", "declined"),
    "share": ("seller", "in_progress", "same"),
    "keep": ("seller", "in_progress", "same"),
    "show": ("seller", "in_progress", "same"),
    "discard": ("seller", "in_progress", "same"),
    "deliver": ("seller", "in_progress", "delivered"),
    "ask_change": ("buyer", "delivered", "in_progress"),
    "complete": ("buyer", "delivered", "completed"),
}
DECLARED_SOURCES = {verb: {source} for verb, (_, source, _) in DECLARED.items()}


def test_the_verbs_are_these():
    verbs = CommissionRequest.verbs()

    assert {name: (verb.by, verb.source, verb.to) for name, verb in verbs.items()} == {
        name: tuple((word,) for word in words) for name, words in DECLARED.items()
    }


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("actor", ACTORS)
def test_only_the_declared_cells_change_anything(people, status, actor):
    assert faults(people, status, actor, sources=DECLARED_SOURCES) == []


def test_the_table_sees_a_role_check_that_is_gone(people, monkeypatch):
    monkeypatch.setattr(CommissionRequest, "role_of", lambda self, actor: "seller")

    found = faults(people, Status.REQUESTED, "buyer", sources=DECLARED_SOURCES)

    assert changed(found) == {"accept", "decline"}


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
