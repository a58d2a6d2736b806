"""Holds: the money of one part of a deal, from due to its one closing move."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from marketplace.deals.lifecycle import Refused
from marketplace.deals.models import Deal
from marketplace.money import MoneyField
from marketplace.validators import one_line

from .books import Account, Transfer


class HoldQuerySet(models.QuerySet):
    def due(self):
        return self.filter(status=Hold.Status.DUE)

    def held(self):
        return self.filter(status=Hold.Status.HELD)

    def in_order(self):
        return self.order_by("position", "pk")


class Hold(models.Model):
    """Money for one part of a deal: due → held → released | refunded, or due → void.

    A hold closes once, by one verb that moves all of it: ``released_cents + refunded_cents =
    amount_cents``; the status is ``released`` when anything was. The methods lock nothing and
    save no deal: they are called from a verb's body, which stands under the deal's lock. Below
    that lock they claim the row by a conditional update on the hold's own columns.

    One concrete table for all wings; ``PaymentMilestone`` and ``Escrow`` are proxies of it.
    """

    class Status(models.TextChoices):
        DUE = "due", "Due"
        HELD = "held", "Held"
        RELEASED = "released", "Released"
        REFUNDED = "refunded", "Refunded"
        VOID = "void", "Dropped"

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="holds")
    title = models.CharField(max_length=80, validators=[one_line])
    position = models.PositiveSmallIntegerField(default=0)
    amount_cents = MoneyField()
    status = models.CharField(max_length=10, choices=Status, default=Status.DUE, editable=False)
    due_at = models.DateTimeField(null=True, blank=True)
    paid_at = models.DateTimeField(null=True, editable=False, help_text="When it became held.")
    closed_at = models.DateTimeField(null=True, editable=False)
    released_cents = MoneyField(default=0, editable=False)
    refunded_cents = MoneyField(default=0, editable=False)

    objects = HoldQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="hold_positive"),
            models.CheckConstraint(
                condition=Q(released_cents__gte=0, refunded_cents__gte=0)
                & Q(amount_cents__gte=F("released_cents") + F("refunded_cents")),
                name="hold_not_overdrawn",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["released", "refunded"])
                | Q(amount_cents=F("released_cents") + F("refunded_cents")),
                name="hold_closes_whole",
            ),
        ]
        indexes = [models.Index(fields=["deal", "position"], name="hold_of_deal")]

    def __str__(self):
        return self.title

    @property
    def is_held(self):
        return self.status == self.Status.HELD

    @property
    def is_due(self):
        return self.status == self.Status.DUE

    @property
    def is_open_to_buyer(self):
        """Whether the buyer may see what this part of the deal pays for."""
        return self.status in (self.Status.HELD, self.Status.RELEASED)

    @property
    def fee_cents(self):
        """The house's share of what was released, rounded half up once."""
        return self.deal.fee_on(self.released_cents)

    def fund(self):
        """The money arrived: due → held."""
        self.claim(self.Status.DUE, self.Status.HELD, paid_at=timezone.now())
        self.transfer(Transfer.Kind.PAID, Account.Kind.PROVIDER, Account.Kind.HELD)

    def void(self):
        """Nobody will pay this part any more."""
        self.claim(self.Status.DUE, self.Status.VOID, closed_at=timezone.now())

    def release(self, *, by=None):
        self.close(release=self.amount_cents, refund=0, by=by)

    def refund(self, *, by=None):
        self.close(release=0, refund=self.amount_cents, by=by)

    def close(self, *, release, refund, by=None):
        """Moves all that is held: ``release`` cents to the seller, ``refund`` to the buyer."""
        if min(release, refund) < 0 or release + refund != self.amount_cents:
            raise Refused("The parts have to add up to the sum that is held.")
        self.claim(
            self.Status.HELD,
            self.Status.RELEASED if release else self.Status.REFUNDED,
            released_cents=release,
            refunded_cents=refund,
            closed_at=timezone.now(),
        )
        if release:
            fee = self.deal.fee_on(release)
            seller = Account.objects.balance_of(self.deal.seller)
            if release > fee:
                self.transfer(Transfer.Kind.RELEASED, Account.Kind.HELD, seller, release - fee, by)
            if fee:
                self.transfer(Transfer.Kind.FEE, Account.Kind.HELD, Account.Kind.FEES, fee, by)
        if refund:
            self.transfer(
                Transfer.Kind.REFUNDED, Account.Kind.HELD, Account.Kind.PROVIDER, refund, by
            )
            self.send_back(refund)

    def send_back(self, amount_cents):
        """Records that the provider has to return the money; the worker asks it to."""
        from .payments import Payment, Refund

        payment = self.payments.get(status=Payment.Status.SUCCEEDED)
        Refund.objects.create(
            payment=payment, hold=self, amount_cents=amount_cents, key=f"refund:{self.pk}"
        )

    def claim(self, source, to, **values):
        """Moves the row on if it still stands at ``source``, else ``Refused``.

        Own columns only: a condition on the deal would make Django select first and update
        afterwards, and several claims would win.
        """
        rows = Hold._base_manager.filter(pk=self.pk, status=source)
        if rows.update(status=to, **values) != 1:
            raise Refused("This payment has moved on meanwhile. Nothing was moved twice.")
        for name, value in {"status": to, **values}.items():
            setattr(self, name, value)

    def transfer(self, kind, debit, credit, amount_cents=None, by=None):
        accounts = (
            side if isinstance(side, Account) else Account.objects.house(side)
            for side in (debit, credit)
        )
        debit, credit = accounts
        return Transfer.objects.create(
            debit=debit,
            credit=credit,
            amount_cents=self.amount_cents if amount_cents is None else amount_cents,
            kind=kind,
            hold_id=self.pk,
            key=f"{kind}:{self.pk}",
            created_by=None if isinstance(by, str) else by,
        )
