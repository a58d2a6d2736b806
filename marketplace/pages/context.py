"""What every page knows without asking the database."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from marketplace.money import symbol

THEMES = ("light", "dark")


def house():
    """What is true of the site itself, whoever looks."""
    return {
        "name": settings.SITE_NAME,
        "demo": settings.DEMO,
        "currency": settings.MARKET_CURRENCY,
        "currency_sign": symbol().strip(),
        "fee_percent": settings.FEE_PERCENT,
        "days": settings.DEADLINE_DAYS,
        "time_zone": settings.TIME_ZONE,
    }


def viewer_of(request):
    """The person who looks, or None, found without touching a signed-out visitor's session: a
    page for everybody then carries no cookie and can be kept by caches."""
    # A request that was refused on the way in, for a wrong host say, has no user at all.
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not hasattr(request, "user"):
        return None
    return request.user if request.user.is_authenticated else None


def site(request):
    """The site, the theme, the person who looks, and how much waits for them."""
    theme = request.COOKIES.get("theme", "")
    viewer = viewer_of(request)
    return {
        "site": house(),
        "theme": theme if theme in THEMES else "",
        "viewer": viewer,
        "your_moves": SimpleLazyObject(viewer.deals_waiting.count) if viewer else 0,
        "unread": SimpleLazyObject(viewer.notifications.unread().count) if viewer else 0,
    }
