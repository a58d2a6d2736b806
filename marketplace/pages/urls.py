from django.urls import path
from django.views.decorators.cache import never_cache

from .views import appearance, deals, health, home, people, small, styleguide, texts

app_name = "pages"
urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    path("how-payment-works/", texts.HowPaymentWorks.as_view(), name="how-payment-works"),
    path("fees/", texts.Fees.as_view(), name="fees"),
    path("rules/", texts.Rules.as_view(), name="rules"),
    path("help/", texts.Help.as_view(), name="help"),
    path("terms/", texts.Terms.as_view(), name="terms"),
    path("privacy/", texts.Privacy.as_view(), name="privacy"),
    path("contact/", texts.Contact.as_view(), name="contact"),
    path("appearance/", appearance.Appearance.as_view(), name="appearance"),
    path("styleguide/", styleguide.Styleguide.as_view(), name="styleguide"),
    path("dashboard/", never_cache(deals.Dashboard.as_view()), name="dashboard"),
    path("deals/", never_cache(deals.DealList.as_view()), name="deal-list"),
    path("u/<slug:username>/", people.Profile.as_view(), name="profile"),
    path("robots.txt", small.Robots.as_view(), name="robots"),
    path("favicon.ico", small.Favicon.as_view(), name="favicon"),
]

# Outside the namespace: these two are for machines.
health_urls = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
