"""Odd words in every field of a commission: taken as words or refused, and never run."""

import pytest
from django.urls import reverse

from commissions.models import BriefDraft, CommissionRequest
from tests.commissions.jobs import Status, commission_of, press, private_picture, reread
from tests.commissions.odd import AMOUNTS, STRINGS, does_nothing
from tests.deals.factories import ArtistProfileFactory

pytestmark = pytest.mark.django_db

ANSWERS = {"title": "Pip", "description": "A fox.", "budget": "300", "wanted_by": ""}


@pytest.fixture
def brief(people):
    profile = ArtistProfileFactory(artist=people.artist, base_rate_cents=None)
    return reverse("commissions:brief-create", args=[profile.artist.username])


@pytest.mark.parametrize("words", STRINGS)
def test_a_brief_is_sent_as_typed_or_refused(people, client_for, brief, words):
    buyer = client_for(people.buyer)

    for field in ("title", "description"):
        answer = buyer.post(brief, ANSWERS | {field: words}, follow=True)
        assert answer.status_code in (200, 422)
        assert does_nothing(answer.content.decode())

    if answer.status_code == 200:
        buyer.post(f"{brief}check/", {"op_id": BriefDraft.objects.get().op_id})
        deal = CommissionRequest.objects.get()
        assert deal.description == words.strip()
        page = client_for(people.artist).get(deal.get_absolute_url())
        assert does_nothing(page.content.decode())


@pytest.mark.parametrize("amount", AMOUNTS)
def test_a_budget_has_one_meaning_or_none(people, client_for, brief, amount):
    answer = client_for(people.buyer).post(brief, ANSWERS | {"budget": amount})

    assert answer.status_code == 422
    assert "budget" in answer.context["form"].errors


@pytest.mark.parametrize(
    "day", ["0001-01-01", "9999-12-31", "2026-02-30", "1e9", "01/02/03", "\x00"]
)
def test_a_day_that_is_none_is_refused(people, client_for, brief, day):
    answer = client_for(people.buyer).post(brief, ANSWERS | {"wanted_by": day})

    assert answer.status_code == 422


def test_styles_that_the_artist_does_not_have_are_refused(people, client_for, brief):
    people.artist.artist_profile.set_style_tags(["Pets"])
    for slugs in (["nothing"], ["pets", "\x00"], ["pets"] * 400 + ["x" * 1000]):
        answer = client_for(people.buyer).post(brief, ANSWERS | {"style_tags": slugs})
        assert answer.status_code == 422


@pytest.mark.parametrize("words", STRINGS)
def test_words_to_the_other_side_are_words(people, client_for, words):
    deal = commission_of(people, Status.DELIVERED)

    answer = client_for(people.buyer).post(
        deal.verb_url("ask_change"), {"note": words}, follow=True
    )

    assert answer.status_code in (200, 422)
    page = client_for(people.artist).get(deal.get_absolute_url()).content.decode()
    assert does_nothing(answer.content.decode())
    assert does_nothing(page)
    assert reread(deal).revisions_used == (answer.status_code == 200)


@pytest.mark.parametrize("words", STRINGS)
def test_a_caption_is_words(people, client_for, words):
    deal = commission_of(people, Status.IN_PROGRESS)
    picture = private_picture(people.artist, about=deal.code)
    data = {"stage_tag": "sketch", "audience": "shared", "pictures": picture.code}

    answers = [
        client_for(people.artist).post(
            deal.verb_url("share"), data | {"caption": words, "do": step}, follow=True
        )
        for step in ("preview", "send")
    ]

    page = client_for(people.buyer).get(deal.get_absolute_url()).content.decode()
    assert {answer.status_code for answer in answers} <= {200, 422}
    assert all(does_nothing(html) for html in [page, *(a.content.decode() for a in answers)])


@pytest.mark.parametrize(
    "code", ["0", "-1", "9" * 30, "%00", "..%2f..%2fetc", "ABCDEFG", "x" * 300]
)
def test_codes_that_are_none_find_nothing(people, client_for, code):
    press(commission_of(people, Status.IN_PROGRESS), "share")
    client = client_for(people.buyer)

    for address in (f"/c/{code}/", f"/c/{code}/accept/", f"/files/{code}/small/"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("code", ["\x00", "x" * 5000, "'; --", "☃"])
def test_codes_of_pictures_that_are_none_are_refused(people, client_for, brief, code):
    deal = commission_of(people, Status.IN_PROGRESS)
    data = {"stage_tag": "sketch", "audience": "shared", "pictures": code, "do": "send"}

    answers = [
        client_for(people.buyer).post(brief, ANSWERS | {"pictures": code}),
        client_for(people.artist).post(deal.verb_url("share"), data),
    ]

    assert [answer.status_code for answer in answers] == [422, 422]


def test_an_operation_that_is_none_sends_nothing(people, client_for, brief):
    buyer = client_for(people.buyer)
    buyer.post(brief, ANSWERS)

    for op_id in ("\x00", "x" * 5000, "0", "-1"):
        buyer.post(f"{brief}check/", {"op_id": op_id})

    assert not CommissionRequest.objects.exists()
