"""What people do at the front door: compare two stages, choose a theme, report and be answered."""

import pytest
from playwright.sync_api import expect

from tests.stage import axe, scrolls_sideways

from .conftest import FIRST_BUYER, OPERATOR

pytestmark = pytest.mark.browser

EDGE = "element => element.closest('[data-compare]').style.getPropertyValue('--pos')"


def test_the_sketch_gives_way_to_the_final_under_the_arrow_keys(tour):
    page = tour.page(width=390)
    page.goto("/")
    slider = page.get_by_role("slider", name="Compare the sketch with the finished picture")

    slider.press("End")
    at_the_end = slider.evaluate(EDGE)
    slider.press("ArrowLeft")

    assert (at_the_end, slider.evaluate(EDGE)) == ("100%", "99%")


def test_without_a_script_both_pictures_are_seen(tour):
    page = tour.page(width=390, javascript=False)
    page.goto("/")

    boxes = [
        page.get_by_alt_text(words).bounding_box()
        for words in ("Pencil sketch of a fox", "Finished portrait of a red fox")
    ]

    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"] + 1
    assert min(box["width"] for box in boxes) > 120


@pytest.mark.parametrize("javascript", [True, False])
def test_dark_stays_dark_in_a_light_browser(tour, javascript):
    page = tour.page(javascript=javascript)
    page.goto("/appearance/")
    light = page.locator("body").evaluate("body => getComputedStyle(body.parentElement).color")

    page.get_by_label("Dark").check()
    page.get_by_role("button", name="Save").click()
    page.goto("/help/")

    dark = page.locator("body").evaluate("body => getComputedStyle(body.parentElement).color")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert dark != light


@pytest.mark.parametrize("javascript", [True, False])
def test_a_report_reaches_an_operator_and_is_answered(tour, javascript):
    page = tour.page(FIRST_BUYER, width=390, javascript=javascript)
    page.goto("/artists/coldorbit/" if javascript else "/artists/hanamori/")
    name = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Report").first.click()
    address = page.url
    send_nothing_then_all(page)

    desk = tour.page(OPERATOR, javascript=javascript)
    desk.goto("/admin/")
    desk.get_by_role("link", name=name).first.click()
    desk.get_by_label("What you decided, and why").fill("Asked them; it is a misunderstanding.")
    desk.get_by_role("button", name="Mark as handled").click()
    expect(desk.get_by_text("1 report handled.")).to_be_visible()

    page.goto(address)
    expect(page.get_by_text("it was handled")).to_be_visible()


def send_nothing_then_all(page):
    page.get_by_label("In your words").fill("This is a photograph of mine.")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    expect(page.get_by_label("In your words")).to_have_value("This is a photograph of mine.")
    assert page.title().startswith("Error: ")
    look(page)

    page.get_by_label("It is somebody else’s work").check()
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    look(page)


def look(page):
    if page.evaluate("() => matchMedia('(scripting: enabled)').matches"):
        axe(page)
    assert not scrolls_sideways(page)
