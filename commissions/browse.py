"""The list of artists: one page of it, what it counts, and the addresses that lead on from it.

Three queries at most: the artists found by words, a page of cards, the counts beside the filters.
"""

from functools import cached_property
from urllib.parse import urlencode

from django.core.cache import caches
from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q
from django.urls import reverse
from django.utils.text import capfirst

from marketplace.money import MoneyFormField, short_money

from .cards import COUNTED_TO, cards, rows
from .filters import DAYS, ArtistFilter
from .keyset import Order
from .models import ArtistTag, ArtistWord, StyleTag

PAGE = 24
ORDERS = {
    "fresh": Order("f", "fresh_at", "profile_id", descending=True),
    "price": Order("p", "base_rate_cents", "profile_id", descending=False),
}
# Counts of long lists are kept this long; short lists are counted anew, they are cheap.
KEEP_COUNTS = 60
SHORT_LIST = 100

as_typed = MoneyFormField().prepare_value


def found_by(words, listings):
    """The profiles among ``listings`` in whose names and styles every word begins a word.

    Thousands of them help nobody, so it stops at the first thousand in the order of the words.
    """
    longest, *others = sorted(words, key=len, reverse=True)
    hits = ArtistWord.objects.beginning(longest)
    hits = hits.filter(Exists(listings.filter(profile=OuterRef("profile"))))
    for word in others:
        also = ArtistWord.objects.beginning(word).filter(profile=OuterRef("profile"))
        hits = hits.filter(Exists(also))
    hits = hits.order_by("word", "profile").values_list("profile", flat=True)
    return set(hits[: COUNTED_TO + 1])


class Browse:
    """One visit to the list, from its query string."""

    def __init__(self, query):
        self.query = query
        filters = ArtistFilter(query, ArtistTag.objects.all())
        self.listings = filters.qs
        self.chosen = filters.form.cleaned_data
        self.words = self.chosen.get("q") or []
        self.tags = self.chosen.get("tag") or []
        self.sort = self.chosen.get("sort") or "fresh"
        self.order = ORDERS[self.sort]
        if self.words:
            self.listings = self.listings.filter(profile__in=found_by(self.words, self.listings))

    # --- The page ------------------------------------------------------------------------

    @cached_property
    def page(self):
        """``(rows, is there a page before, is there one after)``."""
        after = self.order.read(self.query.get("after", ""))
        before = None if after else self.order.read(self.query.get("before", ""))
        found = self.read(after, before)
        if not found and (after or before):
            after = before = None  # what the cursor stood on is gone
            found = self.read(None, None)
        more, found = len(found) > PAGE, found[:PAGE]
        if before:
            return found[::-1], more, True
        return found, after is not None, more

    def read(self, after, before):
        backwards = before is not None
        listings = self.listings
        if cursor := after or before:
            listings = self.order.past(listings, cursor, backwards=backwards)
        # The style is the same in all rows; naming it lets PostgreSQL read NULL in index order.
        names = ["-tag_id" if backwards else "tag_id", *self.order.names(backwards=backwards)]
        return list(rows(listings.order_by(*names))[: PAGE + 1])

    @cached_property
    def cards(self):
        return cards(self.page[0])

    @cached_property
    def previous_url(self):
        found, has_previous, _ = self.page
        return self.address(before=self.order.write(found[0])) if has_previous and found else ""

    @property
    def next_url(self):
        found, _, has_next = self.page
        return self.address(after=self.order.write(found[-1])) if has_next and found else ""

    # --- Addresses -----------------------------------------------------------------------

    @cached_property
    def params(self):
        """The query string as it was understood."""
        known = {
            "q": " ".join(self.words),
            "tag": self.tags,
            "open": "" if self.chosen["open"] else "0",
            "price_from": as_typed(self.chosen.get("price_from")),
            "price_to": as_typed(self.chosen.get("price_to")),
            "days": self.chosen.get("days") or "",
            "sort": "" if self.sort == "fresh" else self.sort,
        }
        return {name: value for name, value in known.items() if value}

    @cached_property
    def path(self):
        return reverse("commissions:artist-list")

    def address(self, **changes):
        """This list with some parameters changed; None takes one away."""
        wanted = {name: value for name, value in (self.params | changes).items() if value}
        return f"{self.path}?{urlencode(wanted, doseq=True)}" if wanted else self.path

    @property
    def closed_too_url(self):
        return self.address(open="0")

    @property
    def hidden(self):
        """What the form of filters keeps besides its own fields."""
        return [(name, self.params[name]) for name in ("q", "sort") if name in self.params]

    # --- Counts --------------------------------------------------------------------------

    @cached_property
    def counts(self):
        """``(all, styles)``: rows of what the filters leave, counted to a thousand."""
        cache, key = caches["local"], f"artists?{urlencode(self.params, doseq=True)}"
        if kept := cache.get(key):
            return kept
        counted = self.count()
        if counted[0].get("count", 0) > SHORT_LIST:
            cache.set(key, counted, KEEP_COUNTS)
        return counted

    def count(self):
        hits = self.listings.order_by().values("profile_id")[: COUNTED_TO + 1]
        quick = {f"days_{days}": Count("pk", filter=Q(turnaround_days__lte=days)) for days in DAYS}
        found = list(
            ArtistTag.objects.filter(profile__in=hits)
            .values(slug=F("tag__slug"), name=F("tag__name"))
            .annotate(
                count=Count("pk"),
                lowest=Min("base_rate_cents"),
                highest=Max("base_rate_cents"),
                **quick,
            )
            # The row without a style is in every artist's: it counts them all, and comes first.
            .order_by("-count", F("tag__name").asc(nulls_first=True))[:25]
        )
        return (found[0], found[1:]) if found else ({}, [])

    @property
    def total(self):
        return self.counts[0].get("count", 0)

    @cached_property
    def tag_names(self):
        """Names of the chosen styles; None for one that does not exist."""
        names = {row["slug"]: row["name"] for row in self.counts[1]}
        if not names.keys() >= set(self.tags):
            names |= dict(StyleTag.objects.filter(slug__in=self.tags).values_list("slug", "name"))
        return {slug: names.get(slug) for slug in self.tags}

    @property
    def sorts(self):
        return [
            {"label": label, "url": self.address(sort=name), "on": name == self.sort}
            for name, label in ArtistFilter.Meta.form.SORTS
        ]

    # --- Words ---------------------------------------------------------------------------

    @property
    def counted(self):
        """``34 artists`` or ``1,000+ artists``."""
        return f"{up_to(self.total)} artist{'s' if self.total != 1 else ''}"

    @property
    def shown(self):
        return f"{len(self.page[0])} of {self.counted}"

    @property
    def sign(self):
        """The currency's sign, before the fields of the price."""
        return short_money(0).removesuffix("0").strip()

    @property
    def price_span(self):
        """``starting between $60 and $260``."""
        lowest, highest = self.counts[0].get("lowest"), self.counts[0].get("highest")
        if lowest is None:
            return ""
        if lowest == highest:
            return f"starting at {short_money(lowest)}"
        return f"starting between {short_money(lowest)} and {short_money(highest)}"

    @cached_property
    def chips(self):
        """The applied filters, each with the address of the list without it."""
        found = []
        if self.words:
            found.append((f"“{' '.join(self.words)}”", self.address(q=None)))
        for slug, name in self.tag_names.items():
            others = [tag for tag in self.tags if tag != slug]
            found.append((capfirst(name or slug), self.address(tag=others)))
        if price := self.price_words:
            found.append((price, self.address(price_from=None, price_to=None)))
        if days := self.chosen.get("days"):
            found.append((f"Up to {days} days", self.address(days=None)))
        return [{"label": label, "url": url, "on": True} for label, url in found]

    @property
    def price_words(self):
        low, high = self.chosen.get("price_from"), self.chosen.get("price_to")
        if low and high:
            return f"{short_money(low)} to {short_money(high)}"
        if low:
            return f"{short_money(low)} or more"
        return f"{short_money(high)} or less" if high else ""

    @property
    def suggestions(self):
        """Styles that would narrow the list, with how many would be left."""
        return [
            {
                "label": capfirst(row["name"]),
                "count": up_to(row["count"]),
                "url": self.address(tag=[*self.tags, row["slug"]]),
            }
            for row in self.counts[1]
            if row["slug"] not in self.tags and row["count"] < self.total
        ][:5]

    @cached_property
    def facets(self):
        """The styles to tick: the chosen ones, then those with the most artists."""
        counts = {row["slug"]: row for row in self.counts[1]}
        chosen = [
            {"value": slug, "label": capfirst(name or slug), "checked": True}
            | {"count": up_to(counts[slug]["count"]) if slug in counts else "0"}
            for slug, name in self.tag_names.items()
        ]
        others = [
            {"value": slug, "label": capfirst(row["name"]), "count": up_to(row["count"])}
            for slug, row in counts.items()
            if slug not in self.tags
        ]
        return chosen + others

    @property
    def times(self):
        """The choices of time with their counts, which only an unfiltered list knows."""
        chosen, counts = self.chosen.get("days"), self.counts[0]
        found = [{"value": "", "label": "Any time", "checked": not chosen}]
        for days in DAYS:
            count = "" if chosen or not counts else up_to(counts[f"days_{days}"])
            label = f"Up to {days} days"
            found.append({"value": days, "label": label, "count": count, "checked": chosen == days})
        return found


def up_to(count):
    """``34``; past what is counted, ``1,000+``."""
    return f"{COUNTED_TO:,}+" if count > COUNTED_TO else f"{count:,}"
