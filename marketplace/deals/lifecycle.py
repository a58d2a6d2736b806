"""How a deal changes: verbs, pressed under a lock, each leaving an event.

A wing writes each change of status as a method of its deal::

    @transition(Status.QUOTED, to=Status.REQUESTED, by="seller", label="Take the quote back")
    def take_back(self, *, by, note=""):
        self.wait_for("seller", days=14)

Pressing it opens a transaction, locks the ``Deal`` row alone, reads the deal again, refuses a
wrong role or state, runs the body, writes what the body changed, and adds the event. The same
declarations feed the buttons on the page, the operators' console and the tests' matrix.

A body moves nothing of another deal and presses no other verb of its own. It takes words from a
plain form's cleaned data: reading again would silently overwrite what a form put on the instance.
"""

import functools
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import transaction

# Stands for "an edit that depends on the state": locked and recorded, but nothing moves.
SAME = "same"
ROLES = ("buyer", "seller", "operator", "clock", "gateway", "stranger")

running = ContextVar("running", default=frozenset())


class Refused(Exception):
    """The verb cannot be pressed now. The message is for the person who pressed it."""


class WrongRole(Refused):
    """It is for somebody else to press."""


class Nested(RuntimeError):
    """A verb pressed another verb of the same deal: two events for one click. A mistake of ours."""


@dataclass(frozen=True)
class Verb:
    """What may be done: ``name``, from which states, to which, and by which roles."""

    name: str
    label: str
    source: tuple[str, ...]
    to: tuple[str, ...]
    by: tuple[str, ...]
    is_quiet: bool = False

    def targets(self, before):
        """The states this verb can lead to from ``before``."""
        return (before,) if self.to == (SAME,) else self.to

    def is_open_to(self, role, status):
        return role in self.by and status in self.source


def transition(*source, to, by, label=None, quiet=False):
    """Makes a method a verb.

    ``source``: states from which it may be pressed. ``to``: the state it leads to, several (the
    body returns which), or ``SAME``. ``by``: the role or roles that may press it. ``quiet``: an
    edit that the other side must not notice; it is locked and checked like any other, and leaves
    the deal's own row and its events as they were.
    """
    if quiet and to != SAME:
        raise TypeError("A quiet verb moves nothing.")

    def decorate(body):
        verb = Verb(
            name=body.__name__,
            label=label or body.__name__.replace("_", " ").capitalize(),
            source=tuple(map(str, source)),
            to=tuple(map(str, to)) if isinstance(to, tuple) else (str(to),),
            by=by if isinstance(by, tuple) else (by,),
            is_quiet=quiet,
        )

        @functools.wraps(body)
        def press(self, *, by, **words):
            return press_verb(self, verb, body, by, words)

        press.verb = verb
        return press

    return decorate


def press_verb(deal, verb, body, by, words):
    if deal.pk in running.get():
        raise Nested(f"{verb.name} was pressed inside another verb of deal {deal.code}")
    with entered(deal.pk), memory_back_on_error(deal), transaction.atomic():
        deal.lock()
        role = deal.role_of(by)
        if role not in verb.by:
            raise WrongRole(deal.words_for_wrong_role(verb))
        if deal.status not in verb.source:
            raise Refused(deal.words_for_wrong_state(verb))
        stored, before = deal.snapshot(), deal.status
        to = body(deal, by=by, **words) or verb.to[0]
        if verb.is_quiet:
            return deal
        deal.status = before if to == SAME else str(to)
        deal.close_when_ended()
        deal.write_changes_since(stored)
        note = words.get("note", "")
        event = deal.record(verb.name, by=by, role=role, before=before, note=note)
        deal.tell_of(event)
    return deal


@contextmanager
def entered(pk):
    token = running.set(running.get() | {pk})
    try:
        yield
    finally:
        running.reset(token)


@contextmanager
def memory_back_on_error(deal):
    """Undoes in memory what the database rolled back, or the page would show the refused state."""
    found = deal.snapshot()
    try:
        yield
    except BaseException:
        for attname, value in found.items():
            setattr(deal, attname, value)
        raise
