"""The page of notifications: one's own, newest first, read with what they are about."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from marketplace.notifications.models import Notification
from tests.notifications.told import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def artist(people, client_for):
    return client_for(people.artist)


def page(client, query=""):
    return client.get(f"/notifications/{query}").content.decode()


def unread(user):
    return list(user.notifications.unread().order_by("pk").values_list("title", flat=True))


def open_note(client, note):
    return client.post(reverse("notifications:open", args=[note.pk]))


def test_your_moves_stand_before_the_news(people, artist):
    told(people.artist, title="Bea sent a brief", is_move=True)
    told(people.artist, "news", title="A quiet word", group="deal:other")

    words = page(artist)

    heading = words.index(">Your move</h2>")
    assert heading < words.index("Bea sent a brief") < words.index("A quiet word")


def test_somebody_elses_notifications_are_not_there(people, artist):
    told(people.buyer, title="For Bea alone")

    words = page(artist)

    assert "For Bea alone" not in words
    assert "Nothing yet" in words


def test_a_title_is_text_on_the_page(people, artist):
    told(people.artist, title="<script>alert(1)</script>")

    assert "<script>alert(1)" not in page(artist)


def test_opening_one_reads_all_about_the_same_thing(people, artist):
    note = told(people.artist, title="one", group="deal:a", url="/deals/")
    told(people.artist, title="two", group="deal:a")
    told(people.artist, title="other", group="deal:b")

    answer = open_note(artist, note)

    assert answer.url == "/deals/"
    assert unread(people.artist) == ["other"]


def test_nobody_opens_what_somebody_else_was_told(people, client_for):
    note = told(people.artist, title="mine")

    assert open_note(client_for(people.stranger), note).status_code == 404
    assert open_note(client_for(people.superuser), note).status_code == 404

    assert unread(people.artist) == ["mine"]


def test_reading_an_address_opens_nothing(people, artist):
    note = told(people.artist, title="mine")

    assert artist.get(reverse("notifications:open", args=[note.pk])).status_code == 405
    assert artist.get(reverse("notifications:read-all")).status_code == 405

    assert unread(people.artist) == ["mine"]


def test_marking_all_as_read_reads_ones_own(people, artist):
    told(people.artist, title="mine", group="a")
    told(people.artist, title="mine too", group="b")
    told(people.buyer, title="hers")

    artist.post(reverse("notifications:read-all"))

    assert unread(people.artist) == []
    assert unread(people.buyer) == ["hers"]


def test_older_ones_are_on_the_next_page(people, artist):
    for number in range(41):
        told(people.artist, title=f"Number {number} of them")
    last = Notification.objects.order_by("-pk")[39]

    assert "Number 0 of them" not in page(artist)
    assert "Number 0 of them" in page(artist, f"?before={last.pk}")


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "²", "١"])
def test_a_strange_place_to_go_on_from_is_passed_over(people, artist, before):
    told(people.artist, title="Here it is")

    assert artist.get("/notifications/", {"before": before}).status_code == 200


def test_signed_out_people_are_asked_to_log_in(client):
    for url in ("/notifications/", "/settings/notifications/"):
        assert client.get(url).url.startswith(reverse("account_login"))


def queries_of(client):
    with CaptureQueriesContext(connection) as queries:
        page(client)
    return len(queries)


def test_three_cost_no_more_queries_than_one(people, artist):
    told(people.artist, is_move=True)
    page(artist)
    before = queries_of(artist)

    for number in range(2):
        told(people.artist, group=f"deal:{number}", is_move=True)

    assert queries_of(artist) == before
