"""Deals as operators see them: who, what, when, in which state. Not what the two wrote."""

from django.contrib import admin

from marketplace.readonly import ReadOnlyAdmin, ReadOnlyInline

from .models import Deal, Event


class EventInline(ReadOnlyInline):
    model = Event
    fields = readonly_fields = ["at", "actor", "role", "verb", "before", "after"]
    ordering = ["-pk"]
    max_num = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("actor")


class OpenFilter(admin.SimpleListFilter):
    title = "open or past"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("asked", "Operators asked"), ("open", "Open"), ("past", "Past")]

    def queryset(self, request, queryset):
        if self.value() == "asked":
            return queryset.asked()
        if self.value() == "open":
            return queryset.open()
        return queryset.past() if self.value() == "past" else queryset


@admin.register(Deal)
class DealAdmin(ReadOnlyAdmin):
    list_display = ["code", "title", "status_label", "buyer", "seller", "updated_at"]
    list_filter = [OpenFilter]
    list_select_related = ["buyer", "seller"]
    search_fields = ["code__exact", "buyer__username__exact", "seller__username__exact"]
    search_help_text = "A whole code, or a whole public name"
    ordering = ["-pk"]
    inlines = [EventInline]
    fields = [
        "code",
        "kind",
        "title",
        "status_label",
        "buyer",
        "seller",
        "waiting_on",
        "waiting_for",
        "created_at",
        "updated_at",
        "closed_at",
    ]

    @admin.display(description="status")
    def status_label(self, deal):
        return deal.status_label


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ["at", "deal", "actor", "role", "verb", "before", "after"]
    list_select_related = ["deal", "actor"]
    search_fields = ["deal__code__exact", "actor__username__exact"]
    search_help_text = "A deal’s whole code, or a whole public name"
    ordering = ["-pk"]
    fields = ["deal", "at", "actor", "role", "verb", "before", "after"]
