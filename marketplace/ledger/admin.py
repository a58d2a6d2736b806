"""Money as operators see it: every hold, transfer and payment, linked to each other, to read."""

from django.contrib import admin

from marketplace.money import money
from marketplace.readonly import ReadOnlyAdmin, ReadOnlyInline

from .models import Hold, Payment, Payout, Refund, Transfer


def sum_column(name, label):
    @admin.display(description=label, ordering=name)
    def column(self, row):
        return money(getattr(row, name))

    return column


class TransferInline(ReadOnlyInline):
    model = Transfer
    fields = readonly_fields = ["at", "kind", "debit", "credit", "amount", "created_by"]
    ordering = ["pk"]
    max_num = 0
    amount = sum_column("amount_cents", "amount")

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .select_related("debit__owner", "credit__owner", "created_by")
        )


class RefundInline(ReadOnlyInline):
    model = Refund
    fields = readonly_fields = ["created_at", "amount", "status", "tries", "sent_at", "reason"]
    max_num = 0
    amount = sum_column("amount_cents", "amount")


class HoldInline(ReadOnlyInline):
    """Where the money of a deal is."""

    model = Hold
    fk_name = "deal"
    fields = readonly_fields = ["title", "status", "amount", "paid_at", "closed_at"]
    ordering = ["position"]
    max_num = 0
    amount = sum_column("amount_cents", "amount")


@admin.register(Hold)
class HoldAdmin(ReadOnlyAdmin):
    list_display = ["title", "deal", "status", "amount", "paid_at", "closed_at"]
    list_filter = ["status"]
    list_select_related = ["deal"]
    search_fields = ["deal__code__exact"]
    search_help_text = "A deal’s whole code"
    ordering = ["-pk"]
    inlines = [TransferInline, RefundInline]
    amount = sum_column("amount_cents", "amount")
    released = sum_column("released_cents", "released")
    refunded = sum_column("refunded_cents", "refunded")
    fields = readonly_fields = [
        *("deal", "title", "position", "status", "amount", "released", "refunded"),
        *("due_at", "paid_at", "closed_at"),
    ]


@admin.register(Transfer)
class TransferAdmin(ReadOnlyAdmin):
    list_display = ["at", "kind", "debit", "credit", "amount", "hold"]
    list_filter = ["kind"]
    list_select_related = ["debit__owner", "credit__owner", "hold"]
    search_fields = ["hold__deal__code__exact", "key__exact"]
    search_help_text = "A deal’s whole code"
    ordering = ["-pk"]
    amount = sum_column("amount_cents", "amount")
    fields = readonly_fields = [
        *("at", "kind", "debit", "credit", "amount", "hold", "key", "created_by"),
    ]


@admin.register(Payment)
class PaymentAdmin(ReadOnlyAdmin):
    list_display = ["code", "payer", "status", "amount", "gateway", "created_at"]
    list_filter = ["status"]
    list_select_related = ["payer"]
    search_fields = ["code__exact", "payer__username__exact", "reference__exact"]
    search_help_text = "A payment’s whole code, or a whole public name"
    ordering = ["-pk"]
    inlines = [RefundInline]
    amount = sum_column("amount_cents", "amount")
    fields = readonly_fields = [
        *("code", "payer", "status", "reason", "amount", "gateway", "reference"),
        *("created_at", "updated_at"),
    ]


@admin.register(Payout)
class PayoutAdmin(ReadOnlyAdmin):
    list_display = ["account", "status", "amount", "tries", "created_at", "sent_at"]
    list_filter = ["status"]
    list_select_related = ["account__owner"]
    search_fields = ["account__owner__username__exact"]
    ordering = ["-pk"]
    amount = sum_column("amount_cents", "amount")
    fields = readonly_fields = [
        *("account", "status", "amount", "tries", "next_try_at", "reason", "created_at", "sent_at"),
    ]
