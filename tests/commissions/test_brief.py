"""From six questions to a sent brief, through the pages."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from commissions.models import BriefDraft, CommissionRequest, StyleTag
from marketplace.uploads.models import Picture
from tests.commissions.jobs import private_picture
from tests.deals.factories import ArtistProfileFactory
from tests.uploads.pictures import upload

pytestmark = pytest.mark.django_db

ANSWERS = {
    "title": "Pip the fox, head and chest",
    "description": "Our garden fox Pip.",
    "budget": "300",
    "wanted_by": "",
}


@pytest.fixture
def profile(people):
    return ArtistProfileFactory(artist=people.artist)


@pytest.fixture
def form(profile):
    return reverse("commissions:brief-create", args=[profile.artist.username])


@pytest.fixture
def check(profile):
    return reverse("commissions:brief-check", args=[profile.artist.username])


@pytest.fixture
def buyer(people, client_for):
    return client_for(people.buyer)


def send(client, check):
    return client.post(check, {"op_id": BriefDraft.objects.get().op_id})


def test_a_brief_with_two_pictures_is_checked_and_sent(buyer, form, check, people, profile):
    tag = StyleTag.objects.create(name="Pets", slug="pets")
    profile.style_tags.add(tag, through_defaults={"fresh_at": timezone.now()})
    day = timezone.localdate() + timedelta(days=30)
    answers = ANSWERS | {"wanted_by": day, "style_tags": ["pets"]}

    files = {"pictures-files": [upload(name="one.jpg"), upload(name="two.jpg")]}
    assert buyer.post(form, answers | files).url == check
    page = buyer.get(check).content.decode()
    answer = send(buyer, check)

    deal = CommissionRequest.objects.get()
    assert "Our garden fox Pip." in page
    assert answer.url == deal.get_absolute_url()
    assert (deal.buyer, deal.seller, deal.agreed_budget_cents) == (
        people.buyer,
        people.artist,
        30000,
    )
    assert (deal.wanted_by, list(deal.style_tags.all())) == (day, [tag])
    assert [row.picture.name for row in deal.references.all()] == ["one.jpg", "two.jpg"]
    assert not BriefDraft.objects.exists()


def test_a_wrong_answer_keeps_everything_that_was_typed(buyer, form):
    answers = ANSWERS | {"budget": "lots", "pictures-files": upload(name="pip.jpg")}

    answer = buyer.post(form, answers)

    again = buyer.get(form).content.decode()
    assert answer.status_code == 422
    for page in (answer.content.decode(), again):
        assert "Our garden fox Pip." in page
        assert 'value="lots"' in page
        assert "pip.jpg" in page
        assert "Draft saved" in page


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("title", "", "required"),
        ("title", "two\nlines", "one line"),
        ("title", "x" * 121, "at most 120"),
        ("description", "nul\x00", "control characters|Null characters"),
        ("budget", "139.99", r"Enter \$140.00 or more"),
        ("budget", "-1", "Enter a sum"),
        ("budget", "1e3", "Enter a sum"),
        ("budget", "1000000.01", r"Enter \$1,000,000.00 or less"),
        ("wanted_by", "2020-01-01", "This day is over"),
        ("wanted_by", "9999-12-31", "within the next two years"),
        ("wanted_by", "soon", "Enter a valid date"),
        ("pictures", "nonsense", "Choose it again"),
    ],
)
def test_what_is_refused_says_why(buyer, form, name, value, words):
    page = buyer.post(form, ANSWERS | {name: value})

    assert page.status_code == 422
    [errors] = [errors for field, errors in page.context["form"].errors.items() if field == name]
    assert any(re.search(words, error) for error in errors)


def test_save_and_leave_sends_nothing(buyer, form, profile):
    answer = buyer.post(form, {"title": "Pip", "do": "leave"})

    assert answer.url == profile.get_absolute_url()
    assert BriefDraft.objects.get().answers["title"] == "Pip"
    assert not CommissionRequest.objects.exists()


def test_a_draft_outlives_the_sweeper(buyer, form, people):
    buyer.post(form, ANSWERS | {"pictures-files": upload(name="pip.jpg")})

    Picture.objects.sweep(timezone.now() + timedelta(days=3))

    assert "pip.jpg" in buyer.get(form).content.decode()


def test_a_picture_that_is_unticked_goes(buyer, form, people):
    buyer.post(form, ANSWERS | {"pictures-files": upload(name="pip.jpg")})
    assert Picture.objects.exists()

    buyer.post(form, ANSWERS)

    assert not Picture.objects.exists()


def test_sent_twice_it_is_one_brief(buyer, form, check):
    buyer.post(form, ANSWERS)
    op_id = BriefDraft.objects.get().op_id

    first = buyer.post(check, {"op_id": op_id})
    again = buyer.post(check, {"op_id": op_id})

    assert first.url == again.url == CommissionRequest.objects.get().get_absolute_url()


@pytest.mark.parametrize("op_id", ["", "nonsense", "9b2f6c1e-0f5d-4c55-9d0b-6a3f0a4c9d11"])
def test_a_strange_operation_sends_nothing(buyer, form, check, op_id):
    buyer.post(form, ANSWERS)

    buyer.post(check, {"op_id": op_id})

    assert not CommissionRequest.objects.exists()
    assert BriefDraft.objects.exists()


def test_an_operation_of_somebody_else_shows_nothing_of_theirs(
    buyer, form, check, people, client_for
):
    buyer.post(form, ANSWERS)
    op_id = BriefDraft.objects.get().op_id
    send(buyer, check)

    stranger = client_for(people.stranger)
    stranger.post(form, ANSWERS)
    answer = stranger.post(check, {"op_id": op_id})

    assert "location" not in answer.headers
    assert CommissionRequest.objects.get().buyer == people.buyer


def test_an_artist_who_closes_meanwhile_gets_nothing_and_the_draft_stays(
    buyer, form, check, profile
):
    buyer.post(form, ANSWERS)
    profile.is_accepting_commissions = False
    profile.save()

    answer = send(buyer, check)

    assert "Your draft is kept" in answer.content.decode()
    assert not CommissionRequest.objects.exists()
    assert "Our garden fox Pip." in buyer.get(form).content.decode()


def test_a_closed_artist_has_no_button_to_send(buyer, form, check, profile):
    buyer.post(form, ANSWERS)
    assert "Send the brief to Ines" in buyer.get(check).content.decode()

    profile.is_accepting_commissions = False
    profile.save()

    assert "Send the brief to Ines" not in buyer.get(check).content.decode()
    assert "Check the brief" not in buyer.get(form).content.decode()


def test_a_draft_that_is_wrong_by_now_goes_back_to_the_questions(buyer, form, check, profile):
    buyer.post(form, ANSWERS | {"budget": "140"})
    profile.base_rate_cents = 20000
    profile.save()

    answer = send(buyer, check)

    assert answer.status_code == 422
    assert "Enter $200.00 or more" in answer.content.decode()
    assert not CommissionRequest.objects.exists()


def test_one_does_not_write_to_oneself(people, client_for, form, profile):
    artist = client_for(people.artist)

    answers = [artist.get(form), artist.post(form, ANSWERS)]

    assert [answer.url for answer in answers] == [profile.get_absolute_url()] * 2
    assert not BriefDraft.objects.exists()


def test_a_forged_field_changes_nothing(buyer, form, check, people):
    forged = {"status": "completed", "buyer": people.stranger.pk, "seller": people.stranger.pk}
    forged |= {"waiting_on": "buyer", "revisions_included": 99, "brief_version": 7, "code": "x"}

    buyer.post(form, ANSWERS | forged)
    buyer.post(check, forged | {"op_id": BriefDraft.objects.get().op_id})

    deal = CommissionRequest.objects.get()
    assert (deal.buyer, deal.seller, deal.status) == (people.buyer, people.artist, "requested")
    assert (deal.revisions_included, deal.brief_version, deal.waiting_on) == (2, 1, "seller")


def test_somebody_elses_picture_is_not_taken(buyer, form, people):
    foreign = private_picture(people.stranger)

    answer = buyer.post(form, ANSWERS | {"pictures": foreign.code})

    assert answer.status_code == 422
    assert foreign.name not in answer.content.decode()


def test_signed_out_visitors_log_in_first(client, form, check):
    assert client.get(form).status_code == client.get(check).status_code == 302


@pytest.mark.parametrize("who", ["operator", "superuser"])
def test_operators_find_no_way_to_a_brief(client_for, people, profile, form, who):
    operator = client_for(getattr(people, who))

    answers = [operator.get(form), operator.post(form, ANSWERS)]

    assert [answer.url for answer in answers] == [profile.get_absolute_url()] * 2
    assert not BriefDraft.objects.exists()
    assert form not in operator.get(profile.get_absolute_url()).content.decode()
