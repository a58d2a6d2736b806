"""``manage.py serve``: two web processes and a worker that live and go together."""

import os
import signal
import socket
from urllib.request import urlopen

import pytest

from tests.server import alive, manage, running, wait_until


@pytest.fixture(scope="module")
def server():
    with running("--worker") as started:
        wait_until(lambda: len(started.children()) == 3)
        yield started


def answers(server):
    with urlopen(f"{server.address}/healthz", timeout=60) as response:
        return response.status == 200


def test_two_web_processes_and_a_worker_answer_on_one_port(server):
    assert answers(server)
    assert len(server.children()) == 3


def test_the_server_does_not_say_what_it_is_made_of(server):
    with urlopen(f"{server.address}/healthz", timeout=60) as response:
        assert "Server" not in response.headers


def test_a_child_that_dies_is_started_again(server):
    first = server.children()[0]

    os.kill(first, signal.SIGKILL)

    server.wait_for("ended with -9 and is started again")
    wait_until(lambda: len(server.children()) == 3)
    assert answers(server)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_all_of_them(number):
    with running("--worker") as server:
        wait_until(lambda: len(server.children()) == 3)
        children = server.children()

        server.process.send_signal(number)

        assert server.process.wait(60) == 0
        assert [pid for pid in children if alive(pid)] == []


def test_the_children_leave_when_their_parent_is_killed():
    with running("--worker") as server:
        wait_until(lambda: len(server.children()) == 3)
        children = server.children()

        server.process.kill()

        wait_until(lambda: not any(alive(pid) for pid in children))


def test_they_leave_when_their_terminal_is_closed():
    terminal, line = os.openpty()
    with running("--stop-with-parent", stdin=line) as server:
        os.close(line)
        wait_until(lambda: len(server.children()) == 2)
        children = server.children()

        os.close(terminal)

        assert server.process.wait(60) == 0
        assert [pid for pid in children if alive(pid)] == []


def test_a_busy_port_gets_one_sentence(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        done = manage(tmp_path, "serve", "--port", str(port))

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert f"Port {port} is busy." in done.stderr


@pytest.mark.parametrize("path", ["/media/" + "a" * 32 + "/small.webp", "/help/"])
def test_a_question_for_headers_is_answered_without_a_body(server, path):
    """With one behind it, the next answer on the same line would begin in the middle of it."""
    file = server.place / "media" / ("a" * 32) / "small.webp"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"x" * 100_000)

    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as line:
        head = f"HEAD {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        line.sendall(head.encode())
        answer = b"".join(iter(lambda: line.recv(65536), b""))

    assert answer.startswith(b"HTTP/1.1 200")
    assert answer.endswith(b"\r\n\r\n")
    assert answer.count(b"\r\n\r\n") == 1
