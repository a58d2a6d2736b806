"""The buyer changes the brief while nobody has answered it."""

import pytest

from marketplace.uploads.models import Picture
from tests.commissions.jobs import Status, commission_of, press, private_picture, reread
from tests.uploads.pictures import upload

pytestmark = pytest.mark.django_db

ANSWERS = {"title": "Two foxes", "description": "Pip and Pap.", "budget": "400", "wanted_by": ""}


@pytest.fixture
def deal(people):
    return commission_of(people, references=2)


@pytest.fixture
def buyer(people, client_for):
    return client_for(people.buyer)


def test_one_picture_goes_one_stays_and_one_comes(buyer, deal):
    gone, stays = [reference.picture for reference in deal.references.all()]

    files = {"pictures": stays.code, "pictures-files": upload(name="pap.jpg")}
    buyer.post(deal.verb_url("edit_brief"), ANSWERS | files)

    deal = reread(deal)
    assert (deal.title, deal.agreed_budget_cents, deal.brief_version) == ("Two foxes", 40000, 2)
    assert [row.picture.name for row in deal.references.all()] == ["pip.png", "pap.jpg"]
    assert not Picture.objects.filter(pk=gone.pk).exists()
    assert deal.events.last().verb == "edit_brief"


def test_the_form_starts_with_what_was_sent(buyer, deal):
    page = buyer.get(deal.verb_url("edit_brief")).content.decode()

    assert deal.title in page
    assert 'value="300"' in page
    for reference in deal.references.all():
        assert reference.picture.code in page


def test_a_brief_that_has_a_quote_stays_as_it_is(buyer, deal, people):
    press(deal, "quote")

    answer = buyer.post(deal.verb_url("edit_brief"), ANSWERS, follow=True)

    assert "no longer possible" in answer.content.decode()
    assert reread(deal).title != "Two foxes"
    assert deal.references.count() == 2


def test_pictures_of_another_brief_or_person_are_not_taken(buyer, deal, people):
    other = commission_of(people, references=1).references.get().picture
    foreign = private_picture(people.stranger, purpose="reference", about=deal.code)

    for picture in (other, foreign):
        answer = buyer.post(deal.verb_url("edit_brief"), ANSWERS | {"pictures": picture.code})
        assert answer.status_code == 422

    assert deal.references.count() == 2
    assert reread(deal).status == Status.REQUESTED
