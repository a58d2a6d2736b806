"""What operators read of the wing: facts of deals, nothing that the parties say or show."""

from django.contrib import admin

from marketplace.deals.models import Event
from marketplace.money import money
from marketplace.readonly import ReadOnlyAdmin, ReadOnlyInline

from .models import CommissionRequest


class EventInline(ReadOnlyInline):
    """Who did what when. The words that came with it are between the parties."""

    model = Event
    fields = ["at", "actor", "role", "verb", "before", "after"]
    readonly_fields = fields
    ordering = ["pk"]
    show_change_link = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("actor").defer("note")


class StatusFilter(admin.SimpleListFilter):
    title = "status"
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return CommissionRequest.Status.choices

    def queryset(self, request, queryset):
        return queryset.filter(status=self.value()) if self.value() else queryset


@admin.register(CommissionRequest)
class CommissionAdmin(ReadOnlyAdmin):
    """Brief, references, photos, captions and what the two write to each other are private to
    them; here stand the facts."""

    list_display = ["title", "status_label", "buyer", "artist", "budget", "updated_at"]
    list_select_related = ["buyer", "seller"]
    list_filter = [StatusFilter]
    search_fields = ["code__exact", "title", "buyer__username", "seller__username"]
    search_help_text = "A title, a public name, or the code in the address of the deal."
    ordering = ["-updated_at", "-pk"]
    fields = [
        ("title", "code"),
        ("buyer", "artist"),
        ("status_label", "waiting_on"),
        ("budget", "wanted_by"),
        ("revisions_included", "revisions_used"),
        ("created_at", "updated_at", "closed_at"),
    ]
    readonly_fields = [name for row in fields for name in row]
    inlines = [EventInline]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("description", "terms")

    @admin.display(description="status", ordering="status")
    def status_label(self, deal):
        return deal.status_label

    @admin.display(ordering="seller")
    def artist(self, deal):
        return deal.seller

    @admin.display(ordering="agreed_budget_cents")
    def budget(self, deal):
        return money(deal.agreed_budget_cents)
