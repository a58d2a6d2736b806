"""With 60 half-sent uploads and 8 slow downloads open, every page still answers.

Waitress takes a thread only for a request that has arrived whole, and gives it back before the
answer is sent; eight threads that each waited for one slow line would be gone at once.
"""

import http.client
import os
import socket
import time
from contextlib import ExitStack

import pytest

from tests.server import running

UPLOADS, DOWNLOADS = 60, 8
PAGES = ["/", "/commissions/", "/rules/", "/login/", "/healthz"]
SLOWEST = 5.0  # seconds for a page; a thread that waits for a slow line waits for a minute
KEY = "0" * 32
PICTURE = 24 * 1024 * 1024  # more than the kernel and the server keep of an answer in memory


@pytest.fixture(scope="module")
def server():
    with running() as started:
        picture = started.place / "media" / KEY / "large.webp"
        picture.parent.mkdir(parents=True)
        picture.write_bytes(b"RIFF" + os.urandom(PICTURE))
        yield started


def half_sent_upload(server):
    """A form of 20 MB of which the first 300 kB arrive, and then nothing."""
    line = socket.create_connection(("127.0.0.1", server.port), timeout=60)
    line.sendall(
        b"POST /uploads/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20000000\r\n"
        b"Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n"
        b'Content-Disposition: form-data; name="picture"; filename="a.jpg"\r\n\r\n'
    )
    line.sendall(bytes(300_000))
    return line


def slow_download(server):
    """A large picture of which the reader takes the first kilobyte, and then nothing."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.settimeout(60)
    line.connect(("127.0.0.1", server.port))
    line.sendall(
        f"GET /media/{KEY}/large.webp HTTP/1.1\r\nHost: localhost\r\n"
        "Accept-Encoding: gzip\r\n\r\n".encode()
    )
    assert line.recv(1024).startswith(b"HTTP/1.1 200 ")
    return line


def ask(server, path):
    """The status of a page and the seconds it took."""
    started = time.monotonic()
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    line.request("GET", path, headers={"Host": "localhost"})
    answer = line.getresponse()
    answer.read()
    line.close()
    return answer.status, time.monotonic() - started


def test_every_page_answers_while_slow_lines_are_open(server):
    assert ask(server, PAGES[0])[0] == 200

    with ExitStack() as lines:
        for _ in range(DOWNLOADS):
            lines.enter_context(slow_download(server))
        for _ in range(UPLOADS):
            lines.enter_context(half_sent_upload(server))
        answers = [(path, *ask(server, path)) for path in PAGES * 4]

    assert [answer for answer in answers if answer[1] != 200] == []
    assert [answer for answer in answers if answer[2] > SLOWEST] == []


def test_a_slow_upload_arrives_in_the_end(server):
    body = b"x" * 1_000_000

    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    line.putrequest("POST", "/uploads/")
    line.putheader("Content-Length", str(len(body)))
    line.endheaders()
    for start in range(0, len(body), 200_000):
        line.send(body[start : start + 200_000])
        time.sleep(0.05)
    answer = line.getresponse()
    line.close()

    # No token came with it, so it is refused, but it was read to its end.
    assert answer.status == 403


def test_a_body_beyond_every_limit_is_refused_at_its_header(server):
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    line.putrequest("POST", "/uploads/")
    line.putheader("Content-Length", str(10**12))
    line.endheaders()
    answer = line.getresponse()
    page = answer.read().decode()
    line.close()

    assert answer.status == 413
    assert "That was too much at once" in page
