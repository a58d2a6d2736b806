"""The audit: everything recomputed from the transfers, every difference named."""

from collections import defaultdict

from django.db.models import Sum

from marketplace.deals import triggers
from marketplace.deals.models import Deal

from .models import Account, Hold, Payment, Payout, Refund, Transfer

Kind = Transfer.Kind


def differences():
    """Yields one sentence for each thing in the books that is not as it has to be."""
    balances = defaultdict(int)
    moved = defaultdict(lambda: defaultdict(int))
    for row in Transfer.objects.values(
        "debit", "credit", "amount_cents", "kind", "hold"
    ).iterator():
        balances[row["debit"]] -= row["amount_cents"]
        balances[row["credit"]] += row["amount_cents"]
        moved[row["hold"]][row["kind"]] += row["amount_cents"]
    yield from wrong_holds(moved)
    yield from wrong_accounts(balances)
    yield from wrong_payments()
    for name in sorted(triggers.missing()):
        yield f"The trigger {name} is missing: run migrate."


def wrong_holds(moved):
    fees = dict(Deal.objects.values_list("pk", "fee_percent"))
    asked = dict(
        Refund.objects.exclude(hold=None).values_list("hold").annotate(sum=Sum("amount_cents"))
    )
    for hold in Hold.objects.iterator():
        came, went = moved[hold.pk][Kind.PAID], moved[hold.pk]
        was_paid = hold.status in (Hold.Status.HELD, Hold.Status.RELEASED, Hold.Status.REFUNDED)
        if came != (hold.amount_cents if was_paid else 0):
            yield f"Hold {hold.pk} is {hold.status}, but {came} cents of {hold.amount_cents} came."
        if went[Kind.RELEASED] + went[Kind.FEE] != hold.released_cents:
            yield f"Hold {hold.pk}: {hold.released_cents} cents released, not so in the books."
        if went[Kind.REFUNDED] != hold.refunded_cents:
            yield f"Hold {hold.pk}: {hold.refunded_cents} cents refunded, not so in the books."
        if asked.get(hold.pk, 0) != hold.refunded_cents:
            yield f"Hold {hold.pk}: {hold.refunded_cents} cents that nobody was asked to return."
        hold.deal = Deal(fee_percent=fees[hold.deal_id])
        if went[Kind.FEE] != hold.fee_cents:
            yield f"Hold {hold.pk}: the fee is {went[Kind.FEE]} cents, not {hold.fee_cents}."


def wrong_accounts(balances):
    held = sum(Hold.objects.held().values_list("amount_cents", flat=True))
    late = Refund.objects.filter(hold=None).exclude(status=Refund.Status.SENT)
    out = Payout.objects.filter(status=Payout.Status.WANTED)
    expected = {
        Account.Kind.HELD: held,
        Account.Kind.UNPLACED: sum(late.values_list("amount_cents", flat=True)),
        Account.Kind.PAYOUT: sum(out.values_list("amount_cents", flat=True)),
    }
    for account in Account.objects.all():
        balance = balances[account.pk]
        if balance != expected.get(account.kind, balance):
            yield f"{account}: {balance} cents, not {expected[account.kind]}."
        if balance < 0 and account.kind != Account.Kind.PROVIDER:
            yield f"{account} is overdrawn: {balance} cents."


def wrong_payments():
    for payment in Payment.objects.filter(status=Payment.Status.SUCCEEDED):
        if sum(payment.holds.values_list("amount_cents", flat=True)) != payment.amount_cents:
            yield f"Payment {payment.code} is not the sum of its holds."
