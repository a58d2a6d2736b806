"""The sandbox provider's own tables: its charges, what it said of them, what it sent back."""

import json

from django.db import models
from django.utils import timezone

from marketplace.codes import CodeField
from marketplace.money import MoneyField


class SandboxCharge(models.Model):
    reference = CodeField()
    payment_code = models.CharField(max_length=16, unique=True)
    amount_cents = MoneyField()
    currency = models.CharField(max_length=3)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.reference

    @property
    def is_answered(self):
        return self.words.filter(kind="succeeded").exists()

    def say(self, kind, *, reason="", at=None):
        """Adds a webhook to deliver, now or ``at`` a later time."""
        return self.words.create(kind=kind, reason=reason, at=at or timezone.now())


class SandboxWord(models.Model):
    """One webhook: kept until the market took it."""

    charge = models.ForeignKey(SandboxCharge, models.CASCADE, related_name="words")
    code = CodeField()
    kind = models.CharField(max_length=20)
    reason = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["charge"],
                condition=models.Q(kind="succeeded"),
                name="sandbox_charges_once",
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.charge}"

    def body(self):
        said = {
            "id": self.code,
            "kind": self.kind,
            "charge": self.charge.reference,
            "payment": self.charge.payment_code,
            "amount_cents": self.charge.amount_cents,
            "currency": self.charge.currency,
            "reason": self.reason,
        }
        return json.dumps(said, sort_keys=True).encode()


class SandboxReturn(models.Model):
    """Money that the sandbox sent back or paid out, once per key."""

    key = models.CharField(max_length=80, unique=True)
    amount_cents = MoneyField()
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.key
