"""Card rows: artists as lists show them, every string prepared.

A card written with model instances and template tags takes most of a page's time; rows of
finished strings take a tenth of it. The shape is that of components/_card_artist.html.
"""

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import caches
from django.core.files.storage import default_storage
from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from marketplace.deals.models import Deal
from marketplace.money import short_money

from .models import ArtistTag, CommissionRequest
from .models.status import UNDER_WAY

COUNTED_TO = 1000

taken_slots = Coalesce(
    Subquery(
        Deal.objects.filter(
            seller=OuterRef("profile__artist"),
            kind=CommissionRequest.KIND,
            status__in=UNDER_WAY,
            closed_at=None,
        )
        .order_by()
        .values("seller")
        .annotate(n=Count("pk"))
        .values("n")
    ),
    0,
)

COLUMNS = {
    "username": F("profile__artist__username"),
    "name": F("profile__artist__display_name"),
    "mark": F("profile__artist__mark"),
    "avatar_key": F("profile__artist__avatar_key"),
    "medium": F("profile__medium"),
    "slots": F("profile__slots"),
    "showcase": F("profile__showcase"),
    "taken": taken_slots,
}


def rows(listings):
    """``ArtistTag`` rows with what a card says, in one query and without model instances."""
    return listings.values(
        "profile_id",
        "fresh_at",
        "base_rate_cents",
        "turnaround_days",
        "is_accepting",
        **COLUMNS,
    )


def cards(found):
    """The cards of ``rows``. Addresses are worked out once and not for every card."""
    page = reverse("commissions:artist-detail", args=["NAME"])
    picture = default_storage.url("KEY/SIZE.webp")
    marks = {mark: staticfiles_storage.url(f"img/marks/{mark}.webp") for mark in marks_of(found)}
    return [card(row, page, picture, marks) for row in found]


def marks_of(found):
    return {row["mark"] for row in found if not row["avatar_key"]}


def card(row, page, picture, marks):
    shown = row["showcase"]
    return {
        "url": page.replace("NAME", row["username"]),
        "name": row["name"],
        "mark_url": (
            picture.replace("KEY", row["avatar_key"]).replace("SIZE", "small")
            if row["avatar_key"]
            else marks[row["mark"]]
        ),
        "line": row["medium"],
        "price": f"from {short_money(row['base_rate_cents'])}" if row["base_rate_cents"] else "",
        "is_open": row["is_accepting"],
        "slots": slots_line(row),
        "cover": cover(shown[0], picture) if shown else None,
        "thumbs": [
            picture.replace("KEY", work["key"]).replace("SIZE", "small") for work in shown[1:]
        ],
    }


def slots_line(row):
    """``2 of 5 slots open, about 9 days``."""
    days = row["turnaround_days"]
    time = f", about {days} day{'s' if days != 1 else ''}" if days else ""
    if not row["is_accepting"]:
        return "Closed for now"
    if not (free := max(row["slots"] - row["taken"], 0)):
        return f"All slots taken just now{time}"
    return f"{free} of {row['slots']} slot{'s' if row['slots'] != 1 else ''} open{time}"


def cover(work, picture):
    address = picture.replace("KEY", work["key"])
    small, middle = address.replace("SIZE", "small"), address.replace("SIZE", "middle")
    narrow, wide = work["widths"]
    return {
        "src": middle,
        "srcset": f"{small} {narrow}w, {middle} {wide}w" if narrow < wide else "",
        "width": work["width"],
        "height": work["height"],
        "alt": work["alt"],
        "colour": work["colour"],
        "focus": work["focus"],
        "pixel": work["pixel"],
    }


# --- For the front page ------------------------------------------------------------------------


def open_cards(limit):
    """The artists who opened or shared a work last, as cards. One query."""
    newest = ArtistTag.objects.filter(tag=None, is_accepting=True)
    return cards(rows(newest.order_by("tag_id", "-fresh_at", "-profile_id"))[:limit])


def popular_styles(limit):
    """Styles with the most open artists, with address and count, kept for a minute."""
    return caches["local"].get_or_set(f"popular-styles-{limit}", lambda: count_styles(limit), 60)


def count_styles(limit):
    freshest = ArtistTag.objects.filter(tag=None, is_accepting=True)
    freshest = freshest.order_by("tag_id", "-fresh_at", "-profile_id").values("profile_id")
    counted = (
        ArtistTag.objects.filter(profile__in=freshest[:COUNTED_TO], tag__isnull=False)
        .values(name=F("tag__name"), slug=F("tag__slug"))
        .annotate(count=Count("profile_id"))
        .order_by("-count", "name")[:limit]
    )
    address = reverse("commissions:tag-detail", args=["SLUG"])
    return [style | {"url": address.replace("SLUG", style["slug"])} for style in counted]
