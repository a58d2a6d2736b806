"""People as operators see them: facts to read, nothing to edit, no secret to look up."""

from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry

from marketplace.readonly import ReadOnlyAdmin, ReadOnlyInline

from .models import Block, User


class BlockInline(ReadOnlyInline):
    model = Block
    fk_name = "blocker"
    fields = readonly_fields = ["blocked", "created_at"]
    verbose_name_plural = "blocks"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("blocked")


@admin.register(User)
class UserAdmin(ReadOnlyAdmin):
    """Operators find a person by name or by the whole address and read the address masked; each
    page they open is written down. Superusers read it in full."""

    list_display = ["display_name", "username", "masked_email", "role", "is_active", "date_joined"]
    list_filter = ["is_active", "is_staff", "sells_art", "commissions_art", "is_demo"]
    date_hierarchy = "date_joined"
    ordering = ["-date_joined", "-pk"]
    inlines = [BlockInline]
    fields = [
        "display_name",
        "username",
        "username_edited_at",
        "masked_email",
        "is_confirmed",
        "role",
        "commissions_art",
        "sells_art",
        "sells_handmade",
        "sells_things",
        "time_zone",
        "is_active",
        "is_staff",
        "is_superuser",
        "is_demo",
        "date_joined",
        "last_login",
        "updated_at",
    ]

    def get_search_fields(self, request):
        # A prefix of an address would give the rest away letter by letter.
        address = "email__startswith" if request.user.is_superuser else "email__iexact"
        return ["username__startswith", "display_name__istartswith", address]

    def get_list_display(self, request):
        return self.unmasked(request, self.list_display)

    def get_fields(self, request, obj=None):
        return self.unmasked(request, self.fields)

    def unmasked(self, request, names):
        shown = "email" if request.user.is_superuser else "masked_email"
        return [shown if name == "masked_email" else name for name in names]

    def lookup_allowed(self, lookup, value, request):
        """Django lets a query string filter by any column of the table, the password as well."""
        return lookup.partition("__")[0] in {*self.list_filter, self.date_hierarchy}

    def change_view(self, request, object_id, form_url="", extra_context=None):
        response = super().change_view(request, object_id, form_url, extra_context)
        people = User.objects.filter(pk=object_id) if response.status_code == 200 else None
        if people and not request.user.is_superuser:
            LogEntry.objects.log_actions(
                request.user.pk, people, CHANGE, "Opened this person's page.", single_object=True
            )
        return response

    def get_readonly_fields(self, request, obj=None):
        return self.get_fields(request, obj)

    @admin.display(description="e-mail")
    def masked_email(self, user):
        name, _, host = user.email.partition("@")
        return f"{name[:1]}…@{host}"

    @admin.display(description="e-mail confirmed", boolean=True)
    def is_confirmed(self, user):
        return user.emailaddress_set.filter(email=user.email, verified=True).exists()
