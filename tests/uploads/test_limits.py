"""Bodies that are too large, too many files at once, and what is left of them on the disk."""

import base64
import tempfile
import time
from pathlib import Path

import pytest

from marketplace.uploads.limits import LARGEST_BODY
from marketplace.uploads.models import Picture
from marketplace.uploads.purposes import PURPOSES

from .pictures import encoded, upload

pytestmark = pytest.mark.django_db


class Untouchable:
    """A body that must not be read."""

    def read(self, *args):
        raise AssertionError("it was read")

    readline = read


def send(client, length, **headers):
    return client.generic(
        "POST",
        "/uploads/",
        content_type="multipart/form-data; boundary=x",
        headers=headers,
        **{"CONTENT_LENGTH": str(length), "wsgi.input": Untouchable()},
    )


def test_too_large_a_body_is_refused_unread_with_a_page(client_for, people):
    answer = send(client_for(people.buyer), LARGEST_BODY + 1)

    assert answer.status_code == 413
    assert "A picture may be up to 25 MB" in answer.content.decode()


def test_a_script_gets_its_words_as_json(client):
    answer = send(client, 10**12, accept="application/json")

    assert answer.status_code == 413
    assert answer.json()["refused"][0]["words"].startswith("That was too much at once.")


def test_a_hundred_and_one_files_are_too_many(client_for, people):
    purpose = PURPOSES["reference"].token()
    files = [upload(name=f"{number}.jpg") for number in range(101)]

    answer = client_for(people.buyer).post("/uploads/", {"purpose": purpose, "files": files})

    assert answer.status_code == 400
    assert "twenty of them go in one go" in answer.content.decode()
    assert not Picture.objects.exists()


def test_a_thousand_and_one_fields_are_too_many(client_for, people):
    fields = {f"field-{number}": "x" for number in range(1001)}

    assert client_for(people.buyer).post("/uploads/", fields).status_code == 400


def test_spooled_files_are_gone_afterwards(client_for, people, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    content = encoded() + b"\0" * settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    purpose = PURPOSES["reference"].token()
    before = set(Path(tempfile.gettempdir()).glob("*.upload*"))

    client_for(people.buyer).post("/uploads/", {"purpose": purpose, "files": [upload(content)]})

    assert Picture.objects.get().size_bytes == len(content)
    assert list(tmp_path.iterdir()) == []
    assert set(Path(tempfile.gettempdir()).glob("*.upload*")) == before


def test_a_part_in_base64_costs_no_more_than_another(client_for, people):
    """Padding between the letters once made such a part slow to read."""
    lines = base64.b64encode(encoded()).replace(b"A", b"A" + b" \r\n" * 500)
    head = (
        '--x\r\nContent-Disposition: form-data; name="purpose"\r\n\r\n'
        f"{PURPOSES['reference'].token()}\r\n--x\r\n"
        'Content-Disposition: form-data; name="files"; filename="cat.jpg"\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\n"
    )
    body = head.encode() + lines + b"\r\n--x--\r\n"
    started = time.process_time()

    answer = client_for(people.buyer).post(
        "/uploads/", body, content_type="multipart/form-data; boundary=x"
    )

    assert answer.status_code == 302
    assert time.process_time() - started < 2
