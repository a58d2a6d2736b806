"""Starting a payment, and sending the payer to where they pay."""

from django.db import IntegrityError, transaction

from marketplace.deals.lifecycle import Refused

from . import gateways
from .models import Payment


def start(payer, holds, *, op_id, expected_cents):
    """Records one charge for ``holds`` (each due, of deals that ``payer`` buys in).

    The same ``op_id`` again returns the first one. ``expected_cents`` is the sum on the button
    that was pressed; another one is refused. Returns the Payment; raises ``Refused``.
    """
    if first := Payment.objects.filter(op_id=op_id).first():
        if first.payer_id != payer.pk:
            raise Refused("This payment cannot be started. Open the page again.")
        return first
    total = sum(hold.amount_cents for hold in holds)
    if not holds or any(not hold.is_due or hold.deal.buyer_id != payer.pk for hold in holds):
        raise Refused("This is not to be paid any more. Nothing was charged.")
    if total != expected_cents:
        raise Refused("The sum has changed since you opened the page. Nothing was charged.")
    gateway = gateways.default()
    try:
        with transaction.atomic():
            payment = Payment.objects.create(
                op_id=op_id, payer=payer, amount_cents=total, gateway=gateway.name
            )
            payment.holds.set(holds)
    except IntegrityError:
        return Payment.objects.get(op_id=op_id, payer=payer)
    return payment


def address(payment):
    """Where the payer pays this: the provider's own page. Call it outside of transactions."""
    return gateways.get(payment.gateway).start(payment)
