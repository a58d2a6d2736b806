"""The built-in provider: test cards that succeed, fail, ask for confirmation or answer late.

It keeps its own table, as a provider would, and speaks to the market through signed webhooks
only, delivered until they were taken. No real money moves.
"""

import contextlib
import hashlib
import hmac
import json
import logging
import re
import time
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from . import Answer, Forged

logger = logging.getLogger("marketplace.ledger")

TOLERANCE_SECONDS = 300
LATE = timedelta(seconds=20)


class Card(models.TextChoices):
    GOOD = "good", "Pays at once"
    DECLINED = "declined", "Is declined: not enough money"
    CONFIRM = "confirm", "Asks for a confirmation first"
    LATE = "late", "Answers late: the bank takes its time"


class Sandbox:
    name = "sandbox"

    def start(self, payment):
        from ..models import SandboxCharge

        charge, _ = SandboxCharge.objects.get_or_create(
            payment_code=payment.code,
            defaults={
                "amount_cents": payment.amount_cents,
                "currency": settings.MARKET_CURRENCY,
            },
        )
        return reverse("ledger:sandbox", args=[charge.reference])

    def refund(self, refund):
        from ..models import SandboxReturn

        SandboxReturn.objects.get_or_create(
            key=refund.key, defaults={"amount_cents": refund.amount_cents}
        )

    def pay_out(self, payout):
        from ..models import SandboxReturn

        SandboxReturn.objects.get_or_create(
            key=payout.key, defaults={"amount_cents": payout.amount_cents}
        )

    def read_webhook(self, body, headers):
        sent_at, _, signature = headers.get("X-Sandbox-Signature", "").partition(".")
        # Strangers write this header: other scripts have digits too, and numbers have no end.
        if not re.fullmatch("[0-9]{1,12}", sent_at):
            raise Forged("no time")
        if abs(time.time() - int(sent_at)) > TOLERANCE_SECONDS:
            raise Forged("too old")
        if not hmac.compare_digest(signature.encode(), sign(int(sent_at), body).encode()):
            raise Forged("bad signature")
        said = json.loads(body)
        return Answer(
            event_id=said["id"],
            kind=said["kind"],
            payment_code=said["payment"],
            amount_cents=said["amount_cents"],
            currency=said["currency"],
            reference=said["charge"],
            reason=said["reason"],
            body=said,
        )


def sign(sent_at, body):
    """The signature of a webhook: HMAC-SHA256 over its time and its raw body, hexadecimal."""
    key = salted_hmac("sandbox webhook", "", algorithm="sha256").digest()
    return hmac.new(key, f"{sent_at}.".encode() + body, hashlib.sha256).hexdigest()


def headers_for(body):
    sent_at = int(time.time())
    return {"X-Sandbox-Signature": f"{sent_at}.{sign(sent_at, body)}"}


def choose(charge, card):
    """The payer chose a card on the sandbox's page."""
    answers = {
        Card.GOOD: ("succeeded", "", None),
        Card.CONFIRM: ("succeeded", "", None),  # the page asked before
        Card.DECLINED: ("declined", "The card has not enough money on it.", None),
        Card.LATE: ("succeeded", "", timezone.now() + LATE),
    }
    kind, reason, answer_at = answers[card]
    # IntegrityError: another tab has paid meanwhile.
    with contextlib.suppress(IntegrityError), transaction.atomic():
        if answer_at:
            charge.say("pending")
        charge.say(kind, reason=reason, at=answer_at)


def deliver(now=None, to=None):
    """Delivers the webhooks that are due and not yet taken, ``to`` the inbox's door.

    Returns how many were taken.
    """
    from .. import inbox
    from ..models import SandboxWord

    words = SandboxWord.objects.filter(taken_at=None, at__lte=now or timezone.now())
    taken = 0
    for word in words.select_related("charge").order_by("pk"):
        body = word.body()
        try:
            (to or inbox.receive)(Sandbox.name, body, headers_for(body))
        except Exception:
            # It is said again the next time; the others are heard now.
            logger.exception("webhook not taken", extra={"data": {"event": word.code}})
            continue
        taken += SandboxWord.objects.filter(pk=word.pk, taken_at=None).update(
            taken_at=timezone.now()
        )
    return taken
