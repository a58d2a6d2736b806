"""Running the errands: refunds and payouts that the provider has to be asked for."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from marketplace.deals.lifecycle import Refused

from . import gateways
from .models import Account, Payout, Refund, Transfer

logger = logging.getLogger("marketplace.ledger")

TRIES = 8  # over about two days; then an operator looks at it


def run(now=None):
    """Asks for every refund and payout that is due. Returns how many were sent.

    Several workers may do this at once, and one may be killed anywhere: a row is claimed for a
    while, and asking the provider twice with one key does it once.
    """
    sent = 0
    for model in (Refund, Payout):
        last = 0
        while errand := claim(model, now or timezone.now(), after=last):
            sent, last = sent + ask(errand), errand.pk
    return sent


def claim(model, now, after=0):
    """The next errand that is due, now ours for a while; each is tried once in a round."""
    with transaction.atomic():
        due = model.objects.filter(status=model.Status.WANTED, next_try_at__lte=now, pk__gt=after)
        errand = due.select_for_update(skip_locked=True, of=("self",)).order_by("pk").first()
        if errand:
            errand.tries += 1
            errand.next_try_at = now + timedelta(minutes=5 * 2**errand.tries)
            errand.save(update_fields=["tries", "next_try_at"])
        return errand


def ask(errand):
    try:
        if isinstance(errand, Refund):
            gateways.get(errand.payment.gateway).refund(errand)
        else:
            gateways.default().pay_out(errand)
    except gateways.ProviderRefused as refusal:
        logger.warning("provider refused", extra={"data": {"key": errand.key}})
        failed(errand, str(refusal))
        return 0
    except Exception:
        # Nobody knows whether it was done: it is asked again, and the others have their turn.
        logger.exception("provider not reached", extra={"data": {"key": errand.key}})
        return 0
    done(errand)
    return 1


def done(errand):
    model = type(errand)
    with transaction.atomic():
        rows = model.objects.filter(pk=errand.pk, status=model.Status.WANTED)
        if not rows.update(status=model.Status.SENT, sent_at=timezone.now(), reason=""):
            return
        if model is Payout:
            move(errand, Account.Kind.PAYOUT, Account.Kind.PROVIDER, Transfer.Kind.PAYOUT_SENT)
        elif errand.hold_id is None:
            move(errand, Account.Kind.UNPLACED, Account.Kind.PROVIDER, Transfer.Kind.SENT_BACK)


def failed(errand, reason):
    """Waits for the next try; after the last one the money is where a person can see it."""
    model = type(errand)
    with transaction.atomic():
        is_over = errand.tries >= TRIES
        status = model.Status.FAILED if is_over else model.Status.WANTED
        rows = model.objects.filter(pk=errand.pk, status=model.Status.WANTED)
        if rows.update(status=status, reason=reason[:200]) and is_over and model is Payout:
            move(errand, Account.Kind.PAYOUT, errand.account, Transfer.Kind.PAYOUT_FAILED)


def move(errand, debit, credit, kind):
    Transfer.objects.create(
        debit=Account.objects.house(debit),
        credit=credit if isinstance(credit, Account) else Account.objects.house(credit),
        amount_cents=errand.amount_cents,
        kind=kind,
        key=f"{kind}:{errand.key}",
    )


def ask_payout(user, amount_cents, *, op_id):
    """Takes ``amount_cents`` off the person's balance and sends it to their bank, once per op_id.

    The account's row is locked first: two payouts at once must not both see the whole balance.
    Raises ``Refused``.
    """
    with transaction.atomic(durable=True):
        account = Account.objects.balance_of(user)
        account = Account.objects.select_for_update(no_key=True).get(pk=account.pk)
        key = f"payout:{account.pk}:{op_id}"
        if first := Payout.objects.filter(key=key).first():
            return first
        if not 0 < amount_cents <= account.balance_cents:
            raise Refused("There is not that much on your balance. Nothing was paid out.")
        payout = Payout.objects.create(account=account, amount_cents=amount_cents, key=key)
        Transfer.objects.create(
            debit=account,
            credit=Account.objects.house(Account.Kind.PAYOUT),
            amount_cents=amount_cents,
            kind=Transfer.Kind.PAYOUT_ASKED,
            key=f"{Transfer.Kind.PAYOUT_ASKED}:{key}",
            created_by=user,
        )
        return payout
