"""An artist falls silent: the buyer asks the operators, who give the money back."""

import pytest
from playwright.sync_api import expect

from commissions.models import CommissionRequest
from marketplace.ledger import audit, errands
from marketplace.ledger.models import Refund, SandboxReturn
from tests.commissions.jobs import commission_of

from .steps import look, press

pytestmark = pytest.mark.browser

PLAIN = {"width": 390, "javascript": False}


def test_money_comes_back_from_an_artist_who_fell_silent(stage, people):
    deal = commission_of(people, CommissionRequest.Status.IN_PROGRESS)
    buyer = stage.page(people.buyer, **PLAIN)
    operator = stage.page(people.operator, **PLAIN | {"width": 1440})

    ask_the_operators(buyer, deal)
    settle(operator, deal)
    assert errands.run() == 1

    buyer.reload()
    expect(buyer.get_by_role("heading", name="Cancelled", exact=True)).to_be_visible()
    expect(buyer.get_by_text("No word since June. It goes back to you.").first).to_be_visible()
    look(buyer)
    assert Refund.objects.get().status == Refund.Status.SENT
    assert SandboxReturn.objects.get().amount_cents == 6000
    assert list(audit.differences()) == []


def ask_the_operators(page, deal):
    page.goto(deal.get_absolute_url())
    press(page, "Ask the operators", fill={"In your own words": "I hear nothing any more."})
    expect(page.get_by_text("The operators are asked.")).to_be_visible()
    expect(page.get_by_role("heading", name="The operators are looking at this")).to_be_visible()
    look(page)


def settle(page, deal):
    """The form, the money before and after, and only then the decision."""
    page.goto(f"/admin/commissions/commissionrequest/{deal.pk}/change/")
    page.get_by_role("link", name="Settle what is held").click()
    expect(page.get_by_text("I hear nothing any more.")).to_be_visible()
    page.get_by_role("radio", name="Refund all of it").check()
    page.get_by_label("Why? Both read this.").fill("No word since June. It goes back to you.")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("heading", name="Look once more")).to_be_visible()
    expect(page.get_by_text("$60.00 back to Bea Buyer")).to_be_visible()
    assert CommissionRequest.objects.get(pk=deal.pk).status == "in_progress"
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_text("Settled. Both have been told, with your words.")).to_be_visible()
