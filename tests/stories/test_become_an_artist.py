"""From sign-up to being found: a newcomer shows eight works and opens for commissions."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.stage import axe

from .files import bomb, eight_works
from .hands import Keyboard, Mouse

pytestmark = pytest.mark.browser

WINDOWS = {
    "phone": {"width": 390},
    "desk, dark": {"width": 1440, "dark": True},
    "phone, dark, no script": {"width": 390, "dark": True, "javascript": False},
    "desk, no script": {"width": 1440, "javascript": False},
}


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS.keys())
def test_a_newcomer_becomes_an_artist_and_is_found(stage, mailoutbox, tmp_path, window):
    page = stage.page(**window)

    become_an_artist(page, Mouse(page), mailoutbox, tmp_path)

    be_found(stage.page(**window))


def test_the_same_with_a_keyboard_alone(stage, mailoutbox, tmp_path):
    page = stage.page(width=1440)

    become_an_artist(page, Keyboard(page), mailoutbox, tmp_path)

    be_found(stage.page(width=1440))


def become_an_artist(page, hands, mailoutbox, folder):
    sign_up(page, hands, mailoutbox)
    choose_a_hat(page, hands)
    describe(page, hands)
    show_works(page, hands, folder)
    open_for_commissions(page, hands)


def sign_up(page, hands, mailoutbox):
    page.goto("/")
    hands.press(page.get_by_role("link", name="Sign up").first)
    hands.fill(page.get_by_label("E-mail"), "mirel@example.com")
    hands.fill(page.get_by_label("Password", exact=True), "three odd words here")
    hands.fill(page.get_by_label("Name others see"), "Mirel Ostrava")
    hands.press(page.get_by_role("button", name="Create account"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Confirm your e-mail")
    look(page)
    hands.fill(page.get_by_label("Code"), mailed_code(mailoutbox))
    hands.press(page.get_by_role("button", name="Confirm"))


def mailed_code(mailoutbox):
    code = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", mailoutbox[-1].body, re.M)
    assert code, mailoutbox[-1].body
    return code.group(1)


def choose_a_hat(page, hands):
    expect(page.get_by_role("heading", level=1)).to_contain_text("What brings you here, Mirel?")
    look(page)
    hands.tick(page.get_by_role("checkbox", name=re.compile("Sell my art")))
    hands.press(page.get_by_role("button", name="Continue"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Your first steps")
    look(page)


def describe(page, hands):
    page.goto("/sell/artist/profile/")
    look(page)
    hands.fill(page.get_by_label("About you"), "I paint windows for *stairwells*.")
    hands.fill(page.get_by_label("What you do, in a line"), "Stained glass, drawn to build")
    hands.fill(page.get_by_role("textbox", name=re.compile("^Styles")), "Stained glass, moths")
    hands.fill(page.get_by_label("Starting price"), "140")
    hands.press(page.get_by_role("button", name="Save"))
    expect(page.get_by_text("Saved. Visitors see it at once.")).to_be_visible()


def show_works(page, hands, folder):
    page.goto("/sell/artist/portfolio/")
    look(page)
    hands.choose_files(page.locator("input[type=file]"), [*eight_works(folder), bomb(folder)])
    add = page.get_by_role("button", name="Add to the portfolio")
    if has_script(page):
        expect(page.locator('[data-state="stored"]')).to_have_count(8, timeout=60_000)
        expect(page.locator('[data-state="refused"]')).to_contain_text("50 million pixels")
        hands.press(page.get_by_role("button", name="Remove huge.png"))
    else:
        hands.press(add)
        fault = page.get_by_role("link", name=re.compile("huge.png: .*50 million pixels"))
        expect(fault).to_be_visible(timeout=60_000)
    look(page)
    for number, words in enumerate(page.locator('input[name*="-alt-"]:visible').all()):
        hands.fill(words, f"A window of coloured glass, number {number + 1}")
    hands.press(add)
    expect(page.get_by_text("8 works added, at the end.")).to_be_visible(timeout=60_000)
    look(page)


def open_for_commissions(page, hands):
    page.goto("/sell/artist/")
    look(page)
    hands.press(page.get_by_role("button", name="Open for commissions"))
    expect(page.get_by_text("You are open. Briefs may come in from now on.")).to_be_visible()


def be_found(page):
    """By a visitor who is not signed in, under the style, up to the whole picture."""
    page.goto("/commissions/")
    look(page)
    page.goto("/tags/stained-glass/")
    look(page)
    page.get_by_role("link", name="Mirel Ostrava").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mirel Ostrava")
    expect(page.get_by_text("from $140").first).to_be_visible()
    look(page)
    page.get_by_role("link", name=re.compile("IMG 0317")).first.click()
    picture = page.get_by_role("main").get_by_role("img").first
    expect(picture).to_have_attribute("alt", "A window of coloured glass, number 1")
    look(page)
    is_clean_and_upright(page, picture.get_attribute("src"))


def is_clean_and_upright(page, address):
    served = Image.open(io.BytesIO(page.request.get(address).body()))

    assert served.height > served.width
    assert not served.getexif()
    assert "exif" not in served.info
    assert "xmp" not in served.info


def has_script(page):
    return page.evaluate("matchMedia('(scripting: enabled)').matches")


def look(page):
    if has_script(page):
        axe(page)
