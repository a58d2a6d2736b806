"""Settings, one topic to a page. Password, e-mail, second factor and sessions are allauth's."""

from django.contrib import messages
from django.contrib.messages.views import SuccessMessageMixin
from django.db import IntegrityError, transaction
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.views.generic import UpdateView

from ..forms.settings import MarkForm, ProfileForm, UsernameForm
from ..models import User


class SettingsView(SuccessMessageMixin, UpdateView):
    context_object_name = "person"  # by itself it would take the place of ``user``

    def get_object(self):
        # A copy: the page's header must not show what a refused form holds.
        return User.objects.get(pk=self.request.user.pk)


class Profile(SettingsView):
    form_class = ProfileForm
    template_name = "accounts/settings_profile.html"
    success_url = reverse_lazy("accounts:settings-profile")
    success_message = "Your profile is saved."


class Mark(SettingsView):
    form_class = MarkForm
    template_name = "accounts/settings_mark.html"
    success_url = reverse_lazy("accounts:settings-mark")
    success_message = "This is your mark now."


class Username(SettingsView):
    form_class = UsernameForm
    template_name = "accounts/settings_username.html"
    success_url = reverse_lazy("accounts:settings-username")
    success_message = "Your public name is changed. The old address of your page is gone."

    def form_valid(self, form):
        try:
            with transaction.atomic():
                changed = form.save()
        except IntegrityError:
            # Somebody took it between our check and our UPDATE.
            form.add_error("username", "Somebody has this name already.")
            return self.form_invalid(form)
        if changed:
            messages.success(self.request, self.success_message)
        else:
            messages.error(self.request, "You have changed it once already. It stays as it is.")
        return redirect(self.success_url)
