"""The artist says no, in words."""

import pytest

from tests.commissions.jobs import Status, commission_of, reread

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(people):
    return commission_of(people, references=1)


def test_the_buyer_reads_why(people, client_for, deal):
    client_for(people.artist).post(deal.verb_url("decline"), {"note": "No foxes before spring."})

    page = client_for(people.buyer).get(deal.get_absolute_url()).content.decode()
    deal = reread(deal)
    assert (deal.status, deal.is_closed, deal.waiting_for) == (Status.DECLINED, True, None)
    assert "No foxes before spring." in page
    assert "Ines has declined this brief" in page


@pytest.mark.parametrize("note", ["", "   ", "nul\x00", "x" * 2001])
def test_it_takes_words(people, client_for, deal, note):
    answer = client_for(people.artist).post(deal.verb_url("decline"), {"note": note})

    assert answer.status_code == 422
    assert reread(deal).status == Status.REQUESTED


def test_the_pictures_are_closed_to_the_artist_and_open_to_the_buyer(people, client_for, deal):
    url = deal.references.get().picture.url("large")
    artist, buyer = client_for(people.artist), client_for(people.buyer)
    assert artist.get(url).status_code == 200

    deal.decline(by=people.artist, note="No.")

    assert artist.get(url).status_code == 404
    assert buyer.get(url).status_code == 200
    assert url not in artist.get(deal.get_absolute_url()).content.decode()
