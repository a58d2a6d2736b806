"""What a person's deals look like from their own side: the dashboard and the folder of all."""

import re
from datetime import UTC, datetime
from functools import cached_property
from urllib.parse import urlencode

from django.contrib.humanize.templatetags.humanize import apnumber
from django.db.models import Q
from django.urls import reverse

from marketplace.accounts import hats
from marketplace.deals.models import Deal

from .rows import moves_of, rows_of

PAGE = 25
SIDES = {"buying": "buyer", "selling": "seller"}


class Overview:
    """The dashboard of one person."""

    MOVES, WAITING, RECENT = 20, 8, 4

    def __init__(self, person):
        self.person = person

    @cached_property
    def moves(self):
        return moves_of(self.person, self.MOVES)

    @cached_property
    def recent(self):
        """The newest deals of both sides, fetched together."""
        found = [
            deal
            for side in SIDES.values()
            for deal in Deal.objects.filter(**{side: self.person}).newest_first()[: self.RECENT]
        ]
        return rows_of(found, self.person)

    @property
    def buying(self):
        return [row for row in self.recent if row.is_buying]

    @property
    def selling(self):
        return [row for row in self.recent if not row.is_buying]

    @property
    def has_both_sides(self):
        return bool(self.buying and self.selling)

    @cached_property
    def waiting(self):
        """Open deals in which somebody else has the move."""
        deals = Deal.objects.visible_to(self.person).open()
        others = deals.exclude(waiting_for=self.person).newest_first()[: self.WAITING]
        return rows_of(list(others), self.person)

    @cached_property
    def task_lists(self):
        """What the person's hats still need; a hat that has everything is left out."""
        lists = hats.lists_for(self.person)
        return [each for each in lists if not all(task.is_done for task in each["tasks"])]

    @property
    def lead(self):
        count = len(self.moves)
        if not count:
            return f"Nothing waits for you, {self.person.short_name}."
        number = apnumber(count).capitalize() if count < self.MOVES else f"{count} or more"
        thing = "thing waits" if count == 1 else "things wait"
        return f"{number} {thing} for you, {self.person.short_name}."

    @property
    def has_nothing(self):
        return not (self.moves or self.recent)


class Folder:
    """One page of all of a person's deals, the one that moved last first.

    ``asked``: the query string. ``role`` is buying or selling, ``state`` open or past, ``before``
    the key of the last row of the page before; what makes no sense counts as not asked.
    """

    STATES = {"": "All", "open": "Open", "past": "Past"}
    ROLES = {"": "Buying and selling", "buying": "Buying", "selling": "Selling"}

    def __init__(self, person, asked):
        self.person = person
        self.state = self.known(asked.get("state"), self.STATES)
        self.role = self.known(asked.get("role"), self.ROLES)
        self.before = read_key(asked.get("before", ""))

    def known(self, word, words):
        return word if word in words else ""

    @cached_property
    def found(self):
        """One row more than the page shows: the newest of each side, merged. Each side has its
        index; asking for both at once would sort all deals of a busy person."""
        sides = [SIDES[self.role]] if self.role else SIDES.values()
        deals = [deal for side in sides for deal in self.side(side)[: PAGE + 1]]
        return sorted(deals, key=lambda deal: (deal.updated_at, deal.pk), reverse=True)[: PAGE + 1]

    def side(self, name):
        deals = Deal.objects.visible_to(self.person).filter(**{name: self.person})
        if self.state:
            deals = deals.open() if self.state == "open" else deals.past()
        if self.before:
            moment, pk = self.before
            deals = deals.filter(Q(updated_at__lt=moment) | Q(updated_at=moment, pk__lt=pk))
        return deals.newest_first()

    @cached_property
    def rows(self):
        return rows_of(self.found[:PAGE], self.person)

    @property
    def next_url(self):
        if len(self.found) <= PAGE:
            return ""
        return self.url(before=write_key(self.found[PAGE - 1]))

    @property
    def first_url(self):
        return self.url() if self.before else ""

    @property
    def state_tabs(self):
        return [
            {"label": label, "url": self.url(state=word), "is_here": word == self.state}
            for word, label in self.STATES.items()
        ]

    @property
    def role_tabs(self):
        return [
            {"label": label, "url": self.url(role=word), "is_here": word == self.role}
            for word, label in self.ROLES.items()
        ]

    @property
    def is_filtered(self):
        return bool(self.state or self.role)

    def url(self, **changed):
        asked = {"state": self.state, "role": self.role} | changed
        query = urlencode({name: value for name, value in asked.items() if value})
        return reverse("pages:deal-list") + (f"?{query}" if query else "")


def write_key(deal):
    return f"{int(deal.updated_at.timestamp() * 1_000_000)}-{deal.pk}"


def read_key(words):
    """``(moment, pk)`` of a key that :func:`write_key` wrote, else None."""
    if not re.fullmatch(r"[0-9]{1,17}-[0-9]{1,18}", words or ""):
        return None
    microseconds, pk = map(int, words.split("-"))
    seconds, rest = divmod(microseconds, 1_000_000)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest), pk
