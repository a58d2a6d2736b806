"""Reports as operators see them: facts to read, one thing to do."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.html import format_html

from marketplace.readonly import ReadOnlyAdmin
from marketplace.validators import no_control_characters

from .models import LONGEST_WORDS, Report


class HandleForm(forms.Form):
    """A report is closed with words: the next operator wants to know why."""

    answer = forms.CharField(
        label="What you decided, and why",
        max_length=LONGEST_WORDS,
        validators=[no_control_characters],
        error_messages={"required": "Write what you decided, and why. Nothing was changed."},
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
    )


class HandleActionForm(ActionForm):
    answer = forms.CharField(label="Decision and reason", required=False, max_length=LONGEST_WORDS)


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    list_display = ["title", "reason", "status", "person", "created_at", "handled_by"]
    list_filter = ["status", "reason"]
    list_select_related = ["person", "handled_by"]
    search_fields = ["title__icontains", "path__istartswith", "person__username__istartswith"]
    ordering = ["-created_at", "-pk"]
    actions = ["handle"]
    action_form = HandleActionForm
    change_form_template = "admin/moderation/report/change_form.html"
    fields = [
        "page",
        "reason",
        "words",
        "person",
        "reporter",
        "status",
        "created_at",
        "updated_at",
        "handled_by",
        "handled_at",
        "answer",
    ]

    @admin.display(description="what")
    def page(self, report):
        return format_html('<a href="{}">{}</a>', report.path, report.title)

    @admin.action(description="Mark as handled", permissions=["view"])
    def handle(self, request, reports):
        form = HandleForm(request.POST)
        if form.is_valid():
            self.close(request, reports, form.cleaned_data["answer"])
        else:
            messages.error(request, " ".join(form.errors["answer"]))

    def close(self, request, reports, answer):
        done = sum(report.handle(by=request.user, answer=answer) for report in reports)
        late = len(reports) - done
        if done:
            messages.success(request, f"{done} report{'s' if done != 1 else ''} handled.")
        if late:
            messages.warning(request, f"{late} had been handled before; left as it was.")

    def get_urls(self):
        handle = self.admin_site.admin_view(self.handle_one)
        return [
            path("<int:pk>/handle/", handle, name="moderation_report_handle"),
            *super().get_urls(),
        ]

    def handle_one(self, request, pk):
        report = get_object_or_404(Report, pk=pk)
        if request.method != "POST" or not self.has_view_permission(request, report):
            raise PermissionDenied
        form = HandleForm(request.POST)
        if not form.is_valid():
            messages.error(request, " ".join(form.errors["answer"]))
            return redirect("admin:moderation_report_change", pk)
        self.close(request, [report], form.cleaned_data["answer"])
        return redirect("admin:index")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        context = {"handle_form": HandleForm(), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)
