"""The first page."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.urls import reverse

from commissions.models import CommissionRequest
from marketplace.deals.models import Deal
from tests.commissions.factories import make_artist
from tests.commissions.jobs import Status, commission_of

pytestmark = pytest.mark.django_db


def page_of(client):
    return client.get(reverse("pages:home")).content.decode()


def test_a_visitor_gets_no_cookie_and_no_session(client):
    make_artist("Mirel Ostrava")

    answer = client.get("/")

    assert "Mirel Ostrava" in answer.content.decode()
    assert not answer.cookies
    assert not client.cookies


def test_it_shows_four_open_artists(client):
    for number in range(5):
        make_artist(f"Open Person {number}")
    make_artist("Closed Person", opened=False)

    page = page_of(client)

    assert page.count("Open Person") == 4
    assert "Closed Person" not in page


@pytest.mark.parametrize("artists", [1, 3])
def test_it_asks_the_same_number_of_questions(client, django_assert_num_queries, artists):
    for _ in range(artists):
        make_artist(styles=("pets", "ink"), works=4)

    with django_assert_num_queries(5) as asked:
        client.get("/")

    assert not any("session" in query["sql"] for query in asked)


def test_the_second_visitor_within_a_minute_costs_one_question(client, django_assert_num_queries):
    make_artist()
    client.get("/")

    with django_assert_num_queries(1):
        client.get("/")


def test_an_empty_market_says_so_and_shows_no_noughts(client):
    page = page_of(client)

    assert "No artist is open for commissions at the moment" in page
    assert '<dl class="numbers">' not in page


def test_numbers_are_what_was_measured(client, people):
    deal = commission_of(people, Status.COMPLETED)
    moments = {"created_at": deal.created_at - timedelta(days=9)}
    Deal.objects.filter(pk=deal.pk).update(**moments)
    caches["local"].clear()

    page = page_of(client)

    assert "<dt>commission finished</dt><dd>1</dd>" in page
    assert "<dt>days from brief to final, median</dt><dd>9</dd>" in page


def test_what_is_under_way_does_not_count_as_finished(client, people):
    commission_of(people, Status.IN_PROGRESS)
    assert CommissionRequest.objects.exists()

    assert "commission finished" not in page_of(client)


def test_a_person_reads_first_what_waits_for_them(client_for, people):
    commission_of(people, title="Two herons")

    mine, theirs = page_of(client_for(people.artist)), page_of(client_for(people.buyer))

    assert "Two herons" in mine
    assert mine.index("Two herons") < mine.index("<h1")
    assert "Two herons" not in theirs


def test_it_says_that_payments_run_in_test_mode(client):
    assert "Payments run in test mode." in page_of(client)
