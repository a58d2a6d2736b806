"""Works put in order in a real browser: by dragging, and by buttons without a script."""

import pytest
from playwright.sync_api import expect

from marketplace.uploads.models import Picture
from tests.stage import axe
from tests.uploads.pictures import upload

from .factories import make_artist

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def artist(people):
    profile = make_artist(artist=people.artist, works=0, opened=False)
    pictures = [
        Picture.objects.take(upload(), owner=people.artist, alt=f"Window {name}") for name in "ABC"
    ]
    profile.add_works({"picture": picture, "title": picture.alt} for picture in pictures)
    return people.artist


def shows(page, *titles):
    expect(page.locator(".portfolio__words b")).to_have_text(list(titles))


def test_by_dragging(stage, artist):
    page = stage.page(artist)
    page.goto("/sell/artist/portfolio/")
    shows(page, "Window A", "Window B", "Window C")
    axe(page)
    row = page.locator(".portfolio__work")

    row.nth(2).drag_to(row.nth(0), target_position={"x": 200, "y": 5})

    expect(page.get_by_text("The order is saved.")).to_be_visible()
    shows(page, "Window C", "Window A", "Window B")


def test_by_buttons_without_a_script(stage, artist):
    page = stage.page(artist, width=390, javascript=False)
    page.goto("/sell/artist/portfolio/")

    page.get_by_role("button", name="Move Window A down").click()
    shows(page, "Window B", "Window A", "Window C")

    page.get_by_role("button", name="Move Window C up").click()
    shows(page, "Window B", "Window C", "Window A")
