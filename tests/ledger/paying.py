"""Paying as a buyer does: at the sandbox, whose signed webhooks do the rest."""

import json
import uuid

from django.urls import reverse

from marketplace.ledger.gateways import sandbox
from marketplace.ledger.models import Account, SandboxCharge, SandboxWord
from marketplace.ledger.payments import address, start


def charge_for(hold):
    """A payment that was started and stands on the sandbox's page."""
    payment = start(hold.deal.buyer, [hold], op_id=uuid.uuid4(), expected_cents=hold.amount_cents)
    address(payment)
    return SandboxCharge.objects.get(payment_code=payment.code)


def pay(hold, card=sandbox.Card.GOOD):
    charge = charge_for(hold)
    sandbox.choose(charge, card)
    sandbox.deliver()
    return charge


def word(charge, kind="succeeded", **changes):
    """The body of a webhook about ``charge``, as the sandbox would write it."""
    said = json.loads(SandboxWord(charge=charge, kind=kind).body())
    return json.dumps(said | changes).encode()


def post_word(client, body, signature=None, gateway="sandbox"):
    """The webhook comes over the line, signed unless a test has a ``signature`` of its own."""
    headers = sandbox.headers_for(body)
    if signature is not None:
        headers = {"X-Sandbox-Signature": signature}
    url = reverse("ledger:webhook", args=[gateway])
    return client.post(url, body, content_type="application/json", headers=headers)


def house(kind):
    """The balance of an account of the house, in cents."""
    return Account.objects.house(kind).balance_cents


def balance(person):
    return Account.objects.balance_of(person).balance_cents
