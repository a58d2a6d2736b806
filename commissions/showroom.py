"""An artist's public page and works, as the templates show them."""

from functools import cached_property
from statistics import median
from urllib.parse import urlsplit

from django.db.models import F
from django.urls import reverse

from .cards import slots_line
from .models import CommissionRequest

# How many finished jobs the facts look back on.
MEASURED = 200
COVER = 3


def work_card(piece, url, note=""):
    """A work as components/_card_work.html and _mat.html show it."""
    picture = piece.picture
    return {
        "url": url,
        "title": piece.title,
        "src": picture.url("middle"),
        "srcset": picture.srcset,
        "large": picture.url("large"),
        "width": picture.width,
        "height": picture.height,
        "alt": picture.alt or piece.title,
        "colour": picture.colour,
        "focus": piece.focus,
        "pixel": picture.is_pixel_art,
        "note": note,
    }


class Showroom:
    """What visitors see of an artist. The number of queries does not grow with the works."""

    def __init__(self, profile):
        self.profile = profile
        self.artist = profile.artist

    @cached_property
    def pieces(self):
        pieces = list(self.profile.pieces.select_related("picture"))
        for piece in pieces:
            piece.profile = self.profile
        return pieces

    @cached_property
    def works(self):
        return [work_card(piece, piece.get_absolute_url()) for piece in self.pieces]

    @property
    def cover(self):
        return self.works[:COVER]

    @cached_property
    def styles(self):
        return list(self.profile.styles)

    @cached_property
    def taken(self):
        return CommissionRequest.objects.filter(seller=self.artist).under_way().count()

    @property
    def free(self):
        return max(self.profile.slots - self.taken, 0)

    @property
    def slots_line(self):
        """``2 of 5 slots open, about 9 days``."""
        return slots_line(
            {
                "is_accepting": True,
                "slots": self.profile.slots,
                "taken": self.taken,
                "turnaround_days": self.profile.turnaround_days,
            }
        )

    @property
    def cell_width(self):
        """Of one place in the picture of all of them, which is 100 wide."""
        return round(100 / self.profile.slots - 1, 2)

    @property
    def cells(self):
        """The places side by side, the taken ones first."""
        step = 100 / self.profile.slots
        return [
            {"x": round(place * step + 0.5, 2), "is_free": place >= self.taken}
            for place in range(self.profile.slots)
        ]

    @property
    def takes_briefs(self):
        return self.profile.is_accepting_commissions

    @property
    def brief_url(self):
        return reverse("commissions:brief-create", args=[self.artist.username])

    @property
    def brief_label(self):
        return f"Start a brief, {self.profile.price_from}"

    @cached_property
    def facts(self):
        """What the site measured, each with how many jobs it stands on; nothing without jobs."""
        done = CommissionRequest.objects.filter(seller=self.artist).completed()
        times = done.order_by("-closed_at").values_list(F("closed_at") - F("created_at"), flat=True)
        if not (times := list(times[:MEASURED])):
            return []
        days = max(1, round(median(time.total_seconds() for time in times) / 86400))
        many = f"{MEASURED}+" if len(times) == MEASURED else str(len(times))
        return [
            ("Finished", f"{many} job{'s' if len(times) != 1 else ''}"),
            ("Median time, brief to final", f"{days} day{'s' if days != 1 else ''}"),
        ]

    @property
    def terms_facts(self):
        changes, days = self.profile.revisions_included, self.profile.turnaround_days
        facts = [
            ("Starting price", self.profile.price_from.removeprefix("from ")),
            ("Usual time", f"about {days} day{'s' if days != 1 else ''}" if days else ""),
            ("Changes included", str(changes) if changes else "none"),
        ]
        return [(name, value) for name, value in facts if value]

    @property
    def works_counted(self):
        return f"{len(self.pieces)} works"

    @property
    def portfolio_host(self):
        """The link is shown as where it leads, whatever its path pretends."""
        return urlsplit(self.profile.portfolio_url).hostname or "Portfolio"

    @property
    def description(self):
        """For search engines and previews: one sentence from what the page says."""
        styles = ", ".join(tag.name for tag in self.styles)
        parts = [self.profile.medium, styles, self.profile.price_from]
        return ". ".join(part for part in [f"Commission {self.artist}", *parts] if part) + "."

    def around(self, piece):
        """The works before and after this one, or None at the ends."""
        place = [other.pk for other in self.pieces].index(piece.pk)
        before = self.pieces[place - 1] if place else None
        return before, self.pieces[place + 1] if place + 1 < len(self.pieces) else None
