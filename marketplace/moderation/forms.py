from datetime import timedelta

from django import forms
from django.utils import timezone

from marketplace.validators import no_control_characters

from .models import LONGEST_WORDS, Report

REPORTS_A_DAY = 20


class ReportForm(forms.Form):
    """Why somebody reports a thing. Only they know the reason, so none is chosen for them."""

    reason = forms.ChoiceField(
        label="What is wrong?",
        choices=Report.Reason,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is wrong."},
    )
    words = forms.CharField(
        label="In your words",
        help_text="What did you see, and where on the page? If it is your work, where did you "
        "publish it first?",
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        validators=[no_control_characters],
    )

    def __init__(self, *args, reporter, subject, **kwargs):
        super().__init__(*args, **kwargs)
        self.reporter = reporter
        self.subject = subject

    def clean(self):
        facts = super().clean()
        if facts.get("reason") == Report.Reason.OTHER and not facts.get("words"):
            self.add_error("words", "Say in a few words what is wrong.")
        if self.subject.person == self.reporter:
            raise forms.ValidationError("This is your own page; there is nothing to report.")
        a_day_ago = timezone.now() - timedelta(days=1)
        if Report.objects.since(a_day_ago, by=self.reporter).count() >= REPORTS_A_DAY:
            raise forms.ValidationError(
                f"You sent {REPORTS_A_DAY} reports within a day; more can follow tomorrow. "
                "When somebody is in danger, call the police first."
            )
        return facts

    def send(self):
        return Report.objects.take(self.subject, by=self.reporter, **self.cleaned_data)
