"""/healthz and /readyz."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection


def test_healthz_asks_nobody(client):
    # Without the db mark any query would fail this test.
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok")
    assert not answer.cookies


@pytest.mark.django_db
def test_readyz_is_ok_when_everything_works(client):
    answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (200, b"ok")
    assert not answer.cookies


@pytest.mark.django_db
def test_readyz_names_what_is_broken_and_keeps_the_reason_to_itself(client, caplog):
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE cache_entry")

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.content == b"cache table does not work\n"
    assert "cache_entry" in caplog.text


@pytest.mark.django_db
def test_readyz_leaves_nothing_behind(client):
    before = files()

    client.get("/readyz")

    assert files() == before


def files():
    storages["default"].save("there/before.txt", ContentFile(b""))
    return [storages[alias].listdir("") for alias in ("default", "private")]


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_they_are_only_for_reading(client, address):
    assert client.post(address).status_code == 405
