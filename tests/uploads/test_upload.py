"""Handing pictures in before their form is sent, and taking them back."""

import pytest

from marketplace.uploads import quota
from marketplace.uploads.models import Picture
from marketplace.uploads.names import tidy_name
from marketplace.uploads.purposes import PURPOSES
from tests.factories import UserFactory

from .pictures import encoded, upload

pytestmark = pytest.mark.django_db

JSON = {"accept": "application/json"}


def hand_in(client, *files, purpose="reference", token=None, headers=JSON, **data):
    token = token or PURPOSES[purpose].token()
    data |= {"purpose": token, "files": list(files)}
    return client.post("/uploads/", data, headers=headers)


def test_a_script_gets_code_and_thumbnail(client_for, people):
    answer = hand_in(client_for(people.buyer), upload())

    picture = Picture.objects.get()
    assert answer.status_code == 200
    assert answer.json()["refused"] == []
    (row,) = answer.json()["pictures"]
    assert (row["code"], row["name"]) == (picture.code, "cat.jpg")
    assert row["src"] == f"/files/{picture.code}/small/"


def test_one_bad_file_does_not_keep_the_others_out(client_for, people):
    answer = hand_in(client_for(people.buyer), upload(b"<svg>", "logo.svg"), upload())

    assert answer.status_code == 200
    assert [row["name"] for row in answer.json()["pictures"]] == ["cat.jpg"]
    assert answer.json()["refused"][0]["name"] == "logo.svg"


def test_nothing_but_bad_files_is_an_error(client_for, people):
    answer = hand_in(client_for(people.buyer), upload(b"%PDF-1.7"))

    assert answer.status_code == 422
    assert "this is a PDF file" in answer.json()["refused"][0]["words"]


@pytest.mark.parametrize(
    ("purpose", "is_private", "keeps_full"),
    [("reference", True, True), ("progress", True, True), ("portfolio", False, False)],
)
def test_the_purpose_decides_who_sees_it(client_for, people, purpose, is_private, keeps_full):
    hand_in(client_for(people.artist), upload(), purpose=purpose, private="", is_private="0")

    picture = Picture.objects.get()
    assert (picture.is_private, bool(picture.full_name)) == (is_private, keeps_full)
    assert picture.purpose == purpose


@pytest.mark.parametrize("token", ["portfolio", "portfolio:forged", "", "\0"])
def test_a_purpose_that_we_did_not_sign_is_refused(client_for, people, token):
    answer = hand_in(client_for(people.buyer), upload(), token=token or " ")

    assert answer.status_code == 422
    assert not Picture.objects.exists()


def test_a_plain_post_goes_back_to_its_page(client_for, people):
    answer = hand_in(client_for(people.buyer), upload(), headers={}, next="/commissions/")

    assert (answer.status_code, answer["Location"]) == (302, "/commissions/")
    assert Picture.objects.exists()


@pytest.mark.parametrize("page", ["//evil.example", "https://evil.example/", "javascript:x"])
def test_a_plain_post_goes_nowhere_else(client_for, people, page):
    answer = hand_in(client_for(people.buyer), upload(), headers={}, next=page)

    assert answer["Location"] == "/dashboard/"


def test_visitors_and_unconfirmed_people_hand_in_nothing(client, client_for):
    visitor = hand_in(client, upload())
    unconfirmed = hand_in(client_for(UserFactory(confirmed=False)), upload())

    assert visitor.status_code == 302
    assert unconfirmed.status_code == 422
    assert not Picture.objects.exists()


def test_reading_the_address_is_not_allowed(client_for, people):
    assert client_for(people.buyer).get("/uploads/").status_code == 405


def remove(client, picture):
    return client.post(f"/uploads/{picture.code}/remove/", headers=JSON)


def test_one_takes_ones_own_picture_back(client_for, people):
    picture = PURPOSES["reference"].take(upload(), owner=people.buyer)

    assert remove(client_for(people.buyer), picture).status_code == 200
    assert not Picture.objects.exists()


def test_nobody_removes_what_is_not_theirs_or_in_use(client_for, people):
    other = PURPOSES["reference"].take(upload(), owner=people.buyer)
    used = PURPOSES["reference"].take(upload(), owner=people.stranger)
    used.attach()

    client = client_for(people.stranger)
    assert [remove(client, picture).status_code for picture in (other, used)] == [404, 404]
    assert Picture.objects.count() == 2


@pytest.mark.parametrize(
    ("limit", "value", "words"),
    [("MOST_UNATTACHED", 2, "are waiting already"), ("MOST_BYTES_A_DAY", 10_000, "in one day")],
)
def test_one_person_leaves_only_so_much_lying_about(
    client_for, people, monkeypatch, limit, value, words
):
    monkeypatch.setattr(quota, limit, value)
    content = encoded().ljust(5_000, b"\0")

    answers = [hand_in(client_for(people.buyer), upload(content)) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 422]
    assert words in answers[2].json()["refused"][0]["words"]
    assert hand_in(client_for(people.artist), upload(content)).status_code == 200


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("a\0b.jpg", "ab.jpg"),
        ("cat\u202egpj.exe", "catgpj.exe"),
        ("x" * 300 + ".jpeg", "x" * 145 + ".jpeg"),
        ("x." + "y" * 300, None),
        ("CON", "CON"),
        (".htaccess", "htaccess"),
        ("кот 🐈.png", "кот 🐈.png"),
        ("Cafe\u0301.jpg", "Caf\u00e9.jpg"),
        ("a\r\nSet-Cookie: x.jpg", "aSet-Cookie: x.jpg"),
        ('"quoted".jpg', '"quoted".jpg'),
        ("  many   spaces .jpg", "many spaces .jpg"),
        ("", "picture"),
        ("...", "picture"),
        (None, "picture"),
    ],
)
def test_names_are_shown_without_tricks(name, shown):
    tidy = tidy_name(name)

    assert tidy == (shown or tidy)
    assert 0 < len(tidy) <= 150


def test_the_same_name_twice_overwrites_nothing(client_for, people):
    for person in (people.buyer, people.stranger):
        hand_in(client_for(person), upload(name="../../same.jpg"))

    one, other = Picture.objects.all()
    assert one.name == other.name == "same.jpg"
    assert one.key != other.key
