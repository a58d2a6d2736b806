import pytest

from marketplace.uploads.models import Picture

from .pictures import upload


@pytest.fixture
def picture(people):
    return Picture.objects.take(upload(), owner=people.artist)


def test_a_public_picture_is_served_to_everybody(client, picture):
    answer = client.get(picture.url("small"))

    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)[8:12] == b"WEBP"
    assert answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer["Cache-Control"]


def test_it_asks_nobody_who_is_looking(client_for, people, picture, django_assert_num_queries):
    client = client_for(people.buyer)

    with django_assert_num_queries(0):
        answer = client.get(picture.url("small"), headers={"accept-encoding": "gzip"})

    assert not answer.cookies
    assert not answer.has_header("Vary")
    assert "Content-Length" in answer


@pytest.mark.parametrize(
    "path",
    [
        "",
        "{key}/",
        "{key}/full.webp",
        "{key}/small.webp/",
        "{key}/small.jpg",
        "{key}/../{key}/small.webp",
        "%2e%2e/private/{key}/small.webp",
        "{key}/small.webp%00",
        "{key}/small.webp%0a",
        "../db.sqlite3",
    ],
)
def test_nothing_else_in_the_folder_has_an_address(client, picture, path):
    assert client.get("/media/" + path.format(key=picture.key)).status_code == 404


def test_a_private_picture_has_no_public_address(client, people):
    picture = Picture.objects.take(upload(), owner=people.artist, private=True)

    assert client.get(f"/media/{picture.key}/small.webp").status_code == 404
