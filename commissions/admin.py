"""What operators read of the wing: facts of deals, nothing that the parties say or show."""

from django.contrib import admin
from django.urls import path
from django.utils.html import format_html

from marketplace.deals.admin import EventInline
from marketplace.ledger.admin import HoldInline
from marketplace.money import money
from marketplace.readonly import ReadOnlyAdmin, ReadOnlyInline

from .models import ArtistProfile, CommissionRequest, PortfolioPiece
from .settle import settle


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
    inlines = [HoldInline, EventInline]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("description", "terms")

    def get_urls(self):
        view = self.admin_site.admin_view(settle)
        name = "commissions_commissionrequest_settle"
        return [path("<int:pk>/settle/", view, name=name), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        deal = self.get_object(request, object_id)
        can_settle = deal and "settle" in deal.verbs_for(request.user)
        context = {"can_settle": can_settle, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    @admin.display(description="status", ordering="status")
    def status_label(self, deal):
        return deal.status_label

    @admin.display(ordering="seller")
    def artist(self, deal):
        return deal.seller

    @admin.display(ordering="agreed_budget_cents")
    def budget(self, deal):
        return money(deal.agreed_budget_cents)


class PieceInline(ReadOnlyInline):
    """The works of an artist; what is wrong with one is seen on its own page."""

    model = PortfolioPiece
    fields = readonly_fields = ["title", "page", "created_at"]
    show_change_link = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("profile__artist")

    @admin.display(description="page")
    def page(self, piece):
        return format_html('<a href="{}">{}</a>', piece.get_absolute_url(), piece.code)


@admin.register(ArtistProfile)
class ArtistProfileAdmin(ReadOnlyAdmin):
    list_display = ["artist", "medium", "is_accepting_commissions", "price_from", "fresh_at"]
    list_filter = ["is_accepting_commissions"]
    list_select_related = ["artist"]
    search_fields = ["artist__username__startswith", "artist__display_name__istartswith"]
    search_help_text = "How a public name or a display name begins."
    ordering = ["-pk"]
    inlines = [PieceInline]
    fields = [
        "artist",
        "page",
        "bio",
        "medium",
        "place",
        "styles",
        "portfolio_link",
        "is_accepting_commissions",
        "price_from",
        "terms",
        "revisions_included",
        "turnaround_days",
        "slots",
        "fresh_at",
        "created_at",
        "updated_at",
    ]
    readonly_fields = fields

    @admin.display(description="public page")
    def page(self, profile):
        return format_html('<a href="{0}">{0}</a>', profile.get_absolute_url())

    @admin.display(description="styles")
    def styles(self, profile):
        return ", ".join(map(str, profile.styles))

    @admin.display(description="portfolio link")
    def portfolio_link(self, profile):
        """As words: a stranger's link is not for one careless click of an operator."""
        return profile.portfolio_url
