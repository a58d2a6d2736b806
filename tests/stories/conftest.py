"""The demo market as a site of its own, for the tests that walk through it."""

import json
import re
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from tests.server import Server, manage
from tests.stage import Stage

# A busy machine is slow, not wrong.
expect.set_options(timeout=20_000)

FIRST_BUYER, FIRST_ARTIST, OPERATOR = "ottoline", "furandlight", "orla"


@pytest.fixture(scope="session")
def market():
    """The address of a running demo market, and its manifest."""
    with tempfile.TemporaryDirectory(prefix="yard-market-") as folder:
        place = Path(folder)
        for words in (["migrate", "--verbosity", "0"], ["demo", "--manifest", f"{place}/m.json"]):
            done = manage(place, *words)
            assert done.returncode == 0, done.stderr
        server = Server(place)
        try:
            manifest = json.loads((place / "m.json").read_text())
            yield SimpleNamespace(address=server.address, manifest=manifest)
        finally:
            server.stop()


@pytest.fixture
def tour(_browser, market):
    """A stage on the demo market. Complains at the end like ``stage``."""
    opened = Tour(_browser, market.address)
    yield opened
    opened.close()
    assert opened.complaints == []


class Tour(Stage):
    """People of the demo come in by the log-in page's own buttons."""

    def page(self, username=None, **window):
        page = super().page(**window)
        if username:
            page.goto("/login/")
            page.locator(f'form[action="/demo/enter/{username}/"] button').click()
            page.wait_for_url(re.compile("/dashboard/$|/admin/$"))
        return page
