"""What eight requests at the same moment must not get past."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from marketplace.uploads import quota
from marketplace.uploads.intake import Refused
from marketplace.uploads.models import Look, Picture
from marketplace.uploads.purposes import PURPOSES

from .pictures import upload

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(times, act):
    """The results of ``act`` in as many threads, each on a connection of its own."""

    def run(_):
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(run, range(times)))


def test_the_quota_holds(people, monkeypatch):
    monkeypatch.setattr(quota, "MOST_UNATTACHED", 3)

    def hand_in():
        try:
            return PURPOSES["reference"].take(upload(), owner=people.buyer).pk
        except Refused as refused:
            return refused.code

    results = at_once(8, hand_in)

    assert results.count("quota") == 5
    assert Picture.objects.count() == 3


def test_opening_is_written_down_once(people):
    picture = Picture.objects.take(upload(), owner=people.artist, private=True)
    now = timezone.now()

    at_once(8, lambda: Look.objects.note(people.artist, picture, now))

    assert Look.objects.count() == 1


def test_a_picture_is_claimed_once_or_withdrawn(people):
    for _ in range(5):
        picture = Picture.objects.take(upload(), owner=people.artist, private=True)
        own = Picture.objects.filter(pk=picture.pk)

        results = at_once(8, lambda own=own: [own.attach(), own.withdraw()])

        claimed = sum(result[0] for result in results)
        withdrawn = sum(result[1] for result in results)
        assert claimed + withdrawn == 1
        assert own.exists() == bool(claimed)
