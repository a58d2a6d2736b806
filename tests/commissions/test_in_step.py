"""The copies that lists read are in step with the artists after every change."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from commissions.models import ArtistProfile, ArtistTag, ArtistWord
from tests.factories import UserFactory

from .factories import PictureFactory, add_works, make_artist

pytestmark = pytest.mark.django_db


def rows(profile):
    """The whole set of what the lists know of an artist."""
    found = ArtistTag.objects.filter(profile=profile)
    return {
        (row.tag.name if row.tag else None, row.is_listed, row.is_accepting, row.base_rate_cents)
        for row in found.select_related("tag")
    }


def words(profile):
    return {str(row) for row in ArtistWord.objects.filter(profile=profile)}


def test_an_unfinished_page_is_not_listed():
    profile = ArtistProfile.objects.create(artist=UserFactory(artist=True))

    profile.set_style_tags(["Pets", "ink"])

    assert rows(profile) == {
        (None, False, False, None),
        ("pets", False, False, None),
        ("ink", False, False, None),
    }
    assert words(profile) == set()


def test_opening_and_closing():
    profile = make_artist(styles=["pets"], opened=False)
    assert rows(profile) == {(None, True, False, 14000), ("pets", True, False, 14000)}

    profile.open()
    assert rows(profile) == {(None, True, True, 14000), ("pets", True, True, 14000)}

    profile.close()
    assert rows(profile) == {(None, True, False, 14000), ("pets", True, False, 14000)}


def test_styles_come_and_go():
    profile = make_artist(styles=["pets", "ink"])

    profile.set_style_tags(["ink", "oils", "Ink "])

    assert rows(profile) == {
        (None, True, True, 14000),
        ("ink", True, True, 14000),
        ("oils", True, True, 14000),
    }
    assert words(profile) == {"mirel", "ostrava", "person", "ink", "oils"} | digits(profile)


def digits(profile):
    """The factory's people are called person-1, person-2, …"""
    return {profile.artist.username.rpartition("-")[2]}


def test_a_new_price_reaches_every_row():
    profile = make_artist(styles=["pets"])

    with profile.changing():
        profile.base_rate_cents = 9900

    assert rows(profile) == {(None, True, True, 9900), ("pets", True, True, 9900)}


def test_the_last_work_taken_down_closes():
    profile = make_artist(styles=["pets"], works=1)

    profile.pieces.get().remove()

    assert rows(profile) == {(None, False, False, 14000), ("pets", False, False, 14000)}
    assert not ArtistProfile.objects.get(pk=profile.pk).is_accepting_commissions


@pytest.mark.parametrize("fact", ["is_active", "sells_art"])
def test_suspended_people_and_those_without_the_hat_vanish_and_return(fact):
    profile = make_artist(styles=["pets"])
    artist = profile.artist
    setattr(artist, fact, False)
    artist.save()
    assert rows(profile) == {(None, False, False, 14000), ("pets", False, False, 14000)}

    setattr(artist, fact, True)
    artist.save(update_fields=[fact])

    assert rows(profile) == {(None, True, True, 14000), ("pets", True, True, 14000)}


def test_a_new_name_is_found_and_the_old_one_is_not():
    profile = make_artist("Mirel Ostrava", styles=["pets"])
    artist = profile.artist

    artist.display_name = "Renée Ōta"
    artist.save(update_fields=["display_name"])

    assert words(profile) == {"renee", "ota", "person", "pets"} | digits(profile)


def test_the_first_four_works_stand_in_the_card():
    profile = make_artist(works=3)
    add_works(profile, 2)
    pieces = list(profile.pieces.all())

    profile.order_works([piece.code for piece in reversed(pieces)])

    shown = [work["code"] for work in ArtistProfile.objects.get(pk=profile.pk).showcase]
    assert shown == [piece.code for piece in reversed(pieces)][:4]


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ({"bio": " "}, "a few words about you"),
        ({"base_rate_cents": None}, "a price to start from"),
        ({"styles": []}, "at least one style"),
        ({"works": 0}, "at least one work"),
    ],
)
def test_opening_says_what_is_missing(lacking, words):
    profile = make_artist(opened=False, **lacking)

    with pytest.raises(ValidationError, match=f"add {words}\\."):
        profile.open()

    assert not ArtistProfile.objects.get(pk=profile.pk).is_accepting_commissions


def test_freshness_moves_once_a_day():
    profile = make_artist()
    today = profile.fresh_at
    add_works(profile)
    assert profile.fresh_at == today

    with profile.changing():
        profile.fresh_at -= timedelta(days=1)
    add_works(profile)

    assert profile.fresh_at >= today


def test_a_stale_form_does_not_open_or_close():
    profile = make_artist(opened=False)
    stale = ArtistProfile.objects.get(pk=profile.pk)
    profile.open()

    with stale.changing():
        stale.bio = "New words."

    assert ArtistProfile.objects.get(pk=profile.pk).is_accepting_commissions
    assert (None, True, True, 14000) in rows(profile)


def test_a_second_click_adds_no_work_twice():
    profile = make_artist(works=1)
    picture = PictureFactory(owner=profile.artist)

    for _ in range(2):
        profile.add_works([{"title": "Once", "picture": picture}])

    assert [piece.title for piece in profile.pieces.all()] == ["Work 1", "Once"]


def test_names_that_read_alike_are_one_style():
    profile = make_artist(styles=["Sci-Fi", "sci fi", " SCI  FI "])

    assert [tag.name for tag in profile.styles] == ["sci-fi"]


def test_a_stale_profile_undoes_nothing():
    profile = make_artist()
    stale = ArtistProfile.objects.select_related("artist").get(pk=profile.pk)
    with profile.changing():
        profile.bio, profile.base_rate_cents = "New words.", 20000

    add_works(stale)

    assert ArtistProfile.objects.get(pk=profile.pk).bio == "New words."
    assert (None, True, True, 20000) in rows(profile)


def test_a_stale_person_is_not_listed_again():
    profile = make_artist()
    stale = ArtistProfile.objects.select_related("artist").get(pk=profile.pk)
    profile.artist.sells_art = False
    profile.artist.save()

    add_works(stale)

    assert (None, False, False, 14000) in rows(profile)
