from django.contrib import admin
from django.contrib.admin.apps import AdminConfig

from marketplace.readonly import ReadOnlyAdmin


class ConsoleConfig(AdminConfig):
    """Django's admin under the market's own site class."""

    default_site = "marketplace.console.sites.ConsoleSite"

    def ready(self):
        super().ready()
        self.keep_read_only()

    def keep_read_only(self):
        """Takes out what others list to be edited: Django's groups, allauth's addresses and keys
        of second factors. What we list ourselves is read-only, by its base class."""
        for model, listed in list(admin.site._registry.items()):
            if not isinstance(listed, ReadOnlyAdmin):
                admin.site.unregister(model)
