"""Pressing "Pay": one charge per click, for the sum on the button, by the buyer."""

import uuid

import pytest
from django.urls import reverse

from marketplace.deals.lifecycle import Refused
from marketplace.ledger.models import Payment, SandboxCharge
from marketplace.ledger.payments import start
from tests.commissions.jobs import Status, commission_of, press
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(people):
    return commission_of(people, Status.AGREED)


def press_pay(client, deal, op_id=None, cents=6000):
    facts = {"op_id": op_id or uuid.uuid4(), "expected_cents": cents}
    return client.post(reverse("commissions:commission-pay", args=[deal.code]), facts)


def test_paying_leads_to_the_provider(people, client_for, deal):
    answer = press_pay(client_for(people.buyer), deal)

    charge = SandboxCharge.objects.get()
    assert answer.url == reverse("ledger:sandbox", args=[charge.reference])
    assert (charge.amount_cents, charge.currency) == (6000, "USD")


def test_the_same_click_twice_leads_to_the_same_charge(people, client_for, deal):
    op_id, client = uuid.uuid4(), client_for(people.buyer)

    first, second = press_pay(client, deal, op_id), press_pay(client, deal, op_id)

    assert first.url == second.url
    assert Payment.objects.count() == SandboxCharge.objects.count() == 1


def test_another_sum_than_the_one_on_the_button_is_refused(people, client_for, deal):
    client = client_for(people.buyer)

    answer = press_pay(client, deal, cents=5000)

    assert answer.url == deal.get_absolute_url()
    assert "The sum has changed" in client.get(answer.url).content.decode()
    assert not Payment.objects.exists()


def test_somebody_elses_click_cannot_be_repeated(people, deal):
    hold, op_id = deal.payable_milestone(), uuid.uuid4()
    start(people.buyer, [hold], op_id=op_id, expected_cents=6000)

    with pytest.raises(Refused, match="cannot be started"):
        start(UserFactory(), [hold], op_id=op_id, expected_cents=6000)

    assert Payment.objects.get().payer == people.buyer


@pytest.mark.parametrize(("who", "status"), [("artist", 403), ("stranger", 404), ("operator", 404)])
def test_only_the_buyer_pays(people, client_for, deal, who, status):
    person = getattr(people, who)

    assert press_pay(client_for(person), deal).status_code == status
    with pytest.raises(Refused, match="Nothing was charged"):
        start(person, [deal.payable_milestone()], op_id=uuid.uuid4(), expected_cents=6000)

    assert not Payment.objects.exists()


def test_what_is_paid_already_is_not_charged_again(people, deal):
    press(deal, "pay")
    paid = [deal.milestones[0]]

    with pytest.raises(Refused, match="not to be paid any more"):
        start(people.buyer, paid, op_id=uuid.uuid4(), expected_cents=6000)

    assert Payment.objects.count() == 1


def test_nothing_is_not_a_payment(people):
    with pytest.raises(Refused):
        start(people.buyer, [], op_id=uuid.uuid4(), expected_cents=0)


def test_a_payment_is_its_payers_own(people, client_for, deal):
    press_pay(client_for(people.buyer), deal)
    url = Payment.objects.get().get_absolute_url()

    assert client_for(people.buyer).get(url).status_code == 200
    for person in (people.artist, people.stranger, people.operator):
        assert client_for(person).get(url).status_code == 404


def test_a_payment_that_was_left_can_be_taken_up_again(people, client_for, deal):
    client = client_for(people.buyer)
    first = press_pay(client, deal)

    again = client.post(Payment.objects.get().get_absolute_url())

    assert again.url == first.url
