import pytest
from django.urls import reverse

from commissions.models import ArtistProfile, ArtistTag

from .factories import make_artist

pytestmark = pytest.mark.django_db
DESK = reverse("commissions:desk")
OPEN = reverse("commissions:desk-open")
CLOSE = reverse("commissions:desk-close")
START = reverse("commissions:desk-start")


def is_open(profile):
    return ArtistProfile.objects.get(pk=profile.pk).is_accepting_commissions


def test_becoming_an_artist(people, client_for):
    client = client_for(people.buyer)

    client.post(START)

    people.buyer.refresh_from_db()
    assert people.buyer.sells_art
    assert client.get(DESK).context["desk"].progress == "2 of 9 done"


def test_a_hat_that_is_put_on_again_lists_its_artist_again(client_for):
    profile = make_artist()
    profile.artist.sells_art = False
    profile.artist.save()
    listed = ArtistTag.objects.filter(profile=profile, is_listed=True)
    assert not listed.exists()

    client_for(profile.artist).post(START)

    assert listed.exists()


def test_the_desk_lists_what_is_done_and_what_is_needed(people, client_for):
    profile = make_artist(artist=people.artist, styles=[], works=1, opened=False, terms="Be kind.")

    desk = client_for(people.artist).get(DESK).context["desk"]

    states = {task["title"]: task["state"] for task in desk.tasks}
    assert states["A few words about you"] == "Done"
    assert states["Styles you are found by"] == "Needed to open"
    assert states["Works"] == "If you like"
    assert states["Terms"] == "Done"
    assert desk.missing == profile.missing == ["at least one style"]


def test_opening_and_closing_by_the_switch(people, client_for):
    profile = make_artist(artist=people.artist, opened=False)
    client = client_for(people.artist)

    client.post(OPEN)
    assert is_open(profile)

    client.post(CLOSE)
    assert not is_open(profile)


def test_not_yet_ready_it_says_what_is_missing(people, client_for):
    profile = make_artist(artist=people.artist, opened=False, bio="", works=0)

    page = client_for(people.artist).post(OPEN, follow=True).content.decode()

    assert "add a few words about you and at least one work." in page
    assert not is_open(profile)


@pytest.mark.parametrize("address", [OPEN, CLOSE, START])
def test_looking_changes_nothing(people, client_for, address):
    profile = make_artist(artist=people.artist, opened=address == CLOSE)

    assert client_for(people.artist).get(address).status_code == 405
    assert is_open(profile) == (address == CLOSE)


def test_nobody_opens_for_somebody_else(people, client_for):
    profile = make_artist(artist=people.artist, opened=False)

    client_for(people.other_artist).post(OPEN)
    client_for(people.superuser).post(OPEN)

    assert not is_open(profile)
