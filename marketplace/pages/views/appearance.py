"""Light, dark, or as the device says; kept in a cookie, so that it needs no account."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.generic import FormView

from marketplace.pages.context import THEMES

A_YEAR = 60 * 60 * 24 * 365


class AppearanceForm(forms.Form):
    theme = forms.ChoiceField(
        label="Colours",
        required=False,
        widget=forms.RadioSelect,
        choices=[("", "As this device is set"), ("light", "Light"), ("dark", "Dark")],
    )


@method_decorator(login_not_required, name="dispatch")
class Appearance(FormView):
    template_name = "pages/appearance.html"
    form_class = AppearanceForm

    def get_initial(self):
        theme = self.request.COOKIES.get("theme", "")
        return {"theme": theme if theme in THEMES else ""}

    def form_valid(self, form):
        theme = form.cleaned_data["theme"]
        messages.success(self.request, "Saved. This browser remembers it.")
        answer = redirect("pages:appearance")
        if theme:
            answer.set_cookie(
                "theme",
                theme,
                max_age=A_YEAR,
                samesite="Lax",
                secure=self.request.is_secure(),
            )
        else:
            answer.delete_cookie("theme", samesite="Lax")
        return answer
