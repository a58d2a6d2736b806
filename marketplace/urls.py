"""Every address of the site, the ground's rooms first."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

# The admin's own log-in has no limit on tries; allauth's has, and asks for the second factor.
admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("marketplace.pages.urls")),
    path("", include("marketplace.accounts.urls")),
    path("", include("allauth.urls")),
    path("", include("marketplace.uploads.urls")),
    path("", include("marketplace.moderation.urls")),
    path("", include("commissions.urls")),
]
