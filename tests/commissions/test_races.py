"""Two tabs, two people, eight clicks at once: one of them wins, the others are told.

On SQLite writers queue at BEGIN, so a lock that is missing shows on PostgreSQL alone; a read that
is missing inside it shows on both.
"""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connection, connections

from commissions.models import BriefDraft, CommissionRequest, ProgressPhoto
from marketplace.deals.lifecycle import Refused
from marketplace.deals.models import Event
from marketplace.uploads.models import Picture
from tests.commissions.jobs import BRIEF, Status, commission_of, private_picture, reread
from tests.deals.factories import ArtistProfileFactory, CommissionFactory

pytestmark = pytest.mark.django_db(transaction=True)

CLICKS = 8
TRIALS = 50


class Crowd:
    """Eight people with a connection each, who press when the gate opens."""

    def __init__(self):
        self.gate = threading.Barrier(CLICKS)
        self.pool = ThreadPoolExecutor(CLICKS)

    def press(self, clicks):
        """(kind, what) of each click; kind is done, refused or broken."""
        waiting = [self.pool.submit(self.run, click) for click in clicks]
        return [future.result() for future in waiting]

    def run(self, click):
        self.gate.wait()
        try:
            return "done", click()
        except Refused as refused:
            return "refused", str(refused)
        except Exception as error:  # noqa: BLE001 the test names it
            return "broken", repr(error)

    def leave(self):
        self.press([connections.close_all] * CLICKS)
        self.pool.shutdown()


@pytest.fixture
def crowd(db):
    crowd = Crowd()
    yield crowd
    crowd.leave()


def pressing(deal, verb, **words):
    """A click on a page that was loaded before the race began."""
    stale = reread(deal)
    by = stale.buyer if "buyer" in deal.verbs()[verb].by else stale.seller
    return lambda: getattr(stale, verb)(by=by, **words) and verb


def race(crowd, deal, *pressed):
    verbs = [pressed[number % len(pressed)] for number in range(CLICKS)]
    before = set(deal.events.values_list("pk", flat=True))
    results = crowd.press([pressing(deal, verb, **words) for verb, words in verbs])
    return results, deal.events.exclude(pk__in=before)


RACES = {
    "accept × withdraw": (Status.REQUESTED, ("accept", {}), ("withdraw", {})),
    "accept × decline": (Status.REQUESTED, ("accept", {}), ("decline", {"note": "No."})),
    "complete × ask": (Status.DELIVERED, ("complete", {}), ("ask_change", {"note": "Warmer."})),
    "complete × complete": (Status.DELIVERED, ("complete", {})),
    "ask × ask": (Status.DELIVERED, ("ask_change", {"note": "Warmer."})),
}


def run_trials(crowd, people, name, trials):
    status, *pressed = RACES[name]
    for _ in range(trials):
        deal = CommissionFactory(
            buyer=people.buyer, seller=people.artist, status=status, revisions_included=2
        )
        results, events = race(crowd, deal, *pressed)
        deal = reread(deal)
        winners = [what for kind, what in results if kind == "done"]
        assert [result for result in results if result[0] == "broken"] == []
        assert len(winners) == 1, results
        assert [event.verb for event in events] == winners
        assert deal.status == events[0].after
        assert deal.revisions_used == (1 if winners == ["ask_change"] else 0)


def trials_here():
    """SQLite's queue makes each trial slow and each outcome the same."""
    return TRIALS if connection.vendor == "postgresql" else 4


@pytest.mark.parametrize("name", RACES)
def test_one_click_wins(crowd, people, name):
    run_trials(crowd, people, name, trials_here())


@pytest.mark.long
@pytest.mark.parametrize("name", RACES)
def test_one_click_wins_two_hundred_times(crowd, people, name):
    run_trials(crowd, people, name, 200)


def test_nobody_accepts_a_brief_that_they_have_not_read(crowd, people):
    edit = ("edit_brief", {"title": "Two foxes"})

    for _ in range(trials_here()):
        deal = CommissionFactory(buyer=people.buyer, seller=people.artist)
        results, _ = race(crowd, deal, ("accept", {"brief_version": 1}), edit)

        deal = reread(deal)
        assert [result for result in results if result[0] == "broken"] == []
        assert (deal.status == Status.IN_PROGRESS) == (deal.brief_version == 1)
        assert (deal.title == "Two foxes") == (deal.status == Status.REQUESTED)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite queues its writers")
def test_the_race_sees_a_lock_that_is_gone(crowd, people, monkeypatch):
    monkeypatch.setattr(CommissionRequest, "lock", CommissionRequest.refresh_from_db)

    with pytest.raises(AssertionError):
        run_trials(crowd, people, "ask × ask", TRIALS)


def test_delivering_eight_times_is_delivering_once(crowd, people):
    for _ in range(trials_here()):
        deal = CommissionFactory(
            buyer=people.buyer, seller=people.artist, status=Status.IN_PROGRESS
        )
        ProgressPhoto.objects.create(
            commission=deal, uploaded_by=deal.seller, picture=bare_picture(deal), stage_tag="final"
        )

        results, events = race(crowd, deal, ("deliver", {}))

        assert sorted(kind for kind, _ in results) == ["done"] + ["refused"] * (CLICKS - 1)
        assert [event.verb for event in events] == ["deliver"]


def bare_picture(deal):
    """A picture without files: making real ones would be most of the time of the race."""
    facts = {"width": 1, "height": 1, "colour": "#000000", "name": "pip.png", "size_bytes": 1}
    return Picture.objects.create(owner=deal.seller, is_private=True, **facts)


def test_the_same_picture_is_shared_once(crowd, people):
    for _ in range(trials_here() // 4):
        deal = commission_of(people, Status.IN_PROGRESS)
        words = {"pictures": [private_picture(people.artist)], "stage_tag": "sketch"}

        results, _ = race(crowd, deal, ("share", words))

        assert sorted(kind for kind, _ in results) == ["done"] + ["refused"] * (CLICKS - 1)
        assert deal.photos.count() == 1


def test_one_draft_becomes_one_commission(crowd, people):
    ArtistProfileFactory(artist=people.artist)
    for _ in range(trials_here() // 2):
        picture = private_picture(people.buyer, purpose="reference")
        draft = BriefDraft.keep(
            buyer=people.buyer, artist=people.artist, answers={}, pictures=[picture]
        )
        before = CommissionRequest.objects.count()

        results = crowd.press([partial(draft.send, pictures=[picture], **BRIEF)] * CLICKS)

        assert {kind for kind, _ in results} == {"done"}
        [commission] = {commission for _, commission in results}
        assert CommissionRequest.objects.count() == before + 1
        assert Event.objects.filter(deal=commission, verb="send").count() == 1


def test_an_artist_who_closes_while_a_brief_comes(crowd, people):
    profile = ArtistProfileFactory(artist=people.artist)

    def send():
        words = {"buyer": people.buyer, "artist": people.artist, "op_id": uuid.uuid4()}
        return CommissionRequest.send(**words, **BRIEF)

    def close():
        stored = type(profile).objects.get(pk=profile.pk)
        stored.is_accepting_commissions = False
        stored.save()

    results = crowd.press([send, close] * (CLICKS // 2))

    assert [result for result in results if result[0] == "broken"] == []
    sent = [result for result in results if isinstance(result[1], CommissionRequest)]
    assert CommissionRequest.objects.count() == len(sent)
