"""The dashboard and the folder of all deals."""

import re

import pytest
from django.urls import reverse

from marketplace.pages.deals import PAGE
from tests.commissions.jobs import Status, commission_of, press

pytestmark = pytest.mark.django_db

DASHBOARD = "pages:dashboard"
FOLDER = "pages:deal-list"


def page_of(client, name, **query):
    answer = client.get(reverse(name, query=query))
    assert answer.status_code == 200
    return answer.content.decode()


def without_token(page):
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


@pytest.mark.parametrize("name", [DASHBOARD, FOLDER])
def test_only_the_two_of_a_deal_find_it(client_for, people, name):
    commission_of(people, title="Two herons")

    seen = {
        who: "Two herons" in page_of(client_for(getattr(people, who)), name)
        for who in ("buyer", "artist", "stranger", "other_artist", "operator", "superuser")
    }

    assert {who for who, sees in seen.items() if sees} == {"buyer", "artist"}


@pytest.mark.parametrize("name", [DASHBOARD, FOLDER])
def test_signed_out_visitors_log_in_first(client, name):
    assert client.get(reverse(name)).url.startswith(reverse("account_login"))


@pytest.mark.parametrize("name", [DASHBOARD, FOLDER])
def test_no_cache_keeps_it(client_for, people, name):
    answer = client_for(people.buyer).get(reverse(name))

    assert "no-store" in answer["Cache-Control"]


def test_the_dashboard_says_whose_move_it_is(client_for, people):
    commission_of(people, title="Two herons")

    artist, buyer = (page_of(client_for(who), DASHBOARD) for who in (people.artist, people.buyer))

    assert "One thing waits for you, Ines." in artist
    assert "Answer the brief" in artist
    assert "Nothing waits for you" in buyer
    assert "Waiting for Ines to answer" in buyer


def test_the_longest_waiting_stands_first(client_for, people):
    for title in ("First heron", "Second heron"):
        commission_of(people, title=title)

    page = page_of(client_for(people.artist), DASHBOARD)

    assert page.index("First heron") < page.index("Second heron")


def test_a_new_person_reads_where_to_begin(client_for, people):
    page = page_of(client_for(people.stranger), DASHBOARD)

    assert "Nothing here yet" in page


def test_a_kept_photo_leaves_the_buyers_lists_as_they_were(client_for, people):
    deal = commission_of(people, Status.IN_PROGRESS)
    client = client_for(people.buyer)
    before = [without_token(page_of(client, name)) for name in (DASHBOARD, FOLDER)]

    press(deal, "keep")

    assert deal.photos.count() == 1
    assert [without_token(page_of(client, name)) for name in (DASHBOARD, FOLDER)] == before


@pytest.mark.parametrize("name", [DASHBOARD, FOLDER])
@pytest.mark.parametrize("who", ["buyer", "artist"])
def test_lists_ask_the_same_for_one_and_for_three(
    client_for, people, django_assert_max_num_queries, name, who
):
    client = client_for(getattr(people, who))

    def count():
        with django_assert_max_num_queries(25) as asked:
            page_of(client, name)
        return len(asked)

    commission_of(people, Status.DELIVERED)
    commission_of(people)
    at_one = count()
    for _ in range(2):
        commission_of(people, Status.DELIVERED)
        commission_of(people)

    assert count() == at_one


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({}, {"Open", "Over"}),
        ({"state": "open"}, {"Open"}),
        ({"state": "past"}, {"Over"}),
        ({"role": "buying"}, {"Open", "Over"}),
        ({"role": "selling"}, set()),
        ({"role": "buying", "state": "past"}, {"Over"}),
    ],
)
def test_the_folder_is_sorted_by_state_and_side(client_for, people, query, titles):
    commission_of(people, title="Heron Open")
    commission_of(people, Status.DECLINED, title="Heron Over")

    page = page_of(client_for(people.buyer), FOLDER, **query)

    assert {title for title in ("Open", "Over") if f"Heron {title}" in page} == titles


def test_it_pages_by_key(client_for, people):
    for number in range(PAGE + 2):
        commission_of(people, title=f"Heron no. {number:02}.")
    client = client_for(people.buyer)

    answer = client.get(reverse(FOLDER))
    second = client.get(answer.context["folder"].next_url)

    shown = [row.title for page in (answer, second) for row in page.context["folder"].rows]
    assert shown == [f"Heron no. {number:02}." for number in reversed(range(PAGE + 2))]
    assert second.context["folder"].next_url == ""


@pytest.mark.parametrize(
    "query",
    [
        {"before": "x"},
        {"before": "99999999999999999-1"},
        {"before": "1-999999999999999999"},
        {"before": "-1--1"},
        {"before": "1" * 4000},
        {"before": "\x00"},
        {"before": "１２-３"},
        {"state": "x", "role": "\x00"},
        {"page": "10000000000", "ordering": "buyer__password"},
    ],
)
def test_every_query_string_is_tolerated(client_for, people, query):
    commission_of(people)

    page_of(client_for(people.buyer), FOLDER, **query)


def test_hostile_titles_stay_words(client_for, people):
    commission_of(people, title="<script>alert(1)</script>")

    page = page_of(client_for(people.artist), DASHBOARD)

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
