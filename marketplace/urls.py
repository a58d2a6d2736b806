"""Every address of the site, the ground's rooms first."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from marketplace.pages.urls import health_urls

# The admin's own log-in has no limit on tries; allauth's has, and asks for the second factor.
admin.site.login = secure_admin_login(admin.site.login)

handler400 = "marketplace.pages.views.errors.bad_request"
handler403 = "marketplace.pages.views.errors.forbidden"
handler404 = "marketplace.pages.views.errors.not_found"
handler429 = "marketplace.pages.views.errors.too_many"
handler500 = "marketplace.pages.views.errors.server_error"

urlpatterns = [
    *health_urls,
    path("admin/", admin.site.urls),
    path("", include("marketplace.pages.urls")),
    path("", include("marketplace.accounts.urls")),
    path("", include("allauth.urls")),
    path("", include("marketplace.uploads.urls")),
    path("", include("marketplace.moderation.urls")),
    path("", include("marketplace.notifications.urls")),
    path("", include("marketplace.ledger.urls")),
    path("", include("commissions.urls")),
]
