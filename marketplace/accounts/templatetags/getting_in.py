"""What the pages of getting in ask for themselves."""

from types import SimpleNamespace

import qrcode
from django import template
from django.conf import settings

from ..models import User

register = template.Library()

# What browsers and systems call themselves; the first that fits counts, because the later ones
# stand in the names of the earlier ones too.
BROWSERS = {"Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome"} | {
    "CriOS/": "Chrome",
    "FxiOS/": "Firefox",
    "Safari/": "Safari",
}
SYSTEMS = {"Android": "Android", "iPhone": "iPhone", "iPad": "iPad"} | {
    "Windows": "Windows",
    "Mac OS": "Mac",
    "CrOS": "Chromebook",
    "Linux": "Linux",
}


@register.simple_tag
def demo_faces():
    """Whom a visitor may step in as; nobody where it is no demonstration."""
    return User.objects.demo_faces() if settings.DEMO else []


@register.simple_tag
def qr_code(text):
    """A QR code as one SVG path, a unit to each module; a picture of type data: is refused by
    the content security policy."""
    code = qrcode.QRCode(border=4)
    code.add_data(text)
    rows = code.get_matrix()
    dark = [(x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark]
    return SimpleNamespace(size=len(rows), path="".join(f"M{x} {y}h1v1h-1z" for x, y in dark))


@register.filter
def device(user_agent):
    """A browser's long name for itself as a person would say it: "Firefox on Linux"."""
    browser = next((name for mark, name in BROWSERS.items() if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS.items() if mark in user_agent), "")
    return f"{browser} on {system}" if browser and system else user_agent[:60]
