"""Who opens which private picture, in every state."""

import pytest

from tests.commissions.jobs import SIZES, Status, commission_of, press, readable
from tests.commissions.matrix import ACTORS

pytestmark = pytest.mark.django_db

OUTSIDERS = [actor for actor in ACTORS if actor not in ("buyer", "artist", "anonymous")]


def opened_by(client, picture):
    return [size for size in SIZES if client.get(picture.url(size)).status_code == 200]


@pytest.mark.parametrize("status", Status)
def test_references_are_for_the_two_while_they_are_linked(people, client_for, status):
    picture = commission_of(people, status, references=1).references.get().picture
    is_linked = status not in (Status.DECLINED, Status.WITHDRAWN, Status.EXPIRED)

    assert opened_by(client_for(people.buyer), picture) == SIZES
    assert opened_by(client_for(people.artist), picture) == (SIZES if is_linked else [])


@pytest.mark.parametrize("status", [Status.IN_PROGRESS, Status.DELIVERED, Status.COMPLETED])
def test_outsiders_hear_the_same_as_of_a_missing_picture(people, client_for, status):
    deal = commission_of(people, status, references=1)
    pictures = [deal.references.get().picture]
    pictures += [photo.picture for photo in deal.photos.all()]

    for actor in OUTSIDERS:
        client = client_for(getattr(people, actor))
        missing = readable(client.get("/files/zzzzzzzzzz/small/"))
        for picture in pictures:
            assert opened_by(client, picture) == []
            assert readable(client.get(picture.url("small"))) == missing


def test_signed_out_visitors_get_no_picture(people, client):
    picture = commission_of(people, references=1).references.get().picture

    assert opened_by(client, picture) == []


@pytest.mark.parametrize("actor", OUTSIDERS)
def test_the_page_itself_is_as_good_as_missing(people, client_for, actor):
    deal = commission_of(people, Status.IN_PROGRESS)
    client = client_for(getattr(people, actor))

    hidden, missing = client.get(deal.get_absolute_url()), client.get("/c/zzzzzzzzzz/")

    assert hidden.status_code == missing.status_code == 404
    assert readable(hidden) == readable(missing).replace("zzzzzzzzzz", deal.code)


def test_a_half_answer_is_not_given_for_a_hidden_picture(people, client_for):
    picture = commission_of(people, references=1).references.get().picture
    stranger = client_for(people.stranger)

    for headers in ({"Range": "bytes=0-9"}, {"If-None-Match": "*"}):
        assert stranger.get(picture.url("small"), headers=headers).status_code == 404
    assert stranger.head(picture.url("small")).status_code == 404


def test_openings_are_shown_to_both(people, client_for):
    deal = press(commission_of(people, Status.IN_PROGRESS, references=1), "share")
    artist, buyer = client_for(people.artist), client_for(people.buyer)
    artist.get(deal.references.get().picture.url("large"))
    buyer.get(deal.photos.get().picture.url("large"))

    opened = [
        [
            (str(look["name"]), look["times"])
            for look in client.get(deal.get_absolute_url()).context["workspace"].looks
        ]
        for client in (artist, buyer)
    ]

    assert sorted(opened[0]) == [("Bea Buyer", 1), ("You", 1)]
    assert sorted(opened[1]) == [("Ines Artist", 1), ("You", 1)]
