"""The door for what providers say: each message works once, in one transaction with its effect.

A fact is never refused. A payment for what can no longer be paid is recorded, and the money is
sent back; raising instead would roll the message back and the provider would say it for days.
"""

from django.conf import settings
from django.db import transaction

from marketplace.deals.lifecycle import Refused
from marketplace.deals.locks import lock_deals

from . import gateways
from .models import Account, Hold, Payment, Refund, Transfer, Webhook

# A message about an earlier step may come after that of a later one; it changes nothing then.
RANK = {
    Payment.Status.STARTED: 0,
    Payment.Status.PENDING: 1,
    Payment.Status.DECLINED: 2,
    Payment.Status.SUCCEEDED: 3,
    Payment.Status.REFUND_DUE: 3,
}


def receive(gateway_name, body, headers):
    """Takes one webhook. Returns its outcome in a word; raises KeyError or gateways.Forged."""
    with transaction.atomic(durable=True):
        return take(gateway_name, body, headers)


def take(gateway_name, body, headers):
    """The same inside a transaction of the caller's."""
    answer = gateways.get(gateway_name).read_webhook(body, headers)
    pks = Hold.objects.filter(payments__code=answer.payment_code).values_list("deal_id", flat=True)
    deals = lock_deals(set(pks))
    payments = Payment.objects.select_for_update(no_key=True)
    payment = payments.filter(code=answer.payment_code, gateway=gateway_name).first()
    webhook, is_new = Webhook.objects.get_or_create(
        gateway=gateway_name,
        event_id=answer.event_id,
        defaults={"kind": answer.kind, "body": answer.body},
    )
    if not is_new:
        return "seen before"
    webhook.outcome = effect(payment, deals, answer)
    webhook.save(update_fields=["outcome"])
    return webhook.outcome


def effect(payment, deals, answer):
    to = {
        "pending": Payment.Status.PENDING,
        "declined": Payment.Status.DECLINED,
        "succeeded": Payment.Status.SUCCEEDED,
    }.get(answer.kind)
    if payment is None or to is None:
        return "nothing of ours"
    if RANK[to] <= RANK[payment.status]:
        return "known already"
    payment.reference = answer.reference
    payment.reason = answer.reason
    if to == Payment.Status.SUCCEEDED:
        to = place(payment, deals, answer)
    payment.status = to
    payment.save(update_fields=["status", "reference", "reason", "updated_at"])
    return str(to)


def place(payment, deals, answer):
    """Puts money that arrived into the holds it is for, or on its way back."""
    is_the_sum = (answer.amount_cents, answer.currency) == (
        payment.amount_cents,
        settings.MARKET_CURRENCY,
    )
    try:
        if not is_the_sum:
            raise Refused("another sum")
        with transaction.atomic():
            fund(payment, deals)
    except Refused:
        turn_back(payment, answer.amount_cents)
        return Payment.Status.REFUND_DUE
    return Payment.Status.SUCCEEDED


def fund(payment, deals):
    for hold in payment.holds.in_order():
        hold.deal = deals[hold.deal_id]
        hold.fund()
        hold.deal.on_held(hold)


def turn_back(payment, amount_cents):
    Transfer.objects.create(
        debit=Account.objects.house(Account.Kind.PROVIDER),
        credit=Account.objects.house(Account.Kind.UNPLACED),
        amount_cents=amount_cents,
        kind=Transfer.Kind.UNPLACED,
        key=f"unplaced:{payment.pk}",
    )
    Refund.objects.create(payment=payment, amount_cents=amount_cents, key=f"late:{payment.pk}")
