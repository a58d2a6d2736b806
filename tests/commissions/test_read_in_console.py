"""Operators read the facts of a commission, and nothing that is private to its parties."""

import pytest
from django.urls import reverse

from tests.commissions.jobs import in_one_stage, press, reread

pytestmark = pytest.mark.django_db

SECRETS = ["three-quarter view", "A warmer light", "Whiskers first", "Mine alone", "pip.png"]


@pytest.fixture
def deal(people):
    deal = in_one_stage(people, references=1)
    press(deal, "share", caption="Whiskers first")
    press(deal, "keep", caption="Mine alone")
    for verb in ("deliver", "ask_change"):
        press(deal, verb)
    return deal


def pages(client, deal):
    addresses = [
        reverse("admin:commissions_commissionrequest_changelist"),
        reverse("admin:commissions_commissionrequest_change", args=[deal.pk]),
    ]
    return [client.get(address) for address in addresses]


@pytest.mark.parametrize("who", ["operator", "superuser"])
def test_the_facts_are_there_and_the_private_words_are_not(people, client_for, deal, who):
    answers = pages(client_for(getattr(people, who)), deal)

    for answer in answers:
        page = answer.content.decode()
        assert answer.status_code == 200
        for fact in (deal.title, "In progress", "Bea Buyer", "Ines Artist", "$300.00"):
            assert fact in page
        assert [secret for secret in SECRETS if secret in page] == []
    assert "ask_change" in answers[1].content.decode()


@pytest.mark.parametrize("who", ["operator", "superuser"])
def test_nothing_can_be_changed_there(people, client_for, deal, who):
    client = client_for(getattr(people, who))
    change = reverse("admin:commissions_commissionrequest_change", args=[deal.pk])
    before = reread(deal).__dict__ | {"_state": None}

    answers = [
        client.post(change, {"title": "Mine", "status": "completed", "_save": "1"}),
        client.post(change.replace("change", "delete"), {"post": "yes"}),
        client.get(reverse("admin:commissions_commissionrequest_add")),
    ]

    assert [answer.status_code for answer in answers] == [403] * 3
    assert reread(deal).__dict__ | {"_state": None} == before


@pytest.mark.parametrize(
    "lookup",
    ["description__startswith=Our", "buyer__email__startswith=b", "photos__caption__contains=Mine"],
)
def test_private_columns_cannot_be_guessed_by_filtering(people, client_for, deal, lookup):
    url = reverse("admin:commissions_commissionrequest_changelist")

    answer = client_for(people.superuser).get(f"{url}?{lookup}")

    assert answer.status_code == 400


def test_searching_finds_by_title_person_and_code(people, client_for, deal):
    url = reverse("admin:commissions_commissionrequest_changelist")

    for words in ("fox", "ines", deal.code):
        page = client_for(people.operator).get(url, {"q": words}).content.decode()
        assert deal.title in page


def test_the_parties_are_not_let_in(people, client_for, deal):
    assert [answer.status_code for answer in pages(client_for(people.buyer), deal)] != [200, 200]
