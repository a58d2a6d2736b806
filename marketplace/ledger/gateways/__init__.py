"""The payment providers: one small interface, a sandbox built in.

No gateway is ever called inside a database transaction: what is wanted is recorded with the
change that wants it, and asked for after commit, with a key that makes asking twice harmless.
"""

from dataclasses import dataclass
from typing import Protocol

from django.conf import settings


class Forged(Exception):
    """A webhook that the provider did not sign, or signed too long ago."""


class ProviderRefused(Exception):
    """The provider will not do it. The message says why, for an operator."""


@dataclass(frozen=True)
class Answer:
    """What a provider says of a payment: ``kind`` is succeeded, pending, declined or other."""

    event_id: str
    kind: str
    payment_code: str
    amount_cents: int
    currency: str
    reference: str
    reason: str
    body: dict


class Gateway(Protocol):
    name: str

    def start(self, payment) -> str:
        """Opens the charge and returns the address where the payer pays. Safe to call again."""

    def refund(self, refund) -> None:
        """Sends money back; the same ``refund.key`` again does nothing. May ProviderRefused."""

    def pay_out(self, payout) -> None:
        """Sends a balance to its owner's bank, once per ``payout.key``."""

    def read_webhook(self, body: bytes, headers) -> Answer:
        """Checks the signature over the raw ``body``; raises Forged."""


def all_gateways():
    from .sandbox import Sandbox

    return {Sandbox.name: Sandbox()} if settings.ALLOW_SANDBOX_GATEWAY else {}


def get(name):
    """The gateway of this name. Raises KeyError."""
    return all_gateways()[name]


def default():
    return get("sandbox")
