"""A seller's statement: the ledger's rows in words, with a running balance."""

from functools import cached_property

from django.db.models import Sum

from .models import Account, Hold, Transfer

WORDS = {
    Transfer.Kind.RELEASED: "released, after the fee",
    Transfer.Kind.PAYOUT_ASKED: "Payout to your bank",
    Transfer.Kind.PAYOUT_FAILED: "Payout failed, back on your balance",
}


class Statement:
    """Sums in cents; ``rows`` newest first, at most ``limit``."""

    def __init__(self, user, limit=100):
        self.user = user
        self.limit = limit
        self.account = Account.objects.balance_of(user)
        self.balance_cents = self.account.balance_cents

    @property
    def held_cents(self):
        return self.sum_of(Hold.objects.held().filter(deal__seller=self.user), "amount_cents")

    @property
    def released_cents(self):
        """What came onto the balance in all, after fees."""
        came = self.account.credits.filter(kind=Transfer.Kind.RELEASED)
        return self.sum_of(came, "amount_cents")

    @property
    def paid_out_cents(self):
        return self.released_cents - self.balance_cents

    @cached_property
    def rows(self):
        return list(self.read())

    def read(self):
        transfers = Transfer.objects.filter(debit=self.account) | Transfer.objects.filter(
            credit=self.account
        )
        running = self.balance_cents
        for row in transfers.select_related("hold__deal").order_by("-pk")[: self.limit]:
            amount = row.amount_cents if row.credit_id == self.account.pk else -row.amount_cents
            yield {
                "at": row.at,
                "words": self.words(row),
                "url": row.hold.deal.get_absolute_url() if row.hold else "",
                "cents": amount,
                "balance": running,
            }
            running -= amount

    def words(self, row):
        told = WORDS.get(row.kind, row.get_kind_display())
        return f"{row.hold.deal.title}: {row.hold.title}, {told}" if row.hold else told

    def sum_of(self, rows, column):
        return rows.aggregate(sum=Sum(column))["sum"] or 0
