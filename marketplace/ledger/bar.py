"""Where the money is: the parts of the money bar and the list under it that is the truth."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from marketplace.money import money

from .models import Hold

Status = Hold.Status
WORDS = {
    Status.DUE: "Due",
    Status.HELD: "Held",
    Status.RELEASED: "Released",
    Status.REFUNDED: "Refunded",
    Status.VOID: "Dropped",
}
GAP = 0.3  # per cent of the bar between two parts


@dataclass(frozen=True)
class Part:
    """One piece of the bar: from ``x``, ``width`` wide, both in per cent of the bar."""

    kind: str
    x: str
    width: str


class MoneyBar:
    """The holds of one deal, as they are or as they would be after a move.

    ``after``: hold pk → (status, released cents, refunded cents) of what is about to happen.
    """

    def __init__(self, holds, after=None):
        self.holds = list(holds)
        self.after = after or {}
        self.total_cents = sum(hold.amount_cents for hold in self.holds)
        self.rows = [self.row(hold) for hold in self.holds]
        self.parts = list(self.cut())

    def state(self, hold):
        now = (hold.status, hold.released_cents, hold.refunded_cents)
        return self.after.get(hold.pk, now)

    def row(self, hold):
        status, released, refunded = self.state(hold)
        return {
            "title": hold.title,
            "kind": "void" if status == Status.VOID else str(status),
            "badge": "Split" if released and refunded else WORDS[status],
            "amount": money(hold.amount_cents),
            "when": self.when(hold, status, released, refunded),
        }

    def when(self, hold, status, released, refunded):
        if released and refunded:
            return f"{money(released)} released, {money(refunded)} refunded"
        if hold.pk in self.after:
            return "Now"
        if status == Status.HELD:
            return f"Held since {words_for_day(hold.paid_at)}"
        if hold.closed_at:
            return f"{WORDS[status]} {words_for_day(hold.closed_at)}"
        return f"Planned for {words_for_day(hold.due_at)}" if hold.due_at else "Not paid yet"

    def cut(self):
        x = 0.0
        for hold in self.holds:
            for kind, cents in self.pieces(hold):
                width = 100 * cents / self.total_cents
                yield Part(kind, f"{x + GAP / 2:.2f}%", f"{max(width - GAP, 0.1):.2f}%")
                x += width

    def pieces(self, hold):
        status, released, refunded = self.state(hold)
        if released or refunded:
            return [
                (kind, cents)
                for kind, cents in (("released", released), ("refunded", refunded))
                if cents
            ]
        return [("void" if status == Status.VOID else str(status), hold.amount_cents)]

    def sum_of(self, status):
        return sum(hold.amount_cents for hold in self.holds if self.state(hold)[0] == status)

    @property
    def total(self):
        return money(self.total_cents)

    @property
    def held(self):
        return money(self.sum_of(Status.HELD))

    @property
    def words(self):
        """The bar in one sentence, for those who do not see it."""
        sums = dict.fromkeys(Status.values, 0)
        for hold in self.holds:
            for kind, cents in self.pieces(hold):
                sums[kind] += cents
        told = [f"{money(cents)} {WORDS[kind].lower()}" for kind, cents in sums.items() if cents]
        return f"{', '.join(told)}, of {self.total}"


def words_for_day(moment):
    return date_format(timezone.localtime(moment), "D j M")
