"""The sandbox's own pay page: each card, twice, late, and strange ones."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from marketplace.ledger.gateways import sandbox
from marketplace.ledger.models import Payment, SandboxCharge, SandboxWord
from tests.commissions.jobs import Status, commission_of
from tests.ledger.paying import charge_for, post_word, word

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(people):
    return commission_of(people, Status.AGREED)


@pytest.fixture
def charge(deal):
    return charge_for(deal.payable_milestone())


@pytest.fixture
def buyer(people, client_for):
    return client_for(people.buyer)


def choose(client, charge, card, **more):
    url = reverse("ledger:sandbox", args=[charge.reference])
    return client.post(url, {"card": card, **more}, follow=True)


def test_the_page_shows_the_sum_and_the_cards(client, charge):
    page = client.get(reverse("ledger:sandbox", args=[charge.reference])).content.decode()

    assert "Pay $60.00" in page
    assert page.count('name="card"') == len(sandbox.Card.values)


def test_a_good_card_pays_and_leads_back_to_the_deal(buyer, deal, charge):
    answer = choose(buyer, charge, "good")

    assert answer.redirect_chain[-1][0] == deal.get_absolute_url()
    assert deal.milestones[0].is_held


def test_a_declined_card_says_why_and_lets_try_again(buyer, deal, charge):
    answer = choose(buyer, charge, "declined")

    assert "The card has not enough money on it." in answer.content.decode()
    assert deal.milestones[0].is_due
    choose(buyer, charge, "good")
    assert deal.milestones[0].is_held


def test_a_bank_that_asks_is_answered_first(buyer, deal, charge):
    asked = choose(buyer, charge, "confirm").content.decode()

    assert "Your bank asks: is it you?" in asked
    assert deal.milestones[0].is_due
    choose(buyer, charge, "confirm", confirmed="yes")
    assert deal.milestones[0].is_held


def test_a_bank_that_answers_late_is_heard_by_the_worker(buyer, deal, charge):
    page = choose(buyer, charge, "late").content.decode()

    assert "The bank takes its time" in page
    assert sandbox.deliver() == 0
    assert sandbox.deliver(timezone.now() + timedelta(minutes=1)) == 1
    assert deal.milestones[0].is_held


def test_a_late_bank_after_a_declined_card_is_waited_for(people, buyer, deal, charge):
    choose(buyer, charge, "declined")
    buyer.post(Payment.objects.get().get_absolute_url())

    page = choose(buyer, charge, "late").content.decode()

    assert "The bank takes its time" in page
    sandbox.deliver(timezone.now() + timedelta(minutes=1))
    assert deal.milestones[0].is_held


def test_choosing_twice_pays_once(buyer, deal, charge):
    choose(buyer, charge, "good")

    choose(buyer, charge, "good")
    choose(buyer, charge, "declined")

    assert SandboxWord.objects.count() == 1
    assert Payment.objects.get().status == "succeeded"


def test_two_tabs_choose_at_the_same_time(charge):
    sandbox.choose(charge, "good")

    sandbox.choose(charge, "late")

    assert list(charge.words.values_list("kind", flat=True)) == ["succeeded"]


@pytest.mark.parametrize("card", ["", "gold", "good' OR 1=1"])
def test_a_strange_card_is_not_a_card(buyer, deal, charge, card):
    page = choose(buyer, charge, card).content.decode()

    assert "Choose a card." in page
    assert deal.milestones[0].is_due


def test_a_strange_address_is_not_found(client, charge):
    assert client.get(reverse("ledger:sandbox", args=["x" * 16])).status_code == 404


def test_without_the_sandbox_its_page_and_its_webhooks_are_not_there(
    client, deal, charge, settings
):
    settings.ALLOW_SANDBOX_GATEWAY = False

    page = client.get(reverse("ledger:sandbox", args=[charge.reference]))
    answer = post_word(client, word(charge))

    assert (page.status_code, answer.status_code) == (404, 404)
    assert deal.milestones[0].is_due


def test_a_word_that_cannot_be_taken_keeps_no_other_waiting(people, deal, charge):
    broken = charge_for(commission_of(people, Status.AGREED).payable_milestone())
    SandboxCharge.objects.filter(pk=broken.pk).update(amount_cents=0)
    broken.say("succeeded")
    charge.say("succeeded")

    assert sandbox.deliver() == 1

    assert deal.milestones[0].is_held
