"""Money: whole cents of the site's one currency, read and shown in one place.

A sum is an ``int`` of cents everywhere in the code. It becomes words in :func:`money` and is
read from a person in :func:`cents`; nothing else rounds or parses.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

LARGEST_CENTS = 100_000_000  # 1,000,000.00: more than that is a typing mistake.
SYMBOLS = {
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "CAD": "CA$",
    "AUD": "A$",
    "NZD": "NZ$",
    "CHF": "CHF ",
}


def symbol():
    """What stands before a sum: ``$``, or ``SEK`` and a space."""
    return SYMBOLS.get(settings.MARKET_CURRENCY, f"{settings.MARKET_CURRENCY} ")


def money(amount_cents):
    """``14000`` as ``$140.00``."""
    sign = "−" if amount_cents < 0 else ""
    whole, part = divmod(abs(amount_cents), 100)
    return f"{sign}{symbol()}{whole:,}.{part:02}"


def short_money(amount_cents):
    """``14000`` as ``$140``, ``14050`` as ``$140.50``."""
    return money(amount_cents).removesuffix(".00")


def cents(words):
    """What a person typed, ``140``, ``140.5`` or ``1,400.50``, as cents.

    Plain ASCII digits only: Decimal would also read ``1_000``, ``１２`` and ``1E+2``, and a sum
    must have one meaning. Raises ValidationError with words for the person.
    """
    words = words.strip()
    if not re.fullmatch(r"(?:[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]{1,2})?", words):
        raise ValidationError("Enter a sum such as 140 or 140.50.", code="invalid")
    whole, _, part = words.replace(",", "").partition(".")
    return int(whole) * 100 + int(part.ljust(2, "0"))


def percent_of(amount_cents, percent):
    """``percent`` (an int or a Decimal) of a sum, in cents; half a cent is rounded up."""
    part = Decimal(amount_cents) * percent / 100
    return int(part.quantize(Decimal(1), rounding=ROUND_HALF_UP))


class MoneyFormField(forms.CharField):
    """A text input for a sum; cleans to cents. Bounds are in cents."""

    def __init__(self, *, min_cents=1, max_cents=LARGEST_CENTS, **options):
        options.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        )
        options.pop("max_length", None)
        super().__init__(max_length=20, **options)
        self.widget.sign = symbol().strip()  # shown before the input
        self.bounds = [
            MinValueValidator(min_cents, lambda: f"Enter {money(min_cents)} or more."),
            MaxValueValidator(max_cents, lambda: f"Enter {money(max_cents)} or less."),
        ]

    def clean(self, value):
        words = super().clean(value)
        if not words:
            return None
        amount = cents(words)
        for bound in self.bounds:
            if bound.compare(amount, bound.limit_value):
                raise ValidationError(bound.message(), code=bound.code)
        return amount

    def prepare_value(self, value):
        if isinstance(value, int):
            return f"{value // 100}.{value % 100:02}".removesuffix(".00")
        return value

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)


class MoneyField(models.BigIntegerField):
    """A sum in cents."""

    def formfield(self, **options):
        for unwanted in ("min_value", "max_value"):
            options.pop(unwanted, None)
        return models.Field.formfield(self, **({"form_class": MoneyFormField} | options))
