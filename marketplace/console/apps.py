from django.contrib.admin.apps import AdminConfig


class ConsoleConfig(AdminConfig):
    """Django's admin under the market's own site class."""

    default_site = "marketplace.console.sites.ConsoleSite"

    def ready(self):
        super().ready()
        self.hide_secrets()

    def hide_secrets(self):
        """allauth lists its tables in every admin, to edit: addresses, keys of second factors."""
        from django.contrib import admin

        for model in [model for model in admin.site._registry if "allauth" in model.__module__]:
            admin.site.unregister(model)
