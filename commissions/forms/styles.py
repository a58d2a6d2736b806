"""Typing styles: names with commas between them."""

from django import forms
from django.core.exceptions import ValidationError

from commissions.models.styles import check_name, slug_of, tidy

MOST_STYLES = 8


class StylesField(forms.CharField):
    """Cleans ``Pets, pixel art`` to a list of tidy names, each style once."""

    def __init__(self, *, most=MOST_STYLES, **options):
        super().__init__(max_length=500, **options)
        self.most = most

    def clean(self, value):
        names = {}
        for name in filter(None, map(tidy, super().clean(value).split(","))):
            check_name(name)
            names.setdefault(slug_of(name), name)
        if len(names) > self.most:
            raise ValidationError(
                f"Keep the {self.most} styles that fit best; these are {len(names)}.", code="many"
            )
        return list(names.values())

    def prepare_value(self, value):
        return ", ".join(map(str, value)) if isinstance(value, list) else value
