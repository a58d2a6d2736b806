"""The real server as a process of its own, for tests of what no test client shows."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def environment(place):
    """A site for trying things out, in a folder and on a database of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {
        "DEBUG": "1",
        "DEMO": "1",
        "VAR_DIR": str(place),
        "DATABASE_URL": f"sqlite:///{place}/db.sqlite3",
        "LOG_LEVEL": "WARNING",
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def manage(place, *words):
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment(place),
        capture_output=True,
        text=True,
        timeout=180,
    )


class Server:
    """A running ``manage.py serve``: its process, its log, the port it chose."""

    def __init__(self, place, *words, stdin=subprocess.DEVNULL):
        self.place = place
        self.log = place / "serve.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve", "--port", "0", *words],
                cwd=ROOT,
                env=environment(place),
                stdin=stdin,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=default_signals,  # noqa: PLW1509 no threads here
            )
        self.port = int(self.wait_for(r"Serving on http://localhost:(\d+)").group(1))
        self.address = f"http://127.0.0.1:{self.port}"

    def wait_for(self, pattern, seconds=60):
        """Waits until the log has the pattern; returns the match."""
        return wait_until(lambda: re.search(pattern, self.log.read_text()), seconds)

    def children(self):
        """The process ids of the web processes and the worker."""
        done = subprocess.run(
            ["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True
        )
        pairs = [map(int, line.split()) for line in done.stdout.splitlines()]
        return sorted(pid for pid, parent in pairs if parent == self.process.pid)

    def stop(self):
        self.process.terminate()
        return self.process.wait(60)


def default_signals():
    """A run that was started under nohup or in the background ignores these, and so would we."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@contextmanager
def running(*words, stdin=subprocess.DEVNULL):
    """A server on a fresh database; gone at the end, whatever happens in between."""
    with tempfile.TemporaryDirectory(prefix="yard-serve-") as place:
        done = manage(Path(place), "migrate", "--verbosity", "0")
        assert done.returncode == 0, done.stderr
        server = Server(Path(place), *words, stdin=stdin)
        try:
            yield server
        finally:
            server.stop()


def wait_until(condition, seconds=60):
    """What the condition says as soon as it says something; fails when it never does."""
    deadline = time.monotonic() + seconds
    while not (said := condition()):
        assert time.monotonic() < deadline, f"waited {seconds} s in vain"
        time.sleep(0.05)
    return said


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
