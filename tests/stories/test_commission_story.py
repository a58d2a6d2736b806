"""A first commission, from the brief to the final picture, by two people with a window each."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from commissions.models import CommissionRequest
from marketplace.ledger import audit
from tests.commissions.jobs import SIZES
from tests.deals.factories import ArtistProfileFactory

from .files import camera_jpeg, stage_pictures
from .steps import look, pay, press

pytestmark = pytest.mark.browser

# Each of the two has a window of their own kind.
SCRIPTED = {"buyer": {"width": 390, "dark": True}, "artist": {"width": 1440}}
PLAIN = {
    "buyer": {"width": 1440, "dark": True, "javascript": False},
    "artist": {"width": 390, "javascript": False},
}
WISH = "A little more light in the eyes, please."


@pytest.mark.parametrize("windows", [SCRIPTED, PLAIN], ids=["script", "no script"])
def test_from_the_brief_to_the_final(stage, people, tmp_path, windows):
    ArtistProfileFactory(artist=people.artist, terms="Prints for yourself are fine.")
    buyer, artist = (stage.page(getattr(people, who), **windows[who]) for who in windows)
    _, linework, colour, _ = stage_pictures(tmp_path)

    brief(buyer, tmp_path)
    agree(buyer, artist)
    pay(buyer, "$60.00", card="Is declined", then_card="Pays at once")

    share(artist, "Sketch", camera_jpeg(tmp_path, "sketch.jpg"))
    follow(buyer, "Sketch")
    submit(artist, "Sketch")
    approve(buyer, "$60.00", file="sketch.jpg", size=(3000, 4000))
    pay(buyer, "$120.00")

    share(artist, "Linework", linework)
    follow(buyer, "Linework")
    submit(artist, "Linework and colour")
    ask_for_a_change(buyer)
    share(artist, "Colour", colour)
    keep_one_back(artist, buyer, tmp_path)
    submit(artist, "Linework and colour")
    approve(buyer, "$120.00", file="color.webp", size=(800, 1000))
    pay(buyer, "$99.99", card="Asks for a confirmation")

    share(artist, "Final", camera_jpeg(tmp_path, "final.jpg"))
    deliver(artist)
    complete(buyer)

    nothing_tells_where_it_was_taken(buyer, artist)
    the_books_are_right(artist)


def brief(page, folder):
    page.goto("/artists/ines/")
    page.get_by_role("link", name=re.compile("brief", re.I)).first.click()
    look(page)
    page.get_by_label("Name this piece").fill("Pip the fox, head and chest")
    page.get_by_label("What should it show?").fill("Our garden fox Pip, alert but kind.")
    page.get_by_label("Your budget").fill("300")
    files = [camera_jpeg(folder, name) for name in ("pip-garden.jpg", "pip-winter.jpg")]
    choose(page, files)
    page.get_by_role("button", name="Check the brief").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your brief")
    expect(page.locator(".answers img")).to_have_count(2)
    look(page)
    page.get_by_role("button", name="Send the brief to Ines").click()
    expect(page.get_by_text("Sent. Ines has your brief now.")).to_be_visible()
    expect(page.get_by_role("heading", name="Waiting for Ines to answer")).to_be_visible()
    look(page)


def agree(buyer, artist):
    """A quote as it is proposed, another one asked for, and the one that both agree to."""
    artist.goto("/deals/")
    artist.get_by_role("link", name="Pip the fox, head and chest").first.click()
    expect(artist.get_by_role("heading", name="Your move: answer the brief")).to_be_visible()
    look(artist)
    quote(artist)
    buyer.reload()
    expect(buyer.get_by_role("heading", name="Your move: look at the quote")).to_be_visible()
    look(buyer)
    press(buyer, "Ask for another quote", fill={"What should be different?": "Could it be 280?"})
    artist.reload()
    expect(artist.get_by_text("Could it be 280?").first).to_be_visible()
    quote(artist, total="279.99", last="99.99")
    buyer.reload()
    buyer.get_by_role("link", name="Agree").first.click()
    expect(buyer.get_by_role("heading", level=1)).to_have_text("Agree to $279.99 in 3 stages?")
    look(buyer)
    buyer.get_by_role("button", name="Agree to $279.99").click()
    expect(buyer.get_by_role("heading", name="Your move: pay the first stage")).to_be_visible()
    look(buyer)


def quote(page, total="300.00", last="120.00"):
    page.get_by_role("link", name="Send the quote").first.click()
    page.get_by_label("Your price for all of it").fill(total)
    page.get_by_label("Sum", exact=True).last.fill(last)
    look(page)
    page.get_by_role("button", name="Send the quote").click()
    expect(page.get_by_text("Your quote is sent.")).to_be_visible()


def share(page, name, path, audience="Share with Bea now"):
    page.reload()
    page.get_by_role("link", name="Share progress").first.click()
    page.get_by_role("radio", name=re.compile(f"^{name}")).check()
    page.get_by_role("radio", name=re.compile(audience)).check()
    page.get_by_label("A word with it").fill(f"The {name.lower()}, as it is.")
    choose(page, [path])
    look(page)
    page.get_by_role("button", name="Look at it as Bea").click()
    expect(page.get_by_role("heading", level=2, name=name)).to_be_visible()
    look(page)
    page.locator('button[value="send"]').click()


def follow(page, name):
    page.reload()
    expect(page.get_by_role("heading", level=2, name=name, exact=True)).to_be_visible()
    expect(page.get_by_text(f"The {name.lower()}, as it is.").first).to_be_visible()
    look(page)
    if name != "Sketch" and page.scripted:
        slider = page.get_by_role("slider")
        slider.focus()
        page.keyboard.press("ArrowRight")
        assert slider.input_value() == "51"


def submit(page, name):
    press(page, "Submit the stage", heading=f"Ask Bea to approve {name}?")
    expect(page.get_by_text("The stage is submitted.")).to_be_visible()


def approve(page, amount, *, file, size):
    page.reload()
    press(page, f"Approve, release {amount}")
    expect(page.get_by_text("Released. The next stage is due.")).to_be_visible()
    look(page)
    assert download(page, file).size == size


def ask_for_a_change(page):
    page.reload()
    press(page, "Ask for a change, 2 of 2 left", fill={"What should be different?": WISH})
    expect(page.get_by_text(WISH).first).to_be_visible()


def keep_one_back(artist, buyer, folder):
    """Of a stage that is not paid yet: begun, but nobody else's to see."""
    buyer.reload()
    buyer.reload()  # once more, for what she opened last to be counted
    before = buyer.locator("main").inner_text()
    share(artist, "Final", camera_jpeg(folder, "kept.jpg"), audience="Keep it private")
    expect(artist.get_by_text("Kept. Only you see it.")).to_be_visible()
    expect(artist.get_by_role("heading", name="Kept to yourself")).to_be_visible()
    look(artist)
    buyer.reload()
    assert buyer.locator("main").inner_text() == before


def deliver(page):
    press(page, "Deliver the final", fill={"A word with it": "Here is Pip."})
    expect(page.get_by_text("The final is delivered.")).to_be_visible()


def complete(page):
    page.reload()
    press(page, "Complete the commission, release $99.99")
    expect(page.get_by_role("heading", name="Completed")).to_be_visible()
    look(page)
    assert download(page, "final.jpg").size == (3000, 4000)
    expect(page.get_by_role("link", name="kept.jpg")).to_have_count(0)


def download(page, name):
    with page.expect_download() as downloaded:
        page.get_by_role("link", name=name).click()
    return Image.open(downloaded.value.path())


def choose(page, paths):
    page.locator("input[type=file]").set_input_files(paths)
    if page.scripted:
        stored = page.locator('[data-state="stored"]')
        expect(stored).to_have_count(len(paths), timeout=60_000)


def nothing_tells_where_it_was_taken(*pages):
    """Every file of the commission, in every size that somebody can open."""
    deal = CommissionRequest.objects.get()
    pictures = [row.picture for row in [*deal.references.all(), *deal.photos.all()]]
    served = [
        answer.body()
        for page in pages
        for picture in pictures
        for size in SIZES
        if (answer := page.request.get(picture.url(size))).status == 200
    ]

    assert len(pictures) == 7
    assert len(served) > 7 * len(SIZES)
    for body in served:
        image = Image.open(io.BytesIO(body))
        assert not image.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment"} & image.info.keys()
        assert b"Exif" not in body


def the_books_are_right(artist):
    """Of 60, 120 and 99.99 the artist gets all but a tenth: 54, 108 and 89.99."""
    artist.goto("/earnings/")
    look(artist)
    expect(artist.locator("li.panel", has_text="To withdraw")).to_contain_text("$251.99")
    expect(artist.get_by_role("row").filter(has_text="$89.99")).to_have_count(1)
    assert list(audit.differences()) == []
