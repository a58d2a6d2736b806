"""A brief becomes a commission: once, with its event, and only where it may."""

import uuid

import pytest
from allauth.account.models import EmailAddress

from commissions.models import CommissionRequest, StyleTag
from marketplace.accounts.models import Block, User
from marketplace.deals.lifecycle import Refused
from tests.commissions.jobs import BRIEF, commission_of, press, private_picture
from tests.deals.factories import ArtistProfileFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def profile(people):
    return ArtistProfileFactory(artist=people.artist, terms="No prints.", revisions_included=3)


def send(people, **facts):
    words = {"op_id": uuid.uuid4(), "buyer": people.buyer, "artist": people.artist} | BRIEF | facts
    return CommissionRequest.send(**words)


def test_a_brief_arrives_whole(people, profile):
    tag = StyleTag.objects.create(name="Pets", slug="pets")
    picture = private_picture(people.buyer)

    send(people, pictures=[picture], style_tags=[tag])

    deal = CommissionRequest.objects.get()
    assert (deal.status, deal.waiting_for) == ("requested", people.artist)
    assert (deal.terms, deal.revisions_included) == ("No prints.", 3)
    assert [reference.picture for reference in deal.references.all()] == [picture]
    assert list(deal.style_tags.all()) == [tag]
    event = deal.events.get()
    assert (event.verb, event.actor, event.after) == ("send", people.buyer, "requested")


def test_terms_that_change_later_do_not_reach_it(people, profile):
    deal = send(people)

    profile.terms, profile.revisions_included = "Everything is mine.", 0
    profile.save()
    press(deal, "quote")

    assert (deal.terms, deal.revisions_included) == ("No prints.", 3)


def test_the_same_operation_again_is_the_first_commission(people, profile):
    op_id = uuid.uuid4()

    first = send(people, op_id=op_id)
    again = send(people, op_id=op_id, title="Something else")

    assert again == first
    assert CommissionRequest.objects.get().title == BRIEF["title"]


def test_an_operation_of_somebody_else_opens_nothing(people, profile):
    first = send(people)

    with pytest.raises(Refused):
        send(people, buyer=people.stranger, op_id=first.op_id)

    assert CommissionRequest.objects.get() == first


def test_a_closed_artist_gets_no_brief(people, profile):
    profile.is_accepting_commissions = False
    profile.save()

    with pytest.raises(Refused, match="closed for new work"):
        send(people)


def test_a_person_without_a_profile_gets_no_brief(people):
    with pytest.raises(Refused, match="closed for new work"):
        send(people)


def test_nobody_sends_a_brief_to_themselves(people, profile):
    with pytest.raises(Refused, match="yourself"):
        send(people, buyer=people.artist)


@pytest.mark.parametrize("party", ["buyer", "artist"])
def test_an_operator_is_a_party_of_nothing(people, profile, party):
    User.objects.filter(pk=getattr(people, party).pk).update(is_staff=True)
    getattr(people, party).refresh_from_db()

    with pytest.raises(Refused, match="take part in none"):
        send(people)


@pytest.mark.parametrize("blocker", ["artist", "buyer"])
def test_a_block_in_either_direction_stops_it(people, profile, blocker):
    blocked = "buyer" if blocker == "artist" else "artist"
    Block.objects.create(blocker=getattr(people, blocker), blocked=getattr(people, blocked))

    with pytest.raises(Refused, match="something new"):
        send(people)


def test_an_unconfirmed_address_comes_first(people, profile):
    EmailAddress.objects.filter(user=people.buyer).update(verified=False)

    with pytest.raises(Refused, match="Confirm your e-mail"):
        send(people)


def test_somebody_elses_picture_cannot_be_claimed(people, profile):
    foreign = private_picture(people.stranger)

    with pytest.raises(Refused, match="Choose it again"):
        send(people, pictures=[foreign])

    assert not CommissionRequest.objects.exists()


def test_a_picture_belongs_to_one_brief(people, profile):
    deal = commission_of(people, references=1)
    used = deal.references.get().picture

    with pytest.raises(Refused, match="Choose it again"):
        send(people, pictures=[used])
