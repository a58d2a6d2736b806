"""Adding works to a portfolio, and describing one."""

from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError

from commissions.models import PortfolioPiece
from commissions.models.works import MOST_WORKS
from marketplace.uploads.forms import PicturesField, TakesPictures
from marketplace.validators import one_line


class WorksForm(TakesPictures, forms.Form):
    """Several pictures at once; each becomes a work, called as its file is."""

    pictures = PicturesField(
        purpose="portfolio",
        label="Pictures of your works",
        error_messages={"required": "Choose at least one picture."},
    )

    def __init__(self, *args, profile, **options):
        self.profile = profile
        super().__init__(*args, owner=profile.artist, **options)

    def clean_pictures(self):
        pictures = self.cleaned_data["pictures"]
        room = MOST_WORKS - self.profile.pieces.count()
        if len(pictures) > room:
            words = f"A portfolio holds {MOST_WORKS} works; there is room for {max(room, 0)} more."
            raise ValidationError(words, code="many")
        return pictures

    def save(self):
        return self.profile.add_works(
            {"picture": picture, "title": title_of(picture.name), "focus": focus_of(picture)}
            for picture in self.cleaned_data["pictures"]
        )


def focus_of(picture):
    """Tall pictures are cropped at the foot rather than at the head, where faces are."""
    is_tall = picture.width * 5 < picture.height * 4
    return PortfolioPiece.Focus.UPPER if is_tall else PortfolioPiece.Focus.MIDDLE


def title_of(name):
    """A file's name as the title of a work, until the artist writes a better one."""
    words = " ".join(PurePath(name).stem.replace("_", " ").replace("-", " ").split())
    return (words[:1].upper() + words[1:120]) or "Untitled"


class PieceForm(forms.ModelForm):
    """One work: what it is called, what it shows, and what stays in view in a list."""

    alt = forms.CharField(
        label="What it shows",
        max_length=300,
        validators=[one_line],
        help_text="For people who cannot see it: “A grey cat asleep on a red chair”.",
    )

    class Meta:
        model = PortfolioPiece
        fields = ["title", "alt", "about", "focus"]
        labels = {"focus": "What stays in view"}
        help_texts = {
            "about": "Material, size, time: whatever a buyer would ask.",
            "focus": "Lists crop pictures to one shape. The work's own page never does.",
        }
        widgets = {
            "about": forms.Textarea(attrs={"rows": 4}),
            "focus": forms.RadioSelect,
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.initial["alt"] = self.instance.picture.alt

    def save(self, commit=True):
        picture = self.instance.picture
        picture.alt = self.cleaned_data["alt"]
        with self.instance.profile.changing():
            picture.save(update_fields=["alt"])
            self.instance.save(update_fields=["title", "about", "focus"])
        return self.instance
