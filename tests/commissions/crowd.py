"""Eight people who press at the same moment, each on a connection of their own."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from marketplace.deals.lifecycle import Refused

CLICKS = 8


class Crowd:
    """Eight people with a connection each, who press when the gate opens."""

    def __init__(self):
        self.gate = threading.Barrier(CLICKS)
        self.pool = ThreadPoolExecutor(CLICKS)

    def press(self, clicks):
        """(kind, what) of each click; kind is done, refused or broken."""
        waiting = [self.pool.submit(self.run, click) for click in clicks]
        return [future.result() for future in waiting]

    def run(self, click):
        self.gate.wait()
        try:
            return "done", click()
        except Refused as refused:
            return "refused", str(refused)
        except Exception as error:  # noqa: BLE001 the test names it
            return "broken", repr(error)

    def leave(self):
        self.press([connections.close_all] * CLICKS)
        self.pool.shutdown()


@pytest.fixture
def crowd(db):
    crowd = Crowd()
    yield crowd
    crowd.leave()


def trials_here(trials=20):
    """SQLite's queue makes each trial slow and each outcome the same."""
    return trials if connection.vendor == "postgresql" else 4
