"""What people do again and again in the stories of deals."""

import re

from playwright.sync_api import expect

from tests.stage import axe, scrolls_sideways


def look(page):
    """The page as it stands is whole: nothing sticks out, nothing shuts anybody out."""
    page.wait_for_load_state()
    assert not scrolls_sideways(page), page.url
    if page.scripted:
        axe(page)


def press(page, label, *, heading=None, fill=()):
    """Opens the page behind a button of the deal, reads it, fills it in, and presses."""
    page.get_by_role("link", name=label).first.click()
    if heading:
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    for name, words in dict(fill).items():
        page.get_by_label(name).fill(words)
    look(page)
    page.get_by_role("button", name=re.sub(", .*left$", "", label)).click()


def pay(page, amount, card="Pays at once", then_card=None):
    """From the deal to the provider and back. A declined card is followed by another one."""
    page.get_by_role("link", name=f"Pay {amount}").first.click()
    look(page)
    page.get_by_role("button", name=f"Pay {amount}").click()
    use_card(page, card, amount)
    if then_card:
        expect(page.get_by_role("heading", level=1)).to_have_text("The card was declined")
        look(page)
        page.get_by_role("button", name=f"Pay {amount}").click()
        use_card(page, then_card, amount)
    expect(page.get_by_role("heading", name="Waiting for")).to_be_visible()
    look(page)


def use_card(page, card, amount):
    page.get_by_role("radio", name=card).check()
    look(page)
    page.get_by_role("button", name=f"Pay {amount}").click()
    if card.startswith("Asks"):
        expect(page.get_by_role("heading", name="Your bank asks: is it you?")).to_be_visible()
        look(page)
        page.get_by_role("button", name=f"Yes, pay {amount}").click()
