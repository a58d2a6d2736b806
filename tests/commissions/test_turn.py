"""What the page says is next, stage by stage."""

import pytest

from marketplace.ledger.gateways import sandbox
from tests.commissions.jobs import Status, commission_of, press
from tests.ledger.paying import pay

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(people):
    return commission_of(people, Status.IN_PROGRESS)


@pytest.fixture
def headings(people, client_for):
    """What the artist and the buyer read of the deal."""

    def read(deal):
        clients = [client_for(person) for person in (people.artist, people.buyer)]
        pages = [client.get(deal.get_absolute_url()) for client in clients]
        return [page.context["workspace"].turn.heading for page in pages]

    return read


def test_a_stage_that_is_shown_is_submitted_before_the_next_is_begun(deal, headings):
    assert headings(deal)[0] == "Your move: show Bea the sketch"

    press(deal, "share")

    assert headings(deal) == ["Your move: submit Sketch", "Waiting for Ines to submit Sketch"]


def test_a_released_stage_leads_to_the_payment_of_the_next(deal, headings):
    for verb in ("share", "submit", "approve"):
        press(deal, verb)

    assert headings(deal)[1] == "Your move: pay Linework and colour"


def test_a_change_is_over_with_its_stage(deal, headings):
    for verb in ("share", "submit", "ask_change"):
        press(deal, verb)
    assert headings(deal)[0] == "Your move: show Bea the changed picture"

    for verb in ("share", "submit", "approve", "pay"):
        press(deal, verb)

    assert headings(deal)[0] == "Your move: show Bea the linework"


def test_the_form_proposes_the_stage_that_is_paid(deal, people, client_for):
    press(deal, "share")

    form = client_for(people.artist).get(deal.verb_url("share")).context["form"]

    assert form["stage_tag"].value() == "sketch"


def test_while_the_bank_takes_its_time_nobody_is_asked_to_pay_again(people, client_for):
    deal = commission_of(people, Status.AGREED)
    pay(deal.payable_milestone(), sandbox.Card.LATE)

    page = client_for(people.buyer).get(deal.get_absolute_url()).content.decode()

    assert "Waiting for the bank" in page
    assert deal.verb_url("pay") not in page
