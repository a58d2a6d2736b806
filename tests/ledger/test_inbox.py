"""What providers say: signed, once, in any order, and never refused when it is true."""

import time

import pytest
from django.urls import reverse

from marketplace.ledger import audit
from marketplace.ledger.gateways import sandbox
from marketplace.ledger.models import Payment, Refund, Transfer, Webhook
from tests.commissions.jobs import Status, commission_of, reread
from tests.ledger.paying import charge_for, house, post_word, word

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(people):
    return commission_of(people, Status.AGREED)


@pytest.fixture
def charge(deal):
    return charge_for(deal.payable_milestone())


def untouched(deal):
    """Whether the stage is due still and nothing was written down."""
    is_due = deal.milestones[0].is_due and reread(deal).status == Status.AGREED
    return is_due and not Webhook.objects.exists() and not Transfer.objects.exists()


def test_a_signed_webhook_holds_the_money_and_starts_the_work(client, deal, charge):
    answer = post_word(client, word(charge))

    assert (answer.status_code, answer.content) == (200, b"succeeded")
    assert deal.milestones[0].is_held
    assert reread(deal).status == Status.IN_PROGRESS
    assert house("held") == 6000


def test_a_forged_signature_changes_nothing(client, deal, charge):
    answer = post_word(client, word(charge), signature=f"{int(time.time())}.{'0' * 64}")

    assert answer.status_code == 403
    assert untouched(deal)


def test_a_signature_of_another_body_changes_nothing(client, deal, charge):
    signature = sandbox.headers_for(word(charge))["X-Sandbox-Signature"]

    answer = post_word(client, word(charge, amount_cents=1), signature=signature)

    assert answer.status_code == 403
    assert untouched(deal)


@pytest.mark.parametrize("minutes", [-6, 6])
def test_an_old_webhook_changes_nothing(client, deal, charge, minutes):
    sent_at, body = int(time.time()) + minutes * 60, word(charge)

    answer = post_word(client, body, signature=f"{sent_at}.{sandbox.sign(sent_at, body)}")

    assert answer.status_code == 403
    assert untouched(deal)


@pytest.mark.parametrize(
    "signature",
    ["", ".", "²." + "0" * 64, "9" * 5000 + ".0", "-1.0", "now.é", "١٢.0"],
)
def test_a_strange_signature_is_refused_like_any_other(client, deal, charge, signature):
    signature = signature.replace("now", str(int(time.time())))

    answer = post_word(client, word(charge), signature=signature)

    assert answer.status_code == 403
    assert untouched(deal)


def test_the_same_event_twice_works_once(client, deal, charge):
    body = word(charge)
    first = post_word(client, body)

    second = post_word(client, body)

    assert (first.content, second.content) == (b"succeeded", b"seen before")
    assert Transfer.objects.count() == Webhook.objects.count() == 1


def test_another_event_about_the_same_payment_works_once(client, deal, charge):
    post_word(client, word(charge))

    answer = post_word(client, word(charge))

    assert answer.content == b"known already"
    assert Transfer.objects.count() == 1


@pytest.mark.parametrize("late", ["declined", "pending"])
def test_what_was_said_earlier_and_comes_later_changes_nothing(client, deal, charge, late):
    post_word(client, word(charge))

    answer = post_word(client, word(charge, late))

    assert (answer.status_code, answer.content) == (200, b"known already")
    assert Payment.objects.get().status == "succeeded"
    assert deal.milestones[0].is_held


def test_a_card_that_was_declined_may_still_pay(client, deal, charge):
    post_word(client, word(charge, "declined", reason="Not enough money."))

    post_word(client, word(charge))

    assert deal.milestones[0].is_held
    assert Payment.objects.get().reason == ""


@pytest.mark.parametrize("wrong", [{"amount_cents": 5999}, {"currency": "EUR"}])
def test_another_sum_goes_back(client, deal, charge, wrong):
    answer = post_word(client, word(charge, **wrong))

    assert answer.content == b"refund_due"
    assert deal.milestones[0].is_due
    assert reread(deal).status == Status.AGREED
    assert Refund.objects.get().amount_cents == wrong.get("amount_cents", 6000) == house("unplaced")
    assert list(audit.differences()) == []


@pytest.mark.parametrize("change", [{"payment": "nobody-knows-it"}, {"kind": "mandate"}])
def test_what_is_not_ours_is_taken_and_changes_nothing(client, deal, charge, change):
    answer = post_word(client, word(charge, **change))

    assert (answer.status_code, answer.content) == (200, b"nothing of ours")
    assert deal.milestones[0].is_due
    assert not Transfer.objects.exists()


def test_an_unknown_gateway_is_not_found(client, deal, charge):
    answer = post_word(client, word(charge), gateway="stripe")

    assert answer.status_code == 404
    assert untouched(deal)


def test_reading_the_address_is_refused(client):
    assert client.get(reverse("ledger:webhook", args=["sandbox"])).status_code == 405
