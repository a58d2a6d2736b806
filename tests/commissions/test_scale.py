"""Many artists: as many queries as with few, and every page is read from an index."""

import re
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from commissions.browse import ORDERS
from commissions.models import ArtistProfile, ArtistTag, ArtistWord, StyleTag
from marketplace.accounts.models import User

STYLES = 20
LARGE = (
    "commissions_artisttag",
    "commissions_artistprofile",
    "commissions_artistword",
    "accounts_user",
)
SHOWCASE = [
    {
        "code": "c",
        "title": "Work",
        "key": "k",
        "alt": "A cat",
        "width": 1024,
        "height": 1280,
        "widths": [256, 512],
        "colour": "#886644",
        "focus": "",
        "pixel": False,
    }
] * 4


def seed(number):
    """Artists by the bulk; style s is worn by every (s + 1)th, seven of ten are open."""
    now = timezone.now()
    styles = StyleTag.objects.bulk_create(
        StyleTag(name=f"style {s}", slug=f"style-{s}") for s in range(STYLES)
    )
    users = bulk(
        User(
            username=f"artist-{n}",
            email=f"artist-{n}@example.com",
            display_name=f"Name{n % 977} Family{n}",
            sells_art=True,
            mark="cup-1",
        )
        for n in range(number)
    )
    profiles = bulk(
        ArtistProfile(
            artist=user,
            bio="I paint.",
            medium="Oils",
            base_rate_cents=price(n),
            turnaround_days=1 + n % 60,
            is_accepting_commissions=n % 10 < 7,
            showcase=SHOWCASE,
            fresh_at=now - timedelta(minutes=n // 3),
        )
        for n, user in enumerate(users)
    )
    bulk(
        ArtistTag(
            tag=tag,
            profile=profile,
            is_listed=True,
            is_accepting=profile.is_accepting_commissions,
            fresh_at=profile.fresh_at,
            base_rate_cents=profile.base_rate_cents,
            turnaround_days=profile.turnaround_days,
        )
        for n, profile in enumerate(profiles)
        for tag in [None, *(style for s, style in enumerate(styles) if n % (s + 1) == 0)]
    )
    bulk(
        ArtistWord(profile=profile, word=word.encode())
        for n, profile in enumerate(profiles)
        for word in (f"name{n % 977}", f"family{n}", "artist", "style")
    )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def bulk(rows):
    rows = list(rows)
    return type(rows[0]).objects.bulk_create(rows, batch_size=2000)


def price(n):
    return 2000 + 500 * (n % 97)


def deepest(query):
    """The address of a page near the end of the list."""
    tag = next((slug for name, slug in query.items() if name == "tag"), None)
    order = ORDERS[query.get("sort", "fresh")]
    listings = ArtistTag.objects.filter(tag=tag and StyleTag.objects.get(slug=tag))
    listings = listings.filter(**{"is_listed" if "open" in query else "is_accepting": True})
    names = [name.removeprefix("-") if order.descending else f"-{name}" for name in order.names()]
    row = listings.order_by(*names).values("profile_id", "fresh_at", "base_rate_cents")[30]
    return query | {"after": order.write(row)}


QUERIES = [
    {},
    {"sort": "price"},
    {"open": "0"},
    {"open": "0", "sort": "price"},
    *({"tag": f"style-{s}"} for s in range(STYLES)),
    {"tag": "style-4", "sort": "price"},
    {"tag": ["style-1", "style-6"]},
    {"days": "7", "price_to": "100"},
    {"price_from": "400", "sort": "price"},
]
WORDS = [{"q": "fam"}, {"q": "name5"}, {"q": "family123"}, {"q": "sty name"}, {"q": "nobody"}]
WORDS += [{"q": "artist", "tag": "style-19", "days": "3"}]


@pytest.mark.django_db
@pytest.mark.parametrize("number", [10_000, pytest.param(100_000, marks=pytest.mark.long)])
def test_every_page_is_read_from_an_index(number):
    seed(number)
    slowest = []

    for query in QUERIES:
        pages = [query] if isinstance(query.get("tag"), list) else [query, deepest(query)]
        for page in pages:
            queries, cards, took = look(page)
            assert len(queries) <= 3
            assert 0 < len(cards) <= 24
            sql = queries[0]["sql"]
            assert (page, scans(sql), sorts(sql)) == (page, [], [])
            slowest.append((took, page))
    for query in WORDS:
        queries, cards, took = look(query)
        assert len(queries) <= 3
        assert (query, scans(queries[0]["sql"])) == (query, [])
        slowest.append((took, query))

    slowest.sort(key=lambda pair: -pair[0])
    print(f"\n{number:,} artists on {connection.vendor}, ms in the database, nothing kept:")
    for took, page in slowest[:12]:
        print(f"  {took:7.1f}  {page}")
    print(f"  median {slowest[len(slowest) // 2][0]:.1f}")


def look(query):
    caches["local"].clear()
    with CaptureQueriesContext(connection) as captured:
        response = Client().get(reverse("commissions:artist-list"), query)
    queries = captured.captured_queries
    took = sum(float(query["time"]) for query in queries) * 1000
    return queries, response.context["browse"].cards, took


def plan(sql):
    prefix = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        cursor.execute(f"{prefix} {sql}".replace("%", "%%"), None)
        return [str(row[-1]) for row in cursor.fetchall()]


def scans(sql):
    """The steps of a plan that read the whole of a large table."""
    whole = [line for line in plan(sql) if re.search(r"Seq Scan|^SCAN (?!.* USING)", line.strip())]
    return [line for line in whole if any(table in line for table in LARGE)]


def sorts(sql):
    """The steps that put more than a few pages of rows in order; the last page is short."""
    sorted_rows = re.findall(r"Sort  \(.*rows=(\d+)", "\n".join(plan(sql)))
    many = [rows for rows in sorted_rows if int(rows) > 100]
    return many + [line for line in plan(sql) if "TEMP B-TREE" in line]
