"""The books: a transfer moves a positive sum from one account to another, and nothing else does.

Both sides stand in one row, so the books cannot be out of balance. A balance is a sum of
transfers; there is no stored figure that could differ from it.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q, Sum

from marketplace.money import MoneyField


class AccountQuerySet(models.QuerySet):
    def house(self, kind):
        """The house's own account of this kind."""
        return self.get_or_create(kind=kind, owner=None)[0]

    def balance_of(self, user):
        """What the house owes this person and has not paid out."""
        return self.get_or_create(kind=Account.Kind.BALANCE, owner=user)[0]


class Account(models.Model):
    """Where money stands. Accounts of a person have an owner, those of the house have none."""

    class Kind(models.TextChoices):
        PROVIDER = "provider", "At the payment provider"
        HELD = "held", "Held for deals"
        FEES = "fees", "Fees of the house"
        UNPLACED = "unplaced", "Arrived for nothing payable, to be sent back"
        BALANCE = "balance", "A person's balance"
        PAYOUT = "payout", "On its way out"

    kind = models.CharField(max_length=10, choices=Kind)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="accounts"
    )

    objects = AccountQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "owner"], name="account_once"),
            # NULL owners are all different to a database, so the house needs its own line.
            models.UniqueConstraint(
                fields=["kind"], condition=Q(owner=None), name="account_of_house_once"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.owner}" if self.owner else self.get_kind_display()

    @property
    def balance_cents(self):
        came = self.credits.aggregate(sum=Sum("amount_cents"))["sum"] or 0
        went = self.debits.aggregate(sum=Sum("amount_cents"))["sum"] or 0
        return came - went


class Transfer(models.Model):
    """``amount_cents`` went from ``debit`` to ``credit``. Rows are added, never changed.

    ``key`` says what the transfer is for and is unique: the same thing cannot be paid twice.
    """

    class Kind(models.TextChoices):
        PAID = "paid", "Paid, now held"
        RELEASED = "released", "Released to the seller"
        FEE = "fee", "Fee"
        REFUNDED = "refunded", "Refunded to the buyer"
        UNPLACED = "unplaced", "Arrived too late"
        SENT_BACK = "sent_back", "Sent back"
        PAYOUT_ASKED = "payout_asked", "Payout asked for"
        PAYOUT_SENT = "payout_sent", "Paid out"
        PAYOUT_FAILED = "payout_failed", "Payout failed, back on the balance"

    debit = models.ForeignKey(Account, models.PROTECT, related_name="debits")
    credit = models.ForeignKey(Account, models.PROTECT, related_name="credits")
    amount_cents = MoneyField()
    kind = models.CharField(max_length=15, choices=Kind)
    hold = models.ForeignKey("ledger.Hold", models.PROTECT, null=True, related_name="transfers")
    key = models.CharField(max_length=80, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="transfers_made"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="transfer_positive"),
            models.CheckConstraint(
                condition=~Q(debit=models.F("credit")), name="transfer_between_two"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.amount_cents}"
