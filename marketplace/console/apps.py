from django.contrib.admin.apps import AdminConfig


class ConsoleConfig(AdminConfig):
    """Django's admin under the market's own site class."""

    default_site = "marketplace.console.sites.ConsoleSite"
