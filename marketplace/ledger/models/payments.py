"""What goes over the line to the payment provider: charges, refunds, payouts, and its answers."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from marketplace.codes import CodeField
from marketplace.money import MoneyField

from .books import Account
from .holds import Hold


class Payment(models.Model):
    """One charge at a gateway; it pays for one or more holds."""

    class Status(models.TextChoices):
        STARTED = "started", "Started"
        PENDING = "pending", "Waiting for the bank"
        DECLINED = "declined", "Declined"
        SUCCEEDED = "succeeded", "Paid"
        REFUND_DUE = "refund_due", "Came too late, going back"

    code = CodeField()
    op_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    payer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="payments", editable=False
    )
    holds = models.ManyToManyField(Hold, related_name="payments")
    amount_cents = MoneyField()
    gateway = models.CharField(max_length=20)
    reference = models.CharField(max_length=80, blank=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.STARTED)
    reason = models.CharField(max_length=200, blank=True, help_text="Why it was declined.")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="payment_positive")
        ]

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return reverse("ledger:payment", args=[self.code])

    @property
    def is_open(self):
        return self.status in (self.Status.STARTED, self.Status.PENDING)


class Errand(models.Model):
    """Something the provider has to do, recorded with the change that asks for it.

    The worker runs it after commit, again and again with the same ``key`` until the provider
    takes it or has refused it too often; then it waits for an operator.
    """

    class Status(models.TextChoices):
        WANTED = "wanted", "To be sent"
        SENT = "sent", "Sent"
        FAILED = "failed", "Refused by the provider"

    amount_cents = MoneyField()
    key = models.CharField(max_length=80, unique=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.WANTED)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.key


class Refund(Errand):
    """Money of a payment on its way back to the payer. ``hold`` is empty for late payments."""

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="refunds")
    hold = models.ForeignKey(Hold, models.PROTECT, null=True, related_name="refunds")


class Payout(Errand):
    """A person's balance on its way to their bank."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="payouts")


class Webhook(models.Model):
    """A message from a provider, kept in the transaction of its effect: it works once."""

    gateway = models.CharField(max_length=20)
    event_id = models.CharField(max_length=80)
    kind = models.CharField(max_length=60)
    body = models.JSONField()
    outcome = models.CharField(max_length=60, blank=True)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gateway", "event_id"], name="webhook_once")]

    def __str__(self):
        return f"{self.gateway} {self.event_id}"
