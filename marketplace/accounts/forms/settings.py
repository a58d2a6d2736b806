"""Forms of the settings pages and of the hats."""

import zoneinfo
from itertools import groupby

from django import forms
from django.utils import timezone

from .. import hats, repeats
from ..marks import MARKS
from ..models import RESERVED_USERNAMES, User


def grouped_time_zones():
    """All zones by continent, as a ``<select>`` groups them; UTC first."""
    names = sorted(name for name in zoneinfo.available_timezones() if name.partition("/")[2])
    names = [name for name in names if not name.startswith(("Etc/", "SystemV/", "US/", "posix/"))]
    areas = [
        (area, [(name, name.partition("/")[2].replace("_", " ")) for name in members])
        for area, members in groupby(names, key=lambda name: name.partition("/")[0])
    ]
    return [("UTC", "UTC"), *areas]


class SettingsForm(forms.ModelForm):
    """Saves its own fields and no others, so it cannot undo what happened meanwhile."""

    def save(self):
        self.instance.save(update_fields=[*self.fields, "updated_at"])
        return self.instance


class ProfileForm(SettingsForm):
    time_zone = forms.ChoiceField(
        choices=grouped_time_zones, help_text="All dates and hours are shown in it."
    )

    class Meta:
        model = User
        fields = ["display_name", "time_zone"]
        labels = {"display_name": "Name others see"}
        help_texts = {"display_name": "Change it whenever you like."}


class UsernameForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["username"]
        labels = {"username": "Public name"}
        help_texts = {"username": "3 to 30 small letters, digits and hyphens."}

    def clean_username(self):
        username = self.cleaned_data["username"].lower()
        if username in RESERVED_USERNAMES:
            raise forms.ValidationError("This name is kept for the house. Choose another one.")
        if username == self.initial["username"]:
            raise forms.ValidationError("This is your name already.")
        if User.objects.filter(username=username).exists():
            raise forms.ValidationError("Somebody has this name already.")
        return username

    def save(self):
        """Changes it once: the condition stands in the UPDATE, so two tabs do not change it twice.

        Returns whether it was this call that changed it.
        """
        changed = User.objects.filter(pk=self.instance.pk, username_edited_at=None).update(
            username=self.cleaned_data["username"], username_edited_at=timezone.now()
        )
        if changed:
            repeats.tell(self.instance)
        return bool(changed)


class MarkForm(SettingsForm):
    mark = forms.ChoiceField(
        choices=[(mark, mark.replace("-", " ")) for mark in MARKS], widget=forms.RadioSelect
    )

    class Meta:
        model = User
        fields = ["mark"]


class HatsForm(forms.ModelForm):
    """What the person came to do: only hats whose wing is there can be put on or taken off."""

    class Meta:
        model = User
        fields = ["commissions_art", "sells_art", "sells_handmade", "sells_things"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - {hat.field for hat in hats.offered()}:
            del self.fields[name]

    def save(self):
        self.instance.chose_hats_at = timezone.now()
        self.instance.save(update_fields=[*self.fields, "chose_hats_at", "updated_at"])
        return self.instance
