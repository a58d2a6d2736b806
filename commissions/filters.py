"""The filters of the artists' list.

They tolerate every query string: what cannot be understood is left out, what can be stays.
"""

import django_filters
from django import forms
from django.core.validators import validate_unicode_slug
from django.db.models import Exists, F, OuterRef, Subquery

from marketplace.money import MoneyFormField

from .models import ArtistTag, StyleTag
from .words import fold

MOST_STYLES = 5
MOST_WORDS = 5
DAYS = (7, 14, 30)


class SlugsField(forms.Field):
    """Slugs of styles, each once; those that cannot be one are left out."""

    widget = forms.SelectMultiple

    def clean(self, value):
        found = dict.fromkeys(words for words in value or () if self.is_slug(words))
        return list(found)[:MOST_STYLES]

    def is_slug(self, words):
        try:
            validate_unicode_slug(words)
        except forms.ValidationError:
            return False
        return len(words) <= StyleTag._meta.get_field("slug").max_length


class SwitchField(forms.Field):
    """On unless somebody switched it off: a form sends 0, and 1 after it when it is ticked."""

    widget = forms.TextInput

    def clean(self, value):
        return value != "0"


class SearchField(forms.Field):
    """The words that are searched for, folded like those in the index."""

    widget = forms.TextInput

    def clean(self, value):
        return fold((value or "")[:80])[:MOST_WORDS]


class StyleFilter(django_filters.Filter):
    """Artists who have all of the styles: each one more narrows the list.

    The first is what the index is read by, the others are looked up for each row of it.
    """

    field_class = SlugsField

    def filter(self, listings, slugs):
        if not slugs:
            return listings.filter(tag=None)
        first, *others = (
            Subquery(StyleTag.objects.filter(slug=slug).order_by().values("pk")) for slug in slugs
        )
        listings = listings.filter(tag_id=first)
        for tag in others:
            same = ArtistTag.objects.filter(profile=OuterRef("profile"), tag_id=tag)
            listings = listings.filter(Exists(same))
        return listings


class OpenFilter(django_filters.Filter):
    field_class = SwitchField

    def filter(self, listings, only_open):
        return listings.filter(**{"is_accepting" if only_open else "is_listed": True})


class PriceFilter(django_filters.Filter):
    """A bound of the price. ``lookup_expr`` says which.

    A list that is ordered by price steps into the index at the bound. Any other list has to be
    read in its own order and checked row by row: "+ 0" keeps databases from reading the index of
    prices instead and sorting all of what they find.
    """

    field_class = MoneyFormField

    def filter(self, listings, cents):
        if cents is None:
            return listings
        by_price = self.parent.form.cleaned_data.get("sort") == "price"
        price = F("base_rate_cents") if by_price else F("base_rate_cents") + 0
        return listings.alias(price=price).filter(**{f"price__{self.lookup_expr}": cents})


class ListForm(forms.Form):
    """What the list itself reads: words and order."""

    SORTS = (("fresh", "Newest work"), ("price", "Lowest price"))

    q = SearchField(required=False)
    sort = forms.ChoiceField(required=False, choices=SORTS)


class ArtistFilter(django_filters.FilterSet):
    """Over the rows of ``ArtistTag``."""

    tag = StyleFilter()
    open = OpenFilter()
    price_from = PriceFilter(lookup_expr="gte")
    price_to = PriceFilter(lookup_expr="lte")
    days = django_filters.TypedChoiceFilter(
        field_name="turnaround_days",
        lookup_expr="lte",
        choices=[(days, f"Up to {days} days") for days in DAYS],
        coerce=int,
    )

    class Meta:
        model = ArtistTag
        fields = []
        form = ListForm

    def filter_queryset(self, listings):
        """Applies the fields that are filters and could be understood."""
        for name in self.filters.keys() & self.form.cleaned_data.keys():
            listings = self.filters[name].filter(listings, self.form.cleaned_data[name])
        return listings
