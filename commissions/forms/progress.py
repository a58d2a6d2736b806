"""What an artist shares of a stage."""

from django import forms

from commissions.models import ProgressPhoto
from marketplace.uploads.forms import PicturesField, TakesPictures
from marketplace.validators import one_line


class Words(str):
    """A label with a hint and an icon, for radios that are shown as cards."""

    hint = icon = ""

    def __new__(cls, words, hint="", icon=""):
        label = super().__new__(cls, words)
        label.hint, label.icon = hint, icon
        return label


class CardSelect(forms.RadioSelect):
    cards = True


class ShareForm(TakesPictures, forms.Form):
    SHARED, KEPT = "shared", "kept"

    stage_tag = forms.ChoiceField(
        label="Which stage is this?", choices=ProgressPhoto.Stage.choices, widget=CardSelect
    )
    pictures = PicturesField(
        label="Pictures",
        help_text="JPEG, PNG, WebP, AVIF or GIF, up to 25 MB each. The full size stays with you "
        "until the stage is released.",
        purpose="progress",
    )
    caption = forms.CharField(
        label="A word with it", required=False, max_length=300, validators=[one_line]
    )
    audience = forms.ChoiceField(label="Who sees it?", widget=CardSelect)

    def __init__(self, *args, deal, next_stage, **options):
        initial = {"stage_tag": next_stage, "audience": self.SHARED} | options.pop("initial", {})
        super().__init__(*args, initial=initial, about=deal.code, **options)
        name = deal.buyer.short_name
        self.fields["stage_tag"].choices = [
            (value, Words(label, "next in line" if value == next_stage else ""))
            for value, label in ProgressPhoto.Stage.choices
        ]
        self.fields["audience"].choices = [
            (self.SHARED, Words(f"Share with {name} now", f"{name} sees it at once", "eye")),
            (self.KEPT, Words("Keep it private", "Only you see it, and no trace of it", "eye-off")),
        ]
