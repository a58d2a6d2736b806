"""What each of the two parties reads on the page of a commission."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.commissions.jobs import BRIEF, Status, commission_of, in_one_stage, press

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("party", ["buyer", "artist"])
def test_every_state_has_its_page_and_its_words(people, client_for, status, party):
    deal = commission_of(people, status, references=1)
    user = getattr(people, party)

    answer = client_for(user).get(deal.get_absolute_url())

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'id="turn-line"' in page
    assert BRIEF["description"] in page


def test_more_photos_cost_no_more_queries(people, client_for, django_assert_num_queries):
    few = in_one_stage(people, references=1)
    many = in_one_stage(people, references=3)
    press(few, "share", stage_tag="sketch")
    for stage in ("sketch", "linework", "linework"):
        press(many, "share", stage_tag=stage)
        press(many, "keep", stage_tag=stage)

    for user in (people.buyer, people.artist):
        client = client_for(user)
        with CaptureQueriesContext(connection) as queries:
            client.get(few.get_absolute_url())
        with django_assert_num_queries(len(queries)):
            client.get(many.get_absolute_url())


@pytest.mark.parametrize(
    "query", ["?right=x", "?left=%00", "?right=final&left=final", "?x=1", "?right="]
)
def test_any_query_string_is_tolerated(people, client_for, query):
    deal = commission_of(people, Status.DELIVERED)

    assert client_for(people.buyer).get(f"{deal.get_absolute_url()}?{query}").status_code == 200


def test_the_picture_stands_against_the_stage_before(people, client_for):
    deal = in_one_stage(people)
    for stage in ("sketch", "linework", "color"):
        press(deal, "share", stage_tag=stage)

    def pair(query=""):
        answer = client_for(people.buyer).get(deal.get_absolute_url() + query)
        sides = answer.context["workspace"].left, answer.context["workspace"].right
        return [side and side.stage_tag for side in sides]

    assert pair() == ["linework", "color"]
    assert pair("?left=sketch") == ["sketch", "color"]
    assert pair("?right=linework") == ["sketch", "linework"]
    assert pair("?right=color&left=none") == [None, "color"]


def test_a_page_is_kept_in_no_cache(people, client_for):
    deal = commission_of(people)

    answer = client_for(people.buyer).get(deal.get_absolute_url())

    assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].split(", "))


def test_words_of_people_are_shown_as_they_typed_them(people, client_for):
    deal = commission_of(people, title="<b>x</b>", description="<script>alert(1)</script>")

    page = client_for(people.artist).get(deal.get_absolute_url()).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<b>x</b>" not in page
