"""The base of the console's pages: operators read facts there, they never edit them."""

from functools import cached_property

from django.contrib import admin
from django.core.paginator import Paginator
from django.db import DataError
from django.shortcuts import redirect
from django.utils.text import capfirst

COUNTED_TO = 10_000
# What a filter of the console puts behind the name of its field.
ENDINGS = ("", "__exact", "__id__exact", "__isnull", "__gte", "__lt")


class BoundedPaginator(Paginator):
    """Counts so far and no further: counting a million rows costs more than any page of them."""

    @cached_property
    def count(self):
        return self.object_list.order_by()[:COUNTED_TO].count()


class ReadOnlyAdmin(admin.ModelAdmin):
    """Shows rows; adds, changes and deletes none, for superusers as well."""

    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # it would count every answer of every filter
    list_per_page = 50
    actions = None
    view_on_site = False  # a deal's page is not for operators; a public page is linked by name

    def has_module_permission(self, request):
        return request.user.is_active and request.user.is_staff

    def has_view_permission(self, request, obj=None):
        """Every operator sees what is listed; Django's own permissions are not used."""
        return self.has_module_permission(request)

    def changelist_view(self, request, extra_context=None):
        title = capfirst(self.opts.verbose_name_plural)
        try:
            return super().changelist_view(request, {"title": title, **(extra_context or {})})
        except (ValueError, OverflowError, DataError):
            # A filter that no database can look up; Django answers other nonsense alike.
            return redirect(f"{request.path}?e=1")

    def get_object(self, request, object_id, from_field=None):
        try:
            return super().get_object(request, object_id, from_field)
        except OverflowError:
            return None  # larger than any key can be

    def change_view(self, request, object_id, form_url="", extra_context=None):
        context = {"title": capfirst(self.opts.verbose_name), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def lookup_allowed(self, lookup, value, request):
        """Filters that the page offers, nothing else: Django lets a query string filter by any
        column, and a hidden one could be read letter by letter."""
        offered = [
            filters if isinstance(filters, str) else filters.parameter_name
            for filters in self.get_list_filter(request)
        ]
        day = self.date_hierarchy
        return is_offered(lookup, offered) or bool(day and lookup.startswith(f"{day}__"))

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def is_offered(lookup, names):
    return any(lookup == f"{name}{ending}" for name in names for ending in ENDINGS)


class ReadOnlyInline(admin.TabularInline):
    extra = 0
    can_delete = False
    show_change_link = True

    def has_view_permission(self, request, obj=None):
        return request.user.is_active and request.user.is_staff

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False
