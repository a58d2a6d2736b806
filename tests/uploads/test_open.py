"""Private pictures: who may open them, in which sizes, and what is written down about it."""

import re

import pytest

from marketplace.uploads import access
from marketplace.uploads.models import Look, Picture

from .pictures import upload

SIZES = ["small", "middle", "large", "full"]


@pytest.fixture
def picture(people):
    name = "Fuchs\r\n „Pip“.jpeg"
    return Picture.objects.take(
        upload(name=name), owner=people.artist, private=True, keep_full=True
    )


@pytest.fixture
def shown_to_buyer(people, monkeypatch):
    """The artist's pictures are shown to the buyer, as a wing would say it."""

    def rule(picture, user):
        return access.SHOWN if (picture.owner, user) == (people.artist, people.buyer) else None

    monkeypatch.setattr(access, "rules", {"test": rule})


def statuses(client, picture):
    return {size: client.get(f"/files/{picture.code}/{size}/").status_code for size in SIZES}


@pytest.mark.usefixtures("shown_to_buyer")
@pytest.mark.parametrize(
    ("person", "granted"),
    [
        ("artist", SIZES),
        ("buyer", SIZES[:3]),
        ("stranger", []),
        ("other_artist", []),
        ("operator", []),
        ("superuser", []),
    ],
)
def test_each_person_opens_what_was_granted(client_for, people, picture, person, granted):
    client = client_for(getattr(people, person))

    found = statuses(client, picture)

    assert [size for size in SIZES if found[size] == 200] == granted
    assert {found[size] for size in SIZES if size not in granted} <= {404}


@pytest.mark.usefixtures("shown_to_buyer")
def test_the_table_notices_a_rule_that_says_yes_to_everybody(
    client_for, people, picture, monkeypatch
):
    monkeypatch.setitem(access.rules, "hole", lambda picture, user: access.ALL)

    with pytest.raises(AssertionError):
        test_each_person_opens_what_was_granted(client_for, people, picture, "stranger", [])


def test_a_visitor_is_asked_to_log_in_whether_it_exists_or_not(client, picture):
    there, missing = client.get(picture.url("large")), client.get("/files/2222222222/large/")

    assert there.status_code == missing.status_code == 302
    assert there["Location"].startswith("/login/")


def test_hidden_looks_like_missing(client_for, people, picture):
    client = client_for(people.stranger)

    hidden, missing = client.get(picture.url("large")), client.get("/files/2222222222/large/")

    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert neutral(hidden, picture.code) == neutral(missing, "2222222222")


def neutral(answer, code):
    headers = {name: value for name, value in answer.items() if name != "X-Request-ID"}
    page = answer.content.decode().replace(code, "code")
    return re.sub(r'csrfmiddlewaretoken" value="\w+', "", page), headers


@pytest.mark.parametrize(
    "header",
    [
        {"range": "bytes=0-10"},
        {"if-none-match": "*"},
        {"if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"},
    ],
)
def test_conditional_requests_of_strangers_are_404(client_for, people, picture, header):
    client = client_for(people.stranger)

    assert client.get(picture.url("large"), headers=header).status_code == 404


def test_a_private_answer_is_kept_nowhere_and_runs_nothing(client_for, people, picture):
    answer = client_for(people.artist).get(picture.url("large"))

    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    policy = "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert answer["Content-Security-Policy"] == policy
    assert answer["Content-Type"] == "image/webp"
    assert answer["Content-Disposition"].startswith("inline; ")


def test_the_full_size_is_a_download_under_its_own_name(client_for, people, picture):
    answer = client_for(people.artist).get(picture.url("full"))

    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"] == (
        "attachment; filename*=utf-8''Fuchs%20%E2%80%9EPip%E2%80%9C.jpg"
    )


@pytest.mark.usefixtures("shown_to_buyer")
def test_opening_is_written_down_once_an_hour(client_for, people, picture):
    client = client_for(people.buyer)

    for _ in range(3):
        client.get(picture.url("large"))

    look = Look.objects.get()
    assert (look.viewer, look.picture) == (people.buyer, picture)
    assert (look.at.minute, look.at.second, look.at.microsecond) == (0, 0, 0)


def test_thumbnails_and_refused_tries_are_not_openings(client_for, people, picture):
    client_for(people.artist).get(picture.url("small"))
    client_for(people.stranger).get(picture.url("large"))

    assert not Look.objects.exists()


def test_a_file_that_is_gone_is_404(client_for, people, picture):
    picture.remove_files()

    assert client_for(people.artist).get(picture.url("large")).status_code == 404
