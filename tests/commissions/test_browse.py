from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from commissions import browse
from commissions.models import ArtistProfile
from tests.factories import UserFactory

from .factories import make_artist

pytestmark = pytest.mark.django_db
ADDRESS = reverse("commissions:artist-list")


def names(client, query=""):
    """The names on the page, in order."""
    response = client.get(ADDRESS + query)
    assert response.status_code == 200
    return [card["name"] for card in response.context["browse"].cards]


def test_it_shows_open_artists_freshest_first(client):
    now = timezone.now()
    make_artist("Ann Old", fresh_at=now - timedelta(days=3))
    make_artist("Bea New", fresh_at=now - timedelta(days=1))

    assert names(client) == ["Bea New", "Ann Old"]


def test_closed_artists_are_shown_on_request_only(client):
    make_artist("Ann Open")
    make_artist("Bea Closed", opened=False)

    assert names(client) == ["Ann Open"]
    assert set(names(client, "?open=0")) == {"Ann Open", "Bea Closed"}
    assert names(client, "?open=0&open=1") == ["Ann Open"]


def test_unfinished_pages_are_in_no_list(client):
    make_artist("Ann Ready", opened=False)
    ArtistProfile.objects.create(artist=UserFactory(display_name="Bea Begins", artist=True))

    assert names(client, "?open=0") == ["Ann Ready"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?tag=ink", {"Ann Ink", "Cleo Both"}),
        ("?tag=ink&tag=pets", {"Cleo Both"}),
        ("?price_to=100", {"Ann Ink"}),
        ("?price_from=100.01", {"Bea Pets", "Cleo Both"}),
        ("?price_from=150&price_to=250", {"Bea Pets"}),
        ("?days=7", {"Ann Ink"}),
        ("?days=14&tag=pets", {"Bea Pets"}),
    ],
)
def test_filters(client, query, expected):
    make_artist("Ann Ink", styles=["ink"], price=10000, turnaround_days=7)
    make_artist("Bea Pets", styles=["pets"], price=20000, turnaround_days=10)
    make_artist("Cleo Both", styles=["ink", "pets"], price=30000)

    assert set(names(client, query)) == expected


def test_the_cheapest_come_first(client):
    for price in (300, 100, 200):
        make_artist(f"Costs {price}", price=price)

    assert names(client, "?sort=price") == ["Costs 100", "Costs 200", "Costs 300"]


@pytest.mark.parametrize("only_open", ["", "&open=0"])
@pytest.mark.parametrize("tag", ["", "&tag=ink"])
@pytest.mark.parametrize("sort", ["fresh", "price"])
def test_a_walk_meets_everybody_once(client, monkeypatch, sort, tag, only_open):
    monkeypatch.setattr(browse, "PAGE", 3)
    same = timezone.now()
    for number in range(11):
        make_artist(
            f"Artist {number}", styles=["ink"], price=100 * (number // 4 + 1), fresh_at=same
        )

    forwards = walk(client, f"{ADDRESS}?sort={sort}{tag}{only_open}", "next_url")
    backwards = walk(client, forwards[-1][0], "previous_url")

    met = [name for _, page in forwards for name in page]
    assert sorted(met) == sorted(f"Artist {number}" for number in range(11))
    assert [name for _, page in reversed(backwards) for name in page][-11:] == met


def walk(client, address, link):
    pages = []
    while address:
        shown = client.get(address).context["browse"]
        pages.append((address, [card["name"] for card in shown.cards]))
        address = getattr(shown, link)
    return pages


def test_what_the_cursor_stood_on_may_be_gone(client, monkeypatch):
    monkeypatch.setattr(browse, "PAGE", 1)
    last, first = make_artist("Ann Last"), make_artist("Bea First")
    address = client.get(ADDRESS).context["browse"].next_url
    last.close()

    shown = client.get(address).context["browse"]

    assert [card["name"] for card in shown.cards] == [str(first)]


@pytest.mark.parametrize("artists", [1, 3])
@pytest.mark.parametrize("query", ["", "?tag=pets", "?q=ost", "?q=ost&tag=pets", "?q=nobody"])
def test_three_queries_and_no_cookie(client, django_assert_max_num_queries, artists, query):
    for _ in range(artists):
        make_artist(works=3)

    with django_assert_max_num_queries(3):
        response = client.get(ADDRESS + query)

    assert len(response.context["browse"].cards) in {0, artists}
    assert not response.cookies


def test_a_card_says_what_matters(client):
    make_artist(works=5, slots=2, turnaround_days=9, medium="Oils")

    card = client.get(ADDRESS).context["browse"].cards[0]

    assert card | {"price": "from $140", "line": "Oils", "slots": "2 of 2 slots open, about 9 days"}
    assert len(card["thumbs"]) == 3
