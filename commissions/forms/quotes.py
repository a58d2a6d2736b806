"""An artist's quote: a sum, cut into paid stages that add up to it."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from commissions.models import ProgressPhoto
from commissions.models.plan import LONGEST, Step, check_plan, default_plan
from marketplace.deals.lifecycle import Refused
from marketplace.money import MoneyFormField, money
from marketplace.validators import no_control_characters, one_line


class StepForm(forms.Form):
    """One paid stage. A row that is left empty is no stage."""

    title = forms.CharField(max_length=80, validators=[one_line], required=False)
    amount = MoneyFormField(label="Sum", required=False)
    due_on = forms.DateField(
        label="Ready by",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    stages = forms.MultipleChoiceField(
        label="Pictures it pays for",
        choices=ProgressPhoto.Stage.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        # Any of them may be empty, but only together.
        for name in ("title", "amount", "stages"):
            self.fields[name].widget.is_expected = True

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        today = timezone.localdate()
        if due_on and not today <= due_on <= today + timedelta(days=730):
            raise forms.ValidationError("Choose a day from today on, two years at most.")
        return due_on

    def clean(self):
        words = super().clean()
        if self.errors or self.is_blank:
            return words
        for name, missing in (("title", "Name this stage."), ("amount", "Enter a sum.")):
            if not words.get(name):
                self.add_error(name, missing)
        if not words.get("stages"):
            self.add_error("stages", "Tick what this stage shows.")
        return words

    @property
    def is_blank(self):
        words = self.cleaned_data
        return not (words.get("title") or words.get("amount") or words.get("stages"))

    def step(self):
        words = self.cleaned_data
        return Step(words["title"], words["amount"], tuple(words["stages"]), words["due_on"])


StepFormSet = forms.formset_factory(StepForm, extra=0, max_num=LONGEST, absolute_max=LONGEST)


class QuoteForm(forms.Form):
    """The sum and its stages; cleans to the words of the verb ``quote``."""

    total = MoneyFormField(label="Your price for all of it")
    note = forms.CharField(
        label="A word with it",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[no_control_characters],
    )
    brief_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, deal, more=0):
        steps = deal.steps or default_plan(deal.agreed_budget_cents)
        total = sum(step.amount_cents for step in steps)
        super().__init__(data, initial={"total": total, "brief_version": deal.brief_version})
        self.fields["total"].widget.sign = True
        rows = [self.as_initial(step) for step in steps] + [{}] * more
        # A row that is left as it was proposed is a stage all the same.
        as_typed = {"empty_permitted": False}
        self.rows = StepFormSet(data, initial=rows, prefix="steps", form_kwargs=as_typed)

    @staticmethod
    def as_initial(step):
        return {
            "title": step.title,
            "amount": step.amount_cents,
            "due_on": step.due_on,
            "stages": list(step.stages),
        }

    def is_valid(self):
        return all([self.rows.is_valid(), super().is_valid()])

    def clean(self):
        words = super().clean()
        if not self.rows.is_valid():
            raise forms.ValidationError("Look at the stages again: something is missing there.")
        if "total" in words:
            words["steps"] = [row.step() for row in self.rows if not row.is_blank]
            words["total_cents"] = words.pop("total")
            try:
                check_plan(words["steps"], words["total_cents"])
            except Refused as refusal:
                raise forms.ValidationError(str(refusal)) from refusal
        return words

    @property
    def added(self):
        """What the rows add up to, in words, where they can be read."""
        amounts = [row.cleaned_data.get("amount") or 0 for row in self.rows if row.is_bound]
        return money(sum(amounts)) if amounts else ""


class CounterForm(forms.Form):
    note = forms.CharField(
        label="What should be different?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        validators=[no_control_characters],
    )
    budget_cents = MoneyFormField(label="Your budget", required=False)


class AgreeForm(forms.Form):
    """Carries the version of the quote that the buyer has on the screen."""

    plan_version = forms.IntegerField(widget=forms.HiddenInput)


class ReleaseForm(forms.Form):
    """Carries the sum that stands on the button."""

    expected_cents = forms.IntegerField(widget=forms.HiddenInput)
