import pytest
from django.core.files.storage import storages

from marketplace.uploads.models import Picture
from tests.factories import UserFactory

from .pictures import upload

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def client(client_for, people):
    return client_for(people.artist)


def choose(client, file):
    return client.post("/settings/avatar/", {"picture": file})


def test_a_picture_takes_the_place_of_the_mark(client, people):
    assert people.artist.avatar_url.endswith("/marks/cup-1.webp")

    answer = choose(client, upload())

    people.artist.refresh_from_db()
    picture = Picture.objects.get()
    assert answer.status_code == 302
    assert people.artist.avatar_url == f"/media/{picture.key}/small.webp"
    assert picture.attached_at
    assert people.artist.avatar_url in client.get("/settings/avatar/").content.decode()


def test_the_next_one_takes_the_place_of_the_first(client, people):
    choose(client, upload())
    first = Picture.objects.get()

    choose(client, upload())

    assert not Picture.objects.filter(pk=first.pk).exists()
    assert not storages["default"].exists(first.key)


def test_removing_it_brings_the_mark_back(client, people):
    choose(client, upload())

    client.post("/settings/avatar/", {"remove": "1"})

    people.artist.refresh_from_db()
    assert people.artist.avatar_url.endswith("/marks/cup-1.webp")
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "This file is empty."), (b"%PDF-1.7", "this is a PDF file"), (None, "Choose a picture")],
)
def test_a_bad_file_changes_nothing(client, people, content, words):
    answer = choose(client, "" if content is None else upload(content))

    assert words in answer.content.decode()
    people.artist.refresh_from_db()
    assert not people.artist.avatar_key


def test_somebody_without_a_confirmed_address_keeps_the_mark(client_for):
    person = UserFactory(confirmed=False)

    answer = choose(client_for(person), upload())

    assert "Confirm your e-mail address first" in answer.content.decode()
