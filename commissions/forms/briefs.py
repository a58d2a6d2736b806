"""The brief: six questions to a buyer."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from commissions.models import BriefDraft, StyleTag
from marketplace.money import MoneyFormField, short_money
from marketplace.uploads.forms import PicturesField, TakesPictures
from marketplace.validators import no_control_characters, one_line

LONGEST_ANSWER = 20_000  # characters of an answer that a draft keeps
MOST_CHOICES = 50
FURTHEST = timedelta(days=2 * 365)


class BriefForm(TakesPictures, forms.Form):
    """What ``CommissionRequest.send`` wants to know: see ``words``."""

    title = forms.CharField(label="Name this piece", max_length=120, validators=[one_line])
    description = forms.CharField(
        label="What should it show?",
        help_text="Who, from which side, in what mood. What must not be missing?",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        validators=[no_control_characters],
    )
    style_tags = forms.ModelMultipleChoiceField(
        label="In which style?",
        queryset=StyleTag.objects.none(),
        to_field_name="slug",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    pictures = PicturesField(label="Reference pictures", purpose="reference", required=False)
    budget = MoneyFormField(label="Your budget", help_text="What you would like to spend in all.")
    wanted_by = forms.DateField(
        label="Wanted by",
        help_text="Leave it empty when there is no hurry.",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, profile, **options):
        super().__init__(*args, **options)
        self.profile = profile
        name = profile.artist.short_name
        self.fields["pictures"].help_text = (
            f"Private to you and {name}. JPEG, PNG, WebP, AVIF or GIF, up to 25 MB each, "
            "12 in all. We remove the place and the camera data."
        )
        self.fields["title"].help_text = f"For your list and {name}’s. Operators read it too."
        tags = self.fields["style_tags"]
        tags.queryset = profile.style_tags.all()
        tags.help_text = f"What {name} is found under. Choose none if you are not sure."
        if not tags.queryset:
            del self.fields["style_tags"]
        if least := profile.base_rate_cents:
            self.fields["budget"] = MoneyFormField(
                label="Your budget",
                help_text=f"{name} starts at {short_money(least)}.",
                min_cents=least,
            )

    def clean_wanted_by(self):
        day = self.cleaned_data["wanted_by"]
        today = timezone.localdate()
        if day and day < today:
            raise forms.ValidationError("This day is over. Choose a later one, or none.")
        if day and day > today + FURTHEST:
            raise forms.ValidationError("Choose a day within the next two years.")
        return day

    def keep_draft(self):
        """Writes down what was typed, mistakes and all, for the buyer to come back to."""
        answers = {}
        for name in self.fields.keys() - {"pictures"}:
            typed = [words.replace("\0", "")[:LONGEST_ANSWER] for words in self.data.getlist(name)]
            answers[name] = typed[:MOST_CHOICES] if name == "style_tags" else "".join(typed[:1])
        return BriefDraft.keep(
            buyer=self.fields["pictures"].owner,
            artist=self.profile.artist,
            answers=answers,
            pictures=self.fields["pictures"].pictures,
        )

    def words(self):
        """The cleaned answers under the names of the model."""
        answers = dict(self.cleaned_data)
        answers["agreed_budget_cents"] = answers.pop("budget")
        return {"style_tags": []} | answers
