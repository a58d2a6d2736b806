"""Uploading in a real browser: progress, cancel, a lost line, and the same without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from marketplace.uploads.models import Picture
from tests.stage import axe, scrolls_sideways

from .pictures import encoded

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls("tests.uploads.urls"),
    pytest.mark.django_db(transaction=True),
]


def file(name, content=None):
    content = encoded() if content is None else content
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}


@pytest.fixture
def page(stage, people):
    page = stage.page(people.buyer)
    page.goto("/try/brief/")
    return page


def row(page, name):
    return page.locator(".upload-row", has_text=name)


def choose(page, *files):
    page.get_by_label("References").set_input_files(list(files))


def test_several_go_up_and_the_form_carries_them(page):
    choose(page, file("one.jpg"), file("two.jpg"), file("not-a-picture.jpg", b"<svg></svg>"))

    expect(page.get_by_role("status")).to_have_text("2 of 5 pictures stored, 1 needs you.")
    expect(row(page, "not-a-picture.jpg")).to_contain_text("this is an SVG drawing")
    axe(page)
    page.set_viewport_size({"width": 320, "height": 700})
    assert not scrolls_sideways(page)
    page.get_by_label("Name this piece").fill("A fox")
    page.get_by_role("button", name="Check the brief").click()
    expect(page.locator("body")).to_have_text("Sent: one.jpg, two.jpg")


def test_stored_ones_are_listed_again_after_a_reload(page):
    choose(page, file("one.jpg"))
    expect(row(page, "one.jpg")).to_contain_text("Stored")

    page.reload()

    expect(row(page, "one.jpg")).to_contain_text("Stored")
    row(page, "one.jpg").get_by_role("button", name="Remove one.jpg").click()
    expect(row(page, "one.jpg")).to_have_count(0)
    expect(page.get_by_label("References")).to_be_focused()
    page.reload()
    expect(row(page, "one.jpg")).to_have_count(0)


def test_one_that_failed_is_tried_again_alone(page):
    tries = []
    page.route("**/uploads/", lambda route: lose_first(route, tries))
    choose(page, file("one.jpg"), file("two.jpg"))

    expect(page.get_by_role("status")).to_have_text("1 of 5 pictures stored, 1 needs you.")
    failed = page.locator(".upload-row--failed")
    expect(failed).to_contain_text("Connection lost at")
    page.get_by_role("button", name="Check the brief").click()
    expect(page.get_by_text("1 picture could not be stored.").first).to_be_visible()
    failed.get_by_role("button", name="Try again").click()

    expect(page.get_by_role("status")).to_have_text("2 of 5 pictures stored.")
    assert len(tries) == 3
    assert Picture.objects.count() == 2


def lose_first(route, tries):
    tries.append(route.request)
    route.abort() if len(tries) == 1 else route.continue_()


def test_one_on_its_way_can_be_stopped_and_the_form_waits_for_the_others(page):
    held = []
    page.route("**/uploads/", lambda route: held.insert(len(held), route))
    choose(page, file("one.jpg"), file("two.jpg"))
    page.get_by_label("Name this piece").fill("A fox")

    row(page, "one.jpg").get_by_role("button", name="Cancel one.jpg").click()
    page.get_by_role("button", name="Check the brief").click()
    expect(page.get_by_text("1 picture on the way.").first).to_be_visible()
    expect(row(page, "one.jpg")).to_have_count(0)
    held[1].continue_()

    expect(page.locator("body")).to_have_text("Sent: two.jpg")
    assert [picture.name for picture in Picture.objects.all()] == ["two.jpg"]


def test_the_bar_moves_while_a_file_goes_up(stage, people):
    page = stage.page(people.buyer)
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    page.goto("/try/brief/")
    slow = {"offline": False, "latency": 5, "downloadThroughput": -1}
    line.send("Network.emulateNetworkConditions", slow | {"uploadThroughput": 400_000})

    choose(page, file("big.jpg", encoded() + b"\0" * 700_000))

    expect(row(page, "big.jpg")).to_contain_text(re.compile(r"0\.\d of 0\.\d MB, \d s left"))
    assert 0 < row(page, "big.jpg").locator("progress").evaluate("bar => bar.value") < 100
    expect(row(page, "big.jpg")).to_contain_text("Stored")


def test_files_may_be_dropped(page):
    page.evaluate("""() => {
        const files = new DataTransfer();
        files.items.add(new File(["<svg>"], "dropped.png", {type: "image/png"}));
        const drop = new DragEvent("drop", {dataTransfer: files, bubbles: true, cancelable: true});
        document.querySelector("[data-upload-drop]").dispatchEvent(drop);
    }""")

    expect(row(page, "dropped.png")).to_contain_text("this is an SVG drawing")


def test_without_javascript_the_files_go_with_the_form_and_stay(stage, people):
    page = stage.page(people.buyer, javascript=False, width=390)
    page.goto("/try/brief/")
    choose(page, file("one.jpg"), file("two.jpg"))
    page.get_by_role("button", name="Check the brief").click()

    expect(page.get_by_role("checkbox", name="Keep one.jpg")).to_be_checked()
    page.get_by_role("checkbox", name="Keep two.jpg").uncheck()
    page.get_by_label("Name this piece").fill("A fox")
    page.get_by_role("button", name="Check the brief").click()

    expect(page.locator("body")).to_have_text("Sent: one.jpg")
