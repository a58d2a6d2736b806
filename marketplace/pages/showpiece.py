"""The picture at the head of the front page: one job from its first pencil line to the paint."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from marketplace.accounts.models import User

TITLE = "Fox in a Borrowed Scarf"
ARTIST = "furandlight"  # of the demo market
STAGES = {
    "sketch": (
        "Sketch",
        "Pencil sketch of a fox's head with construction circles, a wrapped scarf marked in.",
    ),
    "linework": (
        "Linework",
        "Clean ink drawing of the fox with pointed ears, long whiskers and a ribbed scarf.",
    ),
    "colour": ("Colour", "The fox in flat colour: orange fur, white cheeks and a teal scarf."),
    "final": (
        "Final",
        "Finished portrait of a red fox with amber eyes, wrapped in a teal and cream scarf.",
    ),
}


def showpiece():
    """What components/_hero.html wants for its picture: ``job`` and ``film``."""
    return {
        "job": {
            "before": side("sketch"),
            "after": side("final") | {"label": "Finished"},
            "width": 800,
            "height": 1000,
            "name": "Compare the sketch with the finished picture",
            **credit(),
        },
        "film": [
            {"src": static(f"img/hero/{stage}-96.webp"), "name": name}
            for stage, (name, _) in STAGES.items()
        ],
    }


def side(stage):
    small, large = (static(f"img/hero/{stage}-{width}.webp") for width in (480, 800))
    name, alt = STAGES[stage]
    return {"src": large, "srcset": f"{small} 480w, {large} 800w", "alt": alt, "label": name}


def credit():
    """The demo market has an artist for it; elsewhere nobody here has drawn it."""
    drawn_here = settings.DEMO and User.objects.filter(username=ARTIST, is_demo=True).first()
    if not drawn_here:
        return {"caption": f"{TITLE}, drawn for this page by code"}
    return {
        "caption": TITLE,
        "credit_url": reverse("commissions:artist-detail", args=[ARTIST]),
        "credit_name": drawn_here.display_name,
    }
