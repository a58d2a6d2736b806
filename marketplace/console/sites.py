from django.conf import settings
from django.contrib import admin


class ConsoleSite(admin.AdminSite):
    """Where operators review the market. They press verbs there; they never edit facts."""

    site_header = site_title = f"{settings.SITE_NAME} operators"
    index_title = "Review"
