"""The artist takes the job."""

import pytest

from tests.commissions.jobs import Status, commission_of, press, reread

pytestmark = pytest.mark.django_db


def accept(client, deal, version=1):
    return client.post(deal.verb_url("accept"), {"brief_version": version}, follow=True)


@pytest.fixture
def deal(people):
    return commission_of(people, references=1)


@pytest.fixture
def artist(people, client_for):
    return client_for(people.artist)


def test_the_page_asks_and_the_button_accepts(artist, deal, people):
    asked = artist.get(deal.verb_url("accept"))
    answer = accept(artist, deal, asked.context["form"]["brief_version"].value())

    deal = reread(deal)
    event = deal.events.last()
    assert deal.description in asked.content.decode()
    assert "You accepted the job" in answer.content.decode()
    assert (deal.status, deal.waiting_for) == (Status.IN_PROGRESS, people.artist)
    assert (event.verb, event.actor, event.before) == ("accept", people.artist, "requested")


def test_a_brief_that_changed_meanwhile_is_read_again_first(artist, deal):
    press(deal, "edit_brief", title="Two foxes", pictures=[])

    answer = accept(artist, deal, version=1)

    assert "has changed the brief" in answer.content.decode()
    assert reread(deal).status == Status.REQUESTED


@pytest.mark.parametrize("version", ["", "x", "99999999999999999999"])
def test_a_strange_version_accepts_nothing(artist, deal, version):
    accept(artist, deal, version)

    assert reread(deal).status == Status.REQUESTED


def test_the_second_click_hears_that_it_is_done(artist, deal):
    accept(artist, deal)

    answer = accept(artist, deal)

    assert "done already" in answer.content.decode()
    assert deal.events.filter(verb="accept").count() == 1


def test_a_withdrawn_brief_cannot_be_accepted(artist, deal):
    press(deal, "withdraw")

    answer = accept(artist, deal)

    assert "no longer possible" in answer.content.decode()
    assert reread(deal).status == Status.WITHDRAWN


def test_more_than_ones_places_is_the_artists_own_choice(artist, deal, people):
    people.artist.artist_profile.slots = 1
    people.artist.artist_profile.save()
    commission_of(people, Status.IN_PROGRESS)

    page = artist.get(deal.verb_url("accept")).content.decode()
    accept(artist, deal)

    assert "With this one you have 2" in page
    assert reread(deal).status == Status.IN_PROGRESS


def test_the_buyer_is_told_that_it_is_not_theirs_to_do(people, client_for, deal):
    answer = accept(client_for(people.buyer), deal)

    assert answer.status_code == 403
    assert reread(deal).status == Status.REQUESTED
