"""An artist's page, a work, a style: what visitors see and how many queries it takes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commissions.models import StyleTag

from .factories import add_works, make_artist

pytestmark = pytest.mark.django_db


def page_of(client, thing):
    response = client.get(thing.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def brief_of(profile):
    return reverse("commissions:brief-create", args=[profile.artist.username])


def test_an_open_artist_takes_a_brief(client):
    profile = make_artist(bio="I paint **cats**.", slots=3, turnaround_days=9)

    page = page_of(client, profile)

    assert f'href="{brief_of(profile)}"' in page
    assert "Start a brief, from $140" in page
    assert "3 of 3 slots open, about 9 days" in page
    assert "<strong>cats</strong>" in page


def test_a_closed_artist_says_so_and_takes_none(client):
    profile = make_artist(opened=False)

    page = page_of(client, profile)

    assert "Closed for now" in page
    assert brief_of(profile) not in page


def test_ones_own_page_offers_to_edit_and_no_brief(client_for):
    profile = make_artist()

    page = page_of(client_for(profile.artist), profile)

    assert "Edit your page" in page
    assert brief_of(profile) not in page


def test_nothing_is_claimed_that_was_not_measured(client):
    page = page_of(client, make_artist())

    assert "Measured" not in page
    assert "rating" not in page.lower()


def test_links_of_artists_carry_no_weight(client):
    profile = make_artist(portfolio_url="https://example.com/me")

    page = page_of(client, profile)

    assert '<a href="https://example.com/me" rel="nofollow noopener ugc">' in page


@pytest.mark.parametrize("fact", ["is_active", "sells_art"])
def test_suspended_people_and_those_without_the_hat_have_no_page(client, fact):
    profile = make_artist()
    piece = profile.pieces.first()
    assert client.get(profile.get_absolute_url()).status_code == 200

    setattr(profile.artist, fact, False)
    profile.artist.save()

    assert client.get(profile.get_absolute_url()).status_code == 404
    assert client.get(piece.get_absolute_url()).status_code == 404


def test_a_work_stands_between_its_neighbours(client):
    profile = make_artist(works=0, opened=False)
    first, second, third = add_works(profile, 3)

    page = page_of(client, second)

    assert f'href="{first.get_absolute_url()}" rel="prev"' in page
    assert f'href="{third.get_absolute_url()}" rel="next"' in page
    assert "data-lightbox" in page


def test_a_work_is_found_under_its_own_artist_only(client):
    piece = make_artist().pieces.first()
    other = make_artist("Otto Other")
    assert client.get(piece.get_absolute_url()).status_code == 200

    address = reverse("commissions:work-detail", args=[other.artist.username, piece.code])

    assert client.get(address).status_code == 404


def test_a_style_shows_artists_and_works(client):
    make_artist("Ann Ink", styles=["ink"], works=2)
    make_artist("Bea Closed", styles=["ink"], opened=False)
    make_artist("Cleo Pets", styles=["pets"])

    page = client.get(StyleTag.objects.get(slug="ink").get_absolute_url()).context["page"]

    assert [card["name"] for card in page.artists] == ["Ann Ink"]
    assert {work["note"] for work in page.works} == {"Ann Ink"}


def test_a_style_in_any_script_has_its_page(client):
    make_artist(styles=["水彩"])

    assert "水彩" in page_of(client, StyleTag.objects.get())


@pytest.mark.parametrize("what", ["artist", "work", "style"])
def test_as_many_queries_for_three_as_for_one(client, what):
    profile = make_artist(works=1, styles=["ink"])
    address = {
        "artist": profile.get_absolute_url(),
        "work": profile.pieces.get().get_absolute_url(),
        "style": StyleTag.objects.get().get_absolute_url(),
    }[what]
    with CaptureQueriesContext(connection) as one:
        assert not client.get(address).cookies

    add_works(profile, 2)
    profile.set_style_tags(["ink", "pets", "oils"])
    make_artist("Two", styles=["ink"])
    make_artist("Three", styles=["ink"])

    with CaptureQueriesContext(connection) as three:
        client.get(address)
    assert len(three) == len(one)


def test_previews_name_the_site_in_full(client):
    profile = make_artist()

    page = page_of(client, profile)

    assert (
        f'<meta property="og:url" content="http://testserver{profile.get_absolute_url()}">' in page
    )
    assert '<meta property="og:image" content="http://testserver/media/' in page


@pytest.mark.parametrize("name", ["%00", "nobody", "%F0%9F%90%88", "a%20b", "..%2F", "x" * 5000])
def test_addresses_of_nobody_are_not_found(client, name):
    make_artist()

    for address in (f"/artists/{name}/", f"/tags/{name}/", f"/artists/{name}/works/abc/"):
        assert client.get(address).status_code == 404


def test_a_brief_like_this_begins_with_the_work(client_for, people):
    profile = make_artist()
    piece = profile.pieces.get()

    form = client_for(people.buyer).get(f"{brief_of(profile)}?like={piece.code}").context["form"]

    assert form["description"].value() == "Something like “Work 1”. "
