"""Words, odd query strings and floods in the list of artists."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commissions.words import fold
from tests.hostile import HOSTILE

from .factories import make_artist
from .odd import AMOUNTS, does_nothing

pytestmark = pytest.mark.django_db
ADDRESS = reverse("commissions:artist-list")


@pytest.fixture
def market():
    make_artist("Renée O'Neil", styles=["pixel art"])
    make_artist("Mirel Ostrava", styles=["pets"])
    make_artist("佐藤 花子", styles=["絵"])
    make_artist("Mira Closed", opened=False)


def found(client, words, **more):
    browse = client.get(ADDRESS, {"q": words} | more).context["browse"]
    return {card["name"] for card in browse.cards}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("mir", {"Mirel Ostrava"}),
        ("OSTR", {"Mirel Ostrava"}),
        ("renee", {"Renée O'Neil"}),
        ("Renée", {"Renée O'Neil"}),
        ("o'neil", {"Renée O'Neil"}),
        ("pix", {"Renée O'Neil"}),
        ("art ren", {"Renée O'Neil"}),
        ("花", {"佐藤 花子"}),
        ("佐藤 絵", {"佐藤 花子"}),
        ("irel", set()),
        ("mirel pixel", set()),
        ("mir%", {"Mirel Ostrava"}),
        ("m_rel", set()),
    ],
)
def test_words_begin_words_of_names_and_styles(client, market, words, names):
    assert found(client, words) == names


def test_words_and_filters_together(client, market):
    assert found(client, "mir", open="0") == {"Mirel Ostrava", "Mira Closed"}
    assert found(client, "mir", open="0", tag="pets", price_to="100") == set()
    assert found(client, "mir", tag="pets", sort="price") == {"Mirel Ostrava"}


def test_words_that_match_everybody_fall_back_to_no_search(client, market):
    assert found(client, "!!! ...") == {"Renée O'Neil", "Mirel Ostrava", "佐藤 花子"}


def test_folding():
    assert fold("Žofie  d’Arc-Ōta_2 ﬁ Ａ") == ["zofie", "d", "arc", "ota", "2", "fi", "a"]
    assert fold("x" * 100) == ["x" * 40]
    assert fold("\x00 \ud800 \u202e !") == []


FLOODS = [
    "page=1000000000&page_size=1000000",
    "&".join(f"tag=style-{n}" for n in range(200)),
    "tag=" + "x" * 5000,
    "tag=%00&tag=%ff&tag=../../etc&tag=Pets",
    "price_from=1e308&price_to=NaN",
    "days=99999999999&days=x",
    "open=maybe&open=",
    "sort=password&ordering=-artist__password",
    "artist__email__startswith=a&profile__artist__password__gt=a",
    "after=AAAA&before=%F0%9F",
    "after=" + "A" * 100_000,
    "after=ZgAAAAAAAAAAAAAAAAAAAA&after=",
    "after=Zn__________f_________8",
    "q=" + "a+" * 5000,
    "q=%00%ff%ed%a0%80",
    "q=" + "(a*)*" * 500,
    "=&&&;;=%&a[]=1",
]


@pytest.mark.parametrize("query", [*FLOODS, *(f"price_from={amount}" for amount in AMOUNTS)])
def test_every_query_string_is_tolerated(client, market, query):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(f"{ADDRESS}?{query}")

    assert response.status_code == 200
    assert len(queries) <= 5
    assert len(response.context["browse"].cards) <= 24


def test_what_is_not_understood_is_left_out_and_the_rest_stays(client, market):
    query = "?tag=pets&price_from=NaN&days=x&after=%00&open=1&nonsense=1"

    browse = client.get(ADDRESS + query).context["browse"]

    assert browse.params == {"tag": ["pets"]}
    assert [card["name"] for card in browse.cards] == ["Mirel Ostrava"]


def test_naughty_words_come_back_as_words(client, market):
    for words in HOSTILE[::4]:
        page = client.get(ADDRESS, {"q": words, "tag": words}).content.decode()

        assert does_nothing(page)
