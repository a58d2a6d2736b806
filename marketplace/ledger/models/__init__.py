"""Money: accounts, transfers between them, and what is held for a deal.

Only this room writes transfers. A verb of a deal claims its own holds and moves them, under the
deal's lock; the room presses no verb and calls nobody back.
"""

from .books import Account, Transfer
from .holds import Hold
from .payments import Payment, Payout, Refund, Webhook
from .sandbox import SandboxCharge, SandboxReturn, SandboxWord

__all__ = [
    "Account",
    "Hold",
    "Payment",
    "Payout",
    "Refund",
    "SandboxCharge",
    "SandboxReturn",
    "SandboxWord",
    "Transfer",
    "Webhook",
]
