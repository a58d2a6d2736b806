"""What every test may ask for: people, clients and, for the stories, a browser."""

import os
import signal
from types import SimpleNamespace

import pytest
from django.core.cache import caches
from django.test import Client, TransactionTestCase

from marketplace.deals import triggers
from tests import browser as chromium
from tests.stage import Stage


def teardown_without_triggers(test, original=TransactionTestCase._fixture_teardown):
    """A test that commits is cleaned up by emptying the tables, which the triggers refuse.

    Emptying sends post_migrate, which puts them back.
    """
    triggers.remove()
    original(test)


TransactionTestCase._fixture_teardown = teardown_without_triggers


@pytest.fixture(autouse=True)
def _empty_caches(request):
    """Limits and counts of one test do not reach the next.

    The database cache is rolled back with an ordinary test; one that commits has to clear it.
    """
    yield
    caches["local"].clear()
    if {"transactional_db", "live_server"} & set(request.fixturenames):
        caches["default"].clear()


@pytest.fixture
def people(db):
    """One person of each kind; what they own, the test itself gives them."""
    from tests.factories import UserFactory

    return SimpleNamespace(
        artist=UserFactory(username="ines", display_name="Ines Artist", artist=True),
        other_artist=UserFactory(username="otto", display_name="Otto Artist", artist=True),
        buyer=UserFactory(username="bea", display_name="Bea Buyer", buyer=True),
        stranger=UserFactory(username="stan", display_name="Stan Stranger", buyer=True),
        operator=UserFactory(username="olga", display_name="Olga Operator", operator=True),
        superuser=UserFactory(
            username="sue", display_name="Sue Super", operator=True, is_superuser=True
        ),
    )


@pytest.fixture
def client_for():
    """``client_for(user)``: a test client of that person; of a signed-out visitor for None."""

    def make(user=None):
        client = Client()
        if user is not None:
            client.force_login(user)
        return client

    return make


@pytest.fixture(scope="session")
def _browser():
    from playwright.sync_api import sync_playwright

    path = chromium.find()
    if path is None:
        pytest.fail(chromium.MISSING, pytrace=False)
    # Playwright keeps an event loop in this thread, and Django would refuse its own database
    # there; the tests wait for one another, so nothing runs at once.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        yield running
        running.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


LONGEST_STORY = 900  # seconds; a browser that hangs would else hang the whole run


def out_of_time(number, frame):
    raise TimeoutError(f"the story took longer than {LONGEST_STORY} seconds")


@pytest.fixture
def stage(_browser, live_server):
    """Real pages in a real browser: see tests/stage.py. Complains at the end of what went wrong."""
    opened = Stage(_browser, live_server.url)
    signal.signal(signal.SIGALRM, out_of_time)
    signal.alarm(LONGEST_STORY)
    try:
        yield opened
    finally:
        signal.alarm(0)
    opened.close()
    assert opened.complaints == []
