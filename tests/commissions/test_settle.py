"""Operators decide on money that is held: they look, preview, confirm; both parties are told."""

import pytest
from django.urls import reverse

from marketplace.ledger import audit
from marketplace.notifications.models import Notification
from tests.commissions.jobs import Status, commission_of, press, reread
from tests.ledger.paying import balance, house

pytestmark = pytest.mark.django_db

WORDS = "The sketch shows what was agreed."


@pytest.fixture
def deal(people):
    """60.00 held, about which the buyer asked the operators."""
    return press(commission_of(people, Status.IN_REVIEW), "ask_operators")


@pytest.fixture
def operator(people, client_for):
    return client_for(people.operator)


def address(deal):
    return reverse("admin:commissions_commissionrequest_settle", args=[deal.pk])


def send(client, deal, do="confirm", outcome="split", release="20.00", **more):
    facts = {"outcome": outcome, "release": release, "note": WORDS, "held_cents": 6000, "do": do}
    return client.post(address(deal), facts | more)


def untouched(deal):
    return deal.milestones[0].is_held and reread(deal).status == Status.IN_REVIEW


def settled(deal):
    hold = deal.milestones[0]
    return reread(deal).status, hold.released_cents, hold.refunded_cents


def test_the_page_shows_who_asked_and_what_is_held(operator, deal):
    page = operator.get(address(deal)).content.decode()

    for words in ("Bea Buyer", "I hear nothing any more.", "$60.00"):
        assert words in page


def test_the_preview_shows_both_sides_and_moves_nothing(operator, deal):
    answer = send(operator, deal, "preview")

    page = answer.content.decode()
    for words in ("$18.00", "$2.00", "$40.00", WORDS, "Now", "After"):
        assert words in page
    assert untouched(deal)


@pytest.mark.parametrize(
    ("outcome", "after"),
    [
        ("release", (Status.IN_PROGRESS, 6000, 0)),
        ("refund", (Status.CANCELLED, 0, 6000)),
        ("split", (Status.ENDED, 2000, 4000)),
    ],
)
def test_confirming_does_what_the_preview_said(people, operator, deal, outcome, after):
    answer = send(operator, deal, outcome=outcome)

    assert answer.status_code == 302
    assert settled(deal) == after
    assert balance(people.artist) + house("fees") == after[1]
    assert list(audit.differences()) == []


def test_a_settled_deal_is_asked_about_no_more(operator, deal):
    send(operator, deal, outcome="release")

    deal = reread(deal)
    assert (deal.asked_at, deal.waiting_on) == (None, "buyer")
    assert deal.clock_at is not None


def test_the_last_stage_released_completes_the_commission(people, operator):
    deal = commission_of(people, Status.DELIVERED)

    send(operator, deal, outcome="release", held_cents=12000)

    assert reread(deal).status == Status.COMPLETED
    assert balance(people.artist) == 27000


def test_both_read_why(people, operator, deal):
    Notification.objects.all().delete()

    send(operator, deal)

    event = deal.events.get(verb="settle")
    assert (event.actor, event.role, event.note) == (people.operator, "operator", WORDS)
    told = Notification.objects.filter(topic="money", title__contains="operators decided")
    assert {note.user for note in told} == {people.buyer, people.artist}


@pytest.mark.parametrize("release", ["0", "60.00", "61", "-1", "", "much"])
def test_a_split_is_a_part_of_what_is_held(operator, deal, release):
    answer = send(operator, deal, release=release)

    assert answer.status_code == 422
    assert untouched(deal)


@pytest.mark.parametrize("wrong", [{"note": ""}, {"outcome": "keep"}, {"note": "a\x00b"}])
def test_a_decision_has_an_outcome_and_a_reason(operator, deal, wrong):
    answer = send(operator, deal, **wrong)

    assert answer.status_code == 422
    assert untouched(deal)


def test_another_sum_than_the_one_that_was_read_is_looked_at_again(operator, deal):
    answer = send(operator, deal, held_cents=5000)

    assert "What is held has changed meanwhile" in answer.content.decode()
    assert untouched(deal)


def test_what_was_decided_meanwhile_is_not_decided_again(people, operator, deal):
    press(deal, "approve")

    answer = send(operator, deal, outcome="refund")

    page = operator.get(answer.url).content.decode()
    assert "Nothing is held here at the moment" in page
    assert settled(deal) == (Status.IN_PROGRESS, 6000, 0)


@pytest.mark.parametrize("party", ["buyer", "seller"])
def test_an_operator_decides_nothing_of_their_own(people, client_for, deal, party):
    person = getattr(deal, party)
    person.is_staff = True
    person.save()
    client = client_for(person)

    assert client.get(address(deal)).status_code == 403
    assert send(client, deal).status_code == 403

    assert untouched(deal)


@pytest.mark.parametrize("who", ["buyer", "artist", "stranger", None])
def test_nobody_else_decides(people, client_for, deal, who):
    client = client_for(who and getattr(people, who))

    assert client.get(address(deal)).status_code in (302, 403)
    assert send(client, deal).status_code in (302, 403)

    assert untouched(deal)


@pytest.mark.parametrize(
    ("status", "is_there"),
    [(Status.IN_REVIEW, True), (Status.AGREED, False), (Status.ENDED, False)],
)
def test_the_way_there_stands_on_deals_that_have_money(people, operator, status, is_there):
    deal = commission_of(people, status)
    change = reverse("admin:commissions_commissionrequest_change", args=[deal.pk])

    answer = operator.get(change)

    assert bool(answer.context["can_settle"]) == is_there
    assert (address(deal) in answer.content.decode()) == is_there


def test_an_operator_who_is_a_party_is_shown_no_way_there(people, client_for, deal):
    people.buyer.is_staff = True
    people.buyer.save()
    change = reverse("admin:commissions_commissionrequest_change", args=[deal.pk])

    answer = client_for(people.buyer).get(change)

    assert not answer.context["can_settle"]
