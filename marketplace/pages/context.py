"""What every page knows without asking the database."""

from django.conf import settings

THEMES = ("light", "dark")


def house():
    """What is true of the site itself, whoever looks."""
    return {
        "name": settings.SITE_NAME,
        "demo": settings.DEMO,
        "currency": settings.MARKET_CURRENCY,
        "fee_percent": settings.FEE_PERCENT,
        "time_zone": settings.TIME_ZONE,
    }


def site(request):
    """The site, the theme and the person who looks.

    ``viewer`` is None for signed-out visitors and is found without touching their session: a
    page for everybody then carries no cookie and can be kept by caches.
    """
    theme = request.COOKIES.get("theme", "")
    signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
    return {
        "site": house(),
        "theme": theme if theme in THEMES else "",
        "viewer": request.user if signed_in else None,
    }
