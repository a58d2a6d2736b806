"""The public page of a person."""

import pytest
from django.urls import reverse

from commissions.models import ArtistProfile
from tests.commissions.factories import make_artist
from tests.factories import UserFactory
from tests.hostile import HOSTILE, Reader

pytestmark = pytest.mark.django_db


def page_of(client, person):
    answer = client.get(person.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def test_everybody_reads_the_name_and_since_when(client, people):
    page = page_of(client, people.buyer)

    assert "Bea Buyer" in page
    assert f"{people.buyer.date_joined:%B %Y}" in page
    assert "No ratings yet" in page


def test_nobody_reads_the_address(client_for, people):
    assert people.buyer.email
    for viewer in (None, people.stranger, people.artist, people.operator):
        assert people.buyer.email not in page_of(client_for(viewer), people.buyer)


def test_an_artist_shows_works(client):
    profile = make_artist("Mirel Ostrava", works=2)

    page = page_of(client, profile.artist)

    assert "Work 1" in page
    assert profile.get_absolute_url() in page


def test_who_took_the_artists_hat_off_shows_none(client):
    profile = make_artist(works=1)
    profile.artist.sells_art = False
    profile.artist.save()

    page = page_of(client, profile.artist)

    assert ArtistProfile.objects.exists()
    assert "Work 1" not in page


@pytest.mark.parametrize("works", [1, 3])
def test_it_asks_the_same_number_of_questions(client, django_assert_num_queries, works):
    profile = make_artist(works=works)

    with django_assert_num_queries(4):
        page_of(client, profile.artist)


def test_who_is_gone_has_no_page(client):
    person = UserFactory(is_active=False)

    assert client.get(person.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("name", ["nobody", "%00", "..", "a" * 500, "<script>"])
def test_nobody_has_no_page(client, name):
    assert client.get(f"/u/{name}/").status_code == 404


def test_a_name_in_capitals_leads_to_the_one_address(client, people):
    answer = client.get("/u/BEA/")

    assert (answer.status_code, answer.url) == (301, "/u/bea/")


def test_signed_in_people_can_block_and_report(client_for, people):
    mine = page_of(client_for(people.buyer), people.buyer)
    theirs = page_of(client_for(people.artist), people.buyer)

    report = f"{reverse('moderation:report')}?what=%2Fu%2Fbea%2F"
    assert reverse("accounts:block", args=["bea"]) in theirs
    assert report in theirs
    assert reverse("accounts:block", args=["bea"]) not in mine
    assert report not in mine


def test_a_visitor_can_report_too(client, people):
    assert f"{reverse('moderation:report')}?what=%2Fu%2Fbea%2F" in page_of(client, people.buyer)


def test_who_blocked_can_unblock(client_for, people):
    people.artist.block(people.buyer)

    page = page_of(client_for(people.artist), people.buyer)

    assert "You have blocked this person." in page
    assert reverse("accounts:unblock", args=["bea"]) in page


def test_who_is_blocked_does_not_learn_it(client_for, people):
    people.artist.block(people.buyer)

    assert "blocked" not in page_of(client_for(people.buyer), people.artist)


def test_demo_people_say_so_in_a_demo(client, settings):
    person = UserFactory(is_demo=True)
    outside = page_of(client, person)

    settings.DEMO = True

    assert "A person of the demonstration." in page_of(client, person)
    assert "A person of the demonstration." not in outside


@pytest.mark.parametrize("name", HOSTILE[:40])
def test_a_hostile_name_stays_words(client, name):
    harmless = Reader(page_of(client, UserFactory(display_name="Harmless")))
    person = UserFactory(display_name=" ".join(name.split())[:60])

    found = Reader(page_of(client, person))

    assert found.tags == harmless.tags
    assert found.attributes == harmless.attributes
