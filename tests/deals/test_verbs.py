"""The machinery under every verb: lock, read, decide, write, record."""

import pytest

from commissions.models import CommissionRequest
from marketplace.deals.lifecycle import Nested, Refused, WrongRole
from marketplace.deals.models import Deal, Event
from tests.deals.factories import CommissionFactory

pytestmark = pytest.mark.django_db
Status = CommissionRequest.Status


def test_a_verb_moves_the_deal_and_leaves_an_event():
    deal = CommissionFactory()

    deal.decline(by=deal.seller, note="No time.")

    stored = CommissionRequest.objects.get()
    event = stored.events.get()
    assert stored.status == Status.DECLINED
    assert (event.verb, event.before, event.after) == ("decline", "requested", "declined")
    assert (event.actor, event.role) == (deal.seller, "seller")


def test_a_verb_decides_on_what_the_database_says_not_on_what_the_page_had():
    deal = CommissionFactory()
    stale = CommissionRequest.objects.get()
    deal.withdraw(by=deal.buyer)

    with pytest.raises(Refused, match="Taken back"):
        stale.decline(by=stale.seller)

    assert CommissionRequest.objects.get().status == Status.WITHDRAWN


def test_the_wrong_role_is_refused_and_nothing_is_written():
    deal = CommissionFactory()

    with pytest.raises(WrongRole):
        deal.decline(by=deal.buyer)

    assert CommissionRequest.objects.get().status == Status.REQUESTED
    assert not Event.objects.exists()


def test_a_refused_body_leaves_memory_as_it_was():
    deal = CommissionFactory(status=Status.IN_PROGRESS)

    with pytest.raises(Refused, match="final"):
        deal.deliver(by=deal.seller)

    assert (deal.status, deal.waiting_for) == (Status.IN_PROGRESS, deal.seller)


def test_a_verb_inside_a_verb_of_the_same_deal_is_a_mistake_of_ours(monkeypatch):
    deal = CommissionFactory()
    monkeypatch.setattr(
        CommissionRequest, "wait_for", lambda self, role: self.withdraw(by=self.buyer)
    )

    with pytest.raises(Nested):
        deal.decline(by=deal.seller)

    assert CommissionRequest.objects.get().status == Status.REQUESTED


def test_an_ended_deal_waits_for_nobody_and_says_when_it_closed():
    deal = CommissionFactory()

    deal.withdraw(by=deal.buyer)

    stored = Deal.objects.get()
    assert stored.is_closed
    assert (stored.waiting_on, stored.waiting_for) == ("", None)


def test_the_buttons_come_from_the_same_declarations():
    deal = CommissionFactory()

    assert deal.verbs_for(deal.buyer) >= {"withdraw"}
    assert deal.verbs_for(deal.seller) >= {"quote", "decline"}
    assert not deal.verbs_for(deal.buyer) & {"quote", "decline"}
