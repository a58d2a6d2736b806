import pytest
from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from marketplace.uploads.forms import PicturesField, TakesPictures
from marketplace.uploads.models import Picture
from marketplace.uploads.purposes import PURPOSES
from tests.factories import UserFactory

from .pictures import upload

pytestmark = pytest.mark.django_db


class BriefForm(TakesPictures, forms.Form):
    title = forms.CharField()
    pictures = PicturesField(purpose="reference", max_count=3, label="References")


class WorkForm(TakesPictures, forms.Form):
    pictures = PicturesField(purpose="portfolio")


def sent(owner, *, form=BriefForm, files=(), about="", initial=None, **data):
    query = QueryDict(mutable=True)
    for name, value in ({"title": "A fox"} | data).items():
        query.setlist(name.replace("__", "-"), value if isinstance(value, list) else [value])
    chosen = MultiValueDict({"pictures-files": list(files)})
    return form(query, chosen, owner=owner, about=about, initial=initial)


def waiting(owner, purpose="reference", about=""):
    return PURPOSES[purpose].take(upload(), owner=owner, about=about)


def test_codes_and_files_come_in_together(people):
    stored = waiting(people.buyer)

    form = sent(people.buyer, pictures=[stored.code], files=[upload(name="new.jpg")])

    assert form.is_valid(), form.errors
    assert [picture.name for picture in form.cleaned_data["pictures"]] == ["cat.jpg", "new.jpg"]
    assert form.cleaned_data["pictures"][1].is_private


def test_files_are_not_lost_when_something_else_is_wrong(people):
    form = sent(people.buyer, title="", files=[upload(name="new.jpg")])

    assert list(form.errors) == ["title"]
    new = Picture.objects.get(name="new.jpg")
    assert [row["code"] for row in form["pictures"].rows] == [new.code]
    field = form["pictures"].as_field_group()
    assert f'value="{new.code}" checked' in field
    assert "optional" not in field.partition("</label>")[0]


def test_a_refused_file_is_named_and_the_good_ones_stay(people):
    form = sent(people.buyer, files=[upload(b"<svg>", "logo.svg"), upload(name="new.jpg")])

    (error,) = form.errors["pictures"]
    assert error.startswith("logo.svg: We take JPEG")
    assert [row["name"] for row in form["pictures"].rows] == ["new.jpg"]


def test_a_fresh_form_lists_what_waits(people):
    stored = waiting(people.buyer, about="ines")
    waiting(people.buyer, about="otto")

    form = BriefForm(owner=people.buyer, about="ines")

    assert [row["code"] for row in form["pictures"].rows] == [stored.code]


@pytest.mark.parametrize(
    ("owner", "purpose", "about"),
    [("stranger", "reference", ""), ("buyer", "portfolio", ""), ("buyer", "reference", "otto")],
)
def test_pictures_of_others_or_for_something_else_are_not_taken(people, owner, purpose, about):
    other = waiting(getattr(people, owner), purpose, about)

    form = sent(people.buyer, pictures=[other.code])

    assert form.errors == {"pictures": ["A picture is not here any more. Choose it again."]}
    assert form["pictures"].rows == []


def test_an_attached_picture_is_not_taken_twice(people):
    stored = waiting(people.buyer)
    stored.attach()

    assert not sent(people.buyer, pictures=[stored.code]).is_valid()


def test_what_the_object_has_may_stay(people):
    stored = waiting(people.buyer)
    stored.attach()

    form = sent(people.buyer, pictures=[stored.code], initial={"pictures": [stored]})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["pictures"] == [stored]
    assert not form.fields["pictures"].has_changed([stored], form["pictures"].data)


def test_more_than_the_most_are_left_out(people):
    form = sent(people.buyer, files=[upload(name=f"{number}.jpg") for number in range(5)])

    assert form.errors["pictures"] == ["3 pictures are the most; the last ones were left out."]
    assert len(form["pictures"].rows) == 3


def test_at_least_one_unless_optional(people):
    assert sent(people.buyer).errors["pictures"] == ["Add at least one picture."]


def test_a_description_is_asked_for_where_it_is_needed(people):
    stored = waiting(people.artist, "portfolio")

    without = sent(people.artist, form=WorkForm, pictures=[stored.code])
    alt = {f"pictures__alt__{stored.code}": " A fox\tin snow "}
    described = sent(people.artist, form=WorkForm, pictures=[stored.code], **alt)

    assert without.errors["pictures"] == ["Say in a few words what cat.jpg shows."]
    assert described.is_valid(), described.errors
    stored.refresh_from_db()
    assert stored.alt == "A fox in snow"


def test_a_description_with_invisible_characters_comes_back_unsaved(people):
    stored = waiting(people.artist, "portfolio")

    alt = {f"pictures__alt__{stored.code}": "A fox\x00"}
    form = sent(people.artist, form=WorkForm, pictures=[stored.code], **alt)

    assert form.errors["pictures"] == ["Take out the invisible control characters."]
    assert form["pictures"].rows[0]["alt"] == "A fox\x00"


def test_somebody_without_a_confirmed_address_adds_none(db):
    form = sent(UserFactory(confirmed=False), files=[upload()])

    assert "Confirm your e-mail address first" in form.errors["pictures"][0]
    assert not Picture.objects.exists()
