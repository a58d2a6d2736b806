"""The worked examples in the texts: sums in cents, reckoned as the site reckons them."""

from django.conf import settings

from marketplace.money import percent_of

EXAMPLE_CENTS = 30_000
STAGES = [("Sketch", 20), ("Linework and colour", 40), ("Final picture", 40)]


def stage_plan():
    """One commission in stages, with what each pays out: rows of (title, price, fee, payout)."""
    rows = [(title, percent_of(EXAMPLE_CENTS, share)) for title, share in STAGES]
    return [(title, price, *split(price)) for title, price in rows]


def fee_rows():
    """What is left of a few round prices: rows of (price, fee, payout)."""
    return [(price, *split(price)) for price in (4_000, 12_500, EXAMPLE_CENTS, 120_000)]


def split(price):
    fee = percent_of(price, settings.FEE_PERCENT)
    return fee, price - fee
