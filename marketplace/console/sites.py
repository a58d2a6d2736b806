from django.conf import settings
from django.contrib import admin
from django.shortcuts import redirect

from .queues import just_happened, queues


class ConsoleSite(admin.AdminSite):
    """Where operators review the market. They press verbs there; they never edit facts."""

    site_header = site_title = f"{settings.SITE_NAME} operators"
    index_title = "What needs you"
    index_template = "admin/index.html"
    enable_nav_sidebar = False  # the rail of templates/admin/_rail.html needs no script

    def index(self, request, extra_context=None):
        context = {"queues": queues(), "happened": just_happened(), **(extra_context or {})}
        return super().index(request, context)

    def password_change(self, request, extra_context=None):
        """The site's own page asks for the old password and ends the other sessions."""
        return redirect("account_change_password")
