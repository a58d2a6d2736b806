"""The first page after sign-up, and the small tasks that the chosen hats bring."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView, UpdateView

from .. import hats
from ..adapter import is_own_path
from ..forms.settings import HatsForm
from ..models import User


def hat_rows(form):
    """The check rows of a HatsForm, each with its tasks as words."""
    return [
        {
            "hat": hat,
            "field": form[hat.field],
            "is_worn": form[hat.field].value(),
            "tasks": [
                (task.title, f"{task.minutes} min") for task in hats.tasks_of(hat, form.instance)
            ],
        }
        for hat in hats.offered()
    ]


class ChooseHats(UpdateView):
    form_class = HatsForm
    context_object_name = "person"  # by itself it would take the place of ``user``

    def get_object(self):
        # A copy: the page's header must not show what a refused form holds.
        return User.objects.get(pk=self.request.user.pk)

    def get_context_data(self, **context):
        context = super().get_context_data(**context)
        return context | {"rows": hat_rows(context["form"])}


class Welcome(ChooseHats):
    """``next`` is where the person was going when sign-up came between."""

    template_name = "accounts/welcome.html"

    def get_next(self):
        wanted = self.request.POST.get("next") or self.request.GET.get("next") or ""
        return wanted if is_own_path(wanted) else ""

    def get_context_data(self, **context):
        return super().get_context_data(**context, next=self.get_next())

    def get_success_url(self):
        return self.get_next() or reverse("accounts:tasks")


class Tasks(TemplateView):
    template_name = "accounts/tasks.html"

    def get(self, request):
        lists = hats.lists_for(request.user)
        if not lists:
            return redirect("pages:dashboard")
        return self.render_to_response({"lists": lists})


class SettingsHats(ChooseHats):
    template_name = "accounts/settings_hats.html"

    def get_success_url(self):
        messages.success(self.request, "Your hats are saved.")
        return reverse("accounts:settings-hats")
