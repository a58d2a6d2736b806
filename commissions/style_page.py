"""What the page of a style shows: artists who are open, and works of theirs."""

from functools import cached_property
from itertools import chain, zip_longest

from django.core.files.storage import default_storage
from django.urls import reverse

from .cards import cards, cover, rows
from .models import ArtistTag

ARTISTS = 12
WORKS = 12


class StylePage:
    """One style. One query, however many artists and works it shows."""

    def __init__(self, tag):
        self.tag = tag

    @cached_property
    def rows(self):
        listed = ArtistTag.objects.filter(tag=self.tag, is_listed=True)
        order = ("tag_id", "-fresh_at", "-profile_id")
        open_ones = list(rows(listed.filter(is_accepting=True).order_by(*order))[:ARTISTS])
        return open_ones or list(rows(listed.order_by(*order))[:ARTISTS])

    @cached_property
    def artists(self):
        return cards(self.rows)

    @property
    def is_open(self):
        return bool(self.rows) and self.rows[0]["is_accepting"]

    @property
    def all_url(self):
        """The same artists in the list, where they can be filtered."""
        closed = "" if self.is_open else "&open=0"
        return f"{reverse('commissions:artist-list')}?tag={self.tag.slug}{closed}"

    @cached_property
    def works(self):
        """The first works of each artist, then the second ones: no two of a kind side by side."""
        page = reverse("commissions:work-detail", args=["NAME", "CODE"])
        picture = default_storage.url("KEY/SIZE.webp")
        turns = zip_longest(*([(row, work) for work in row["showcase"]] for row in self.rows))
        shown = [pair for pair in chain.from_iterable(turns) if pair]
        return [
            cover(work, picture)
            | {
                "title": work["title"],
                "note": row["name"],
                "url": page.replace("NAME", row["username"]).replace("CODE", work["code"]),
            }
            for row, work in shown[:WORKS]
        ]
