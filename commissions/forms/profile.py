"""What an artist says about themselves and their terms."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from commissions.cards import popular_styles
from commissions.models import ArtistProfile
from commissions.models.styles import slug_of
from marketplace.money import short_money

from .styles import MOST_STYLES, StylesField

SUGGESTED = 10
NEEDED = "Needed before you open."
MARKDOWN = "**Bold**, *italic*, lists and links work."


class ProfileForm(forms.ModelForm):
    """The profile editor. On the page its fields are called as the market's documents call them."""

    PAGE_NAMES = {
        "style_tags": "styleTags",
        "portfolio_url": "portfolioUrl",
        "base_rate_cents": "baseRate",
    }
    # What an artist who is open cannot take away: the lists promise it.
    NEEDED_WHILE_OPEN = {
        "bio": "Say a few words about you, or close before you take them away.",
        "style_tags": "Keep at least one style, or close before you take the last one away.",
        "base_rate_cents": "Keep a starting price, or close before you take it away.",
    }

    style_tags = StylesField(
        label="Styles",
        required=False,
        help_text=f"What you are found by, with commas between them. Up to {MOST_STYLES}. {NEEDED}",
    )
    more_styles = forms.MultipleChoiceField(
        label="Styles that others use", required=False, widget=forms.CheckboxSelectMultiple
    )
    portfolio_url = forms.URLField(
        label="Portfolio link",
        required=False,
        assume_scheme="https",
        max_length=200,
        widget=forms.URLInput(attrs={"autocomplete": "url"}),
        help_text="Your own site or a gallery elsewhere, starting with https://.",
    )

    class Meta:
        model = ArtistProfile
        fields = [
            "bio",
            "medium",
            "place",
            "style_tags",
            "more_styles",
            "base_rate_cents",
            "turnaround_days",
            "slots",
            "revisions_included",
            "terms",
            "portfolio_url",
        ]
        widgets = {
            "bio": forms.Textarea(attrs={"rows": 6}),
            "terms": forms.Textarea(attrs={"rows": 6}),
        }
        labels = {
            "bio": "About you",
            "medium": "What you do, in a line",
            "place": "Where you work",
            "base_rate_cents": "Starting price",
            "turnaround_days": "Usual time, in days",
            "slots": "Pieces at a time",
            "revisions_included": "Changes included",
            "terms": "Your terms",
        }
        help_texts = {
            "bio": f"How you work and what you like to be asked. {MARKDOWN} {NEEDED}",
            "medium": "It stands under your name: “Watercolour on cold-pressed paper”.",
            "place": "A town or country, if you like.",
            "base_rate_cents": f"What your smallest piece costs; lists show it. {NEEDED}",
            "turnaround_days": "From accepting a brief to the final picture.",
            "slots": "How many commissions you work on at once.",
            "revisions_included": "How often a buyer may ask for a change of the final picture.",
            "terms": f"Use, changes, what you do not draw. Jobs keep them as they were. {MARKDOWN}",
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        own = list(self.instance.styles)
        self.initial["style_tags"] = [tag.name for tag in own]
        slugs = {tag.slug for tag in own}
        self.fields["more_styles"].choices = [
            (style["name"], style["name"])
            for style in popular_styles(SUGGESTED)
            if style["slug"] not in slugs
        ]
        if not self.fields["more_styles"].choices:
            del self.fields["more_styles"]
        price = self.fields["base_rate_cents"].widget
        price.sign, price.short = short_money(0).removesuffix("0").strip(), True
        for name in ("turnaround_days", "slots", "revisions_included"):
            self.fields[name].widget.short = True

    def add_prefix(self, field_name):
        return super().add_prefix(self.PAGE_NAMES.get(field_name, field_name))

    def clean(self):
        data = super().clean()
        if "style_tags" in data:
            names = {slug_of(name): name for name in data["style_tags"]}
            for name in data.get("more_styles", []):
                names.setdefault(slug_of(name), name)
            data["style_tags"] = list(names.values())
            if len(names) > MOST_STYLES:
                words = (
                    f"Keep the {MOST_STYLES} styles that fit best; with these it is {len(names)}."
                )
                self.add_error("style_tags", ValidationError(words, code="many"))
        if self.instance.is_accepting_commissions:
            for name, words in self.NEEDED_WHILE_OPEN.items():
                if name not in self.errors and not data.get(name):
                    self.add_error(name, ValidationError(words, code="needed"))
        return data

    def save(self, commit=True):
        """Saves the profile and its styles in one step with the lists."""
        typed = dict(self.cleaned_data)
        typed.pop("more_styles", None)
        with transaction.atomic():
            self.instance.set_style_tags(typed.pop("style_tags"))
            with self.instance.changing():
                for name, value in typed.items():
                    setattr(self.instance, name, value)
        return self.instance

    def _save_m2m(self):
        """The styles are not Django's to save: they carry what the lists repeat."""
