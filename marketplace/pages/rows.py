"""Deals as a person's lists show them: every row prepared, with as few questions as it takes."""

from dataclasses import dataclass
from datetime import datetime

from commissions.models import ProgressPhoto
from marketplace.deals.models import Deal

WINGS = {"commission": "Commission"}


@dataclass(frozen=True)
class Row:
    """One deal as one person sees it. ``picture`` is the newest they may see, or None."""

    url: str
    title: str
    kind: str
    is_buying: bool
    other: object
    heading: str
    words: str
    status: str
    is_closed: bool
    is_completed: bool
    is_yours: bool
    since: datetime
    picture: object

    @property
    def wing_line(self):
        """``Commission, buying``."""
        return f"{WINGS[self.kind]}, {'buying' if self.is_buying else 'selling'}"

    @property
    def badge(self):
        """The kind of components/_badge.html that goes with the status."""
        if self.is_closed:
            return "done" if self.is_completed else "closed"
        return "now" if self.is_yours else "plain"

    @property
    def task(self):
        """``Your move: answer the brief`` under a title that says "your move" already."""
        words = self.heading.removeprefix("Your move: ")
        return words[:1].upper() + words[1:]


def rows_of(deals, viewer):
    """Rows of ``deals``, in their order: a query for each wing among them, one for pictures."""
    concrete = {deal.pk: deal for deal in fetch(deals)}
    pictures = ProgressPhoto.objects.newest_of_each(concrete.values(), viewer) if concrete else {}
    return [row(concrete[deal.pk], viewer, pictures.get(deal.pk)) for deal in deals]


def fetch(deals):
    pks = [deal.pk for deal in deals]
    return Deal.objects.filter(pk__in=pks).concrete() if pks else []


def row(deal, viewer, picture):
    turn = deal.turn_for(viewer)
    return Row(
        url=deal.get_absolute_url(),
        title=deal.title,
        kind=deal.kind,
        is_buying=deal.buyer_id == viewer.pk,
        other=deal.other_party(viewer),
        heading=turn.heading,
        words=turn.words,
        status=deal.status_label,
        is_closed=deal.is_closed,
        is_completed=deal.status == "completed",
        is_yours=turn.is_yours,
        since=deal.updated_at,
        picture=thumb(picture),
    )


def thumb(picture):
    """What components/_mat.html wants of a picture; the smallest rendition will do."""
    if picture is None:
        return None
    width, height = picture.sizes["small"]
    return {
        "src": picture.url("small"),
        "width": width,
        "height": height,
        "colour": picture.colour,
        "pixel": picture.is_pixel_art,
    }


def moves_of(viewer, limit):
    """What waits for this person, the longest waiting first."""
    waiting = Deal.objects.your_move(viewer).order_by("updated_at", "pk")[:limit]
    return rows_of(list(waiting), viewer)
