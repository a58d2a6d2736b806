"""What comes by mail: everything but what the person switched off; money and dates always."""

import pytest
from django.urls import reverse

from marketplace.notifications.telling import TOPICS

pytestmark = pytest.mark.django_db


@pytest.fixture
def artist(people, client_for):
    return client_for(people.artist)


def choose(client, *topics):
    return client.post(reverse("notifications:settings"), {"mail": topics}, follow=True)


OPTIONAL = {topic.name for topic in TOPICS.values() if topic.is_optional}


def off(person):
    return set(person.notification_preferences.values_list("topic", flat=True))


def test_everything_comes_by_mail_at_first(artist):
    page = artist.get(reverse("notifications:settings")).content.decode()

    assert page.count(" checked") == len(TOPICS)
    assert page.count(" disabled") == 2


def test_a_topic_can_be_switched_off_and_on_again(people, artist):
    choose(artist, *OPTIONAL - {"news"})
    assert off(people.artist) == {"news"}

    page = choose(artist, *OPTIONAL)

    assert "Saved." in page.content.decode()
    assert off(people.artist) == set()


def test_money_and_dates_cannot_be_switched_off(people, artist):
    choose(artist)

    assert off(people.artist) == OPTIONAL >= {"move", "news"}


def test_saving_twice_is_saving_once(people, artist):
    choose(artist, "move")
    choose(artist, "move")

    assert off(people.artist) == OPTIONAL - {"move"}


def test_a_topic_that_nobody_knows_is_passed_over(people, artist):
    choose(artist, *OPTIONAL, "weather")

    assert off(people.artist) == set()


def test_the_choice_is_ones_own(people, artist):
    choose(artist)

    assert off(people.buyer) == set()
