"""Two tabs, two people, eight clicks at once: one of them wins, the others are told.

On SQLite writers queue at BEGIN, so a lock that is missing shows on PostgreSQL alone; a read that
is missing inside it shows on both.
"""

import uuid
from functools import partial

import pytest
from django.db import connection

from commissions.models import BriefDraft, CommissionRequest
from commissions.models.plan import default_plan
from marketplace.deals.models import Event
from tests.commissions.crowd import CLICKS, crowd, trials_here
from tests.commissions.jobs import BRIEF, Status, commission_of, private_picture, reread
from tests.deals.factories import ArtistProfileFactory, CommissionFactory

pytestmark = pytest.mark.django_db(transaction=True)

__all__ = ["crowd"]

TRIALS = 50


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
    "decline × withdraw": (Status.REQUESTED, ("decline", {"note": "No."}), ("withdraw", {})),
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


@pytest.mark.parametrize("name", RACES)
def test_one_click_wins(crowd, people, name):
    run_trials(crowd, people, name, trials_here())


@pytest.mark.long
@pytest.mark.parametrize("name", RACES)
def test_one_click_wins_two_hundred_times(crowd, people, name):
    run_trials(crowd, people, name, 200)


def test_nobody_quotes_for_a_brief_that_they_have_not_read(crowd, people):
    edit = ("edit_brief", {"title": "Two foxes"})
    words = {"brief_version": 1, "steps": default_plan(21000), "total_cents": 21000}

    for _ in range(trials_here()):
        deal = CommissionFactory(buyer=people.buyer, seller=people.artist)
        results, _ = race(crowd, deal, ("quote", words), edit)

        deal = reread(deal)
        assert [result for result in results if result[0] == "broken"] == []
        assert (deal.status == Status.QUOTED) == (deal.brief_version == 1)
        assert (deal.title == "Two foxes") == (deal.status == Status.REQUESTED)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite queues its writers")
def test_the_race_sees_a_lock_that_is_gone(crowd, people, monkeypatch):
    monkeypatch.setattr(CommissionRequest, "lock", CommissionRequest.refresh_from_db)

    with pytest.raises(AssertionError):
        run_trials(crowd, people, "ask × ask", TRIALS)


def test_the_same_picture_is_shared_once(crowd, people):
    for _ in range(4):
        deal = commission_of(people, Status.IN_PROGRESS)
        words = {"pictures": [private_picture(people.artist)], "stage_tag": "sketch"}

        results, _ = race(crowd, deal, ("share", words))

        assert sorted(kind for kind, _ in results) == ["done"] + ["refused"] * (CLICKS - 1)
        assert deal.photos.count() == 1


def test_one_draft_becomes_one_commission(crowd, people):
    ArtistProfileFactory(artist=people.artist)
    for _ in range(8):
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
