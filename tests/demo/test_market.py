"""The demo market, built once for this file: what stands in it and who may open it."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone

from commissions.models import ArtistProfile, ArtistTag, CommissionRequest, PortfolioPiece
from marketplace.accounts.models import User
from marketplace.ledger.models import Account
from marketplace.notifications.models import Notification
from marketplace.uploads.models import Picture

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def market(django_db_setup, django_db_blocker, tmp_path_factory):
    """The manifest of a market that stands in the database until the end of this file."""
    file = tmp_path_factory.mktemp("demo") / "manifest.json"
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(DEMO=True):
        call_command("demo", manifest=file)
        yield json.loads(file.read_text())
        transaction.set_rollback(True)


def status(address, username=None):
    client = Client()
    if username:
        client.force_login(User.objects.get(username=username))
    return client.get(address).status_code


def test_everybody_has_a_page(market):
    assert len(market["users"]) == 36

    assert {status(person["address"]) for person in market["users"]} == {200}


def test_what_is_public_opens_for_anybody(market):
    public = [thing for thing in market["objects"] if thing["who"] is None]
    assert {thing["kind"] for thing in public} == {"style", "artist", "work"}

    refused = [thing["address"] for thing in public if status(thing["address"]) != 200]

    assert refused == []


def test_what_is_private_opens_for_the_two_of_it_alone(market):
    private = [thing for thing in market["objects"] if thing["who"]]
    assert {thing["kind"] for thing in private} == {"commission", "private picture"}

    for thing in private:
        for username in thing["who"]:
            assert status(thing["address"], username) == 200, thing
        assert status(thing["address"], "bea-h") == 404, thing
        assert status(thing["address"], "orla") == 404, thing
        assert status(thing["address"]) in (302, 404), thing


def test_a_kept_photo_opens_for_the_artist_alone(market):
    kept = [
        thing
        for thing in market["objects"]
        if thing["kind"] == "private picture" and len(thing["who"]) == 1
    ]

    assert [thing["who"] for thing in kept] == [["furandlight"]]
    assert status(kept[0]["address"], "mina-c") == 404


def test_the_commissions_stand_at_different_points(market):
    states = {
        thing["title"]: thing["status"]
        for thing in market["objects"]
        if thing["kind"] == "commission"
    }

    assert set(states.values()) == set(CommissionRequest.Status.values)
    assert states["Fox in a Borrowed Scarf"] == "delivered"
    assert states["A Crown for Juniper"] == "in_review"
    assert states["The Steward of the Winter Campaign"] == "in_progress"


def test_one_is_in_work_one_waits_for_money_and_one_for_the_operators(market):
    under_way = CommissionRequest.objects.filter(status="in_progress")

    stands = {(deal.waiting_on, deal.asked_at is not None) for deal in under_way}

    assert stands == {("seller", False), ("buyer", False), ("seller", True)}


def test_some_have_hours_left(market):
    left = {
        deal.status: deal.clock_at - timezone.now()
        for deal in CommissionRequest.objects.exclude(clock_at=None)
    }

    assert timedelta(hours=1) < left["agreed"] < timedelta(hours=2)
    assert timedelta(hours=12) < left["quoted"] < timedelta(days=1)
    assert min(left.values()) > timedelta(0)


def test_every_move_was_made_by_whose_move_it_was(market):
    for commission in CommissionRequest.objects.all():
        events = list(commission.events.order_by("pk"))
        people = {"buyer": commission.buyer, "seller": commission.seller}

        assert events[-1].after == commission.status
        assert [event.at for event in events] == sorted(event.at for event in events)
        for event in events:
            verb = CommissionRequest.verbs().get(event.verb)
            assert verb is None or event.role in verb.by
            assert people.get(event.role, event.actor) == event.actor


def test_the_books_are_right(market, capsys):
    assert Account.objects.house(Account.Kind.HELD).balance_cents > 0

    call_command("ledger_check")

    assert "zero differences" in capsys.readouterr().out


def test_it_sends_nobody_mail(market):
    assert Notification.objects.unread().exists()

    assert not Notification.objects.exclude(mail_at=None).exists()


def test_awkward_cases_are_there(market):
    titles = PortfolioPiece.objects.values_list("title", flat=True)

    assert max(map(len, titles)) == 90
    assert ArtistProfile.objects.filter(pieces=None).count() == 1
    assert ArtistProfile.objects.filter(is_accepting_commissions=False).exists()
    assert User.objects.filter(display_name="ليلى حدّاد").exists()
    assert User.objects.filter(display_name="三浦 凪").exists()


def test_the_lists_begin_with_four_who_paint_nothing_alike(market):
    listed = ArtistTag.objects.filter(tag=None, is_accepting=True).order_by("-fresh_at")

    first = listed.values_list("profile__artist__username", flat=True)[:4]

    assert list(first) == ["furandlight", "farridge", "hanamori", "odalys-currents"]


def test_nobody_in_it_is_a_superuser_or_has_a_real_address(market):
    assert not User.objects.filter(is_superuser=True).exists()
    assert {person["email"].split("@")[1] for person in market["users"]} == {"demo.invalid"}


def test_every_picture_belongs_to_something_and_says_what_it_shows(market):
    assert Picture.objects.count() > 80
    assert not Picture.objects.filter(attached_at=None).exists()
    assert not Picture.objects.filter(alt="").exists()


def test_the_password_of_the_manifest_lets_in(market, client):
    person = market["users"][-1]

    client.post("/login/", {"login": person["email"], "password": person["password"]})

    assert client.session["_auth_user_id"]


def test_outside_a_demo_it_does_not(market, client, settings):
    person = market["users"][-1]
    assert User.objects.get(username=person["username"]).check_password(person["password"])
    settings.DEMO = False

    client.post("/login/", {"login": person["email"], "password": person["password"]})

    assert "_auth_user_id" not in client.session


def test_a_second_time_it_says_that_it_is_there(market, capsys):
    people = User.objects.count()

    call_command("demo")

    assert "is there already" in capsys.readouterr().out
    assert User.objects.count() == people
