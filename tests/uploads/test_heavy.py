"""Very large bodies at the real server: they wait on disk, and memory stays where it was."""

import contextlib
import http.client
import re
from pathlib import Path

import pytest

from tests.server import running

MEGABYTE = 1024 * 1024
TOKEN = "a" * 32
HEAD = (
    b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\n'
    b"Content-Type: image/jpeg\r\n\r\n"
)

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads Linux's /proc"),
]


@pytest.fixture(scope="module")
def server():
    with running() as started:
        post(started, MEGABYTE)  # both processes have answered once
        post(started, MEGABYTE)
        yield started


def post(server, size, *, chunked=False):
    """The status of a form with one file of that size. Its token is wrong, but it is read."""
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    line.putrequest("POST", "/uploads/")
    line.putheader("Content-Type", "multipart/form-data; boundary=x")
    line.putheader("Cookie", f"csrftoken={TOKEN}")
    tail = b"\r\n--x--\r\n"
    if chunked:
        line.putheader("Transfer-Encoding", "chunked")
    else:
        line.putheader("Content-Length", str(len(HEAD) + size + len(tail)))
    line.endheaders()
    with contextlib.suppress(OSError):  # refused while we were still sending
        for part in (HEAD, *[bytes(MEGABYTE)] * (size // MEGABYTE), tail):
            line.send(b"%x\r\n%b\r\n" % (len(part), part) if chunked else part)
        if chunked:
            line.send(b"0\r\n\r\n")
    status = line.getresponse().status
    line.close()
    return status


def peaks(server):
    """The most that each process ever held, in MB."""
    found = {}
    for pid in server.children():
        status = Path(f"/proc/{pid}/status").read_text()
        found[pid] = int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) // 1024
    return found


@pytest.mark.parametrize("chunked", [False, True])
def test_two_hundred_megabytes_wait_on_disk(server, chunked):
    before = peaks(server)

    assert post(server, 200 * MEGABYTE, chunked=chunked) == 403

    assert all(peak - before[pid] <= 50 for pid, peak in peaks(server).items())


def test_three_hundred_megabytes_in_pieces_are_too_many(server):
    before = peaks(server)

    assert post(server, 300 * MEGABYTE, chunked=True) == 413

    assert all(peak - before[pid] <= 50 for pid, peak in peaks(server).items())
