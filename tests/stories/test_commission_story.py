"""A first commission, from the brief to the final picture, by two people with a window each."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from commissions.models import CommissionRequest
from tests.commissions.jobs import SIZES
from tests.deals.factories import ArtistProfileFactory
from tests.stage import axe, scrolls_sideways

from .files import camera_jpeg, stage_pictures

pytestmark = pytest.mark.browser

WINDOWS = {
    "desk": {"width": 1440},
    "phone, dark": {"width": 390, "dark": True},
    "phone, no script": {"width": 390, "javascript": False},
    "desk, dark, no script": {"width": 1440, "dark": True, "javascript": False},
}
STAGES = ["Sketch", "Linework", "Colour", "Final"]
WISH = "A little more light in the eyes, please."


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS.keys())
def test_from_the_brief_to_the_final(stage, people, tmp_path, window):
    ArtistProfileFactory(artist=people.artist, terms="Prints for yourself are fine.")
    buyer, artist = (stage.page(user, **window) for user in (people.buyer, people.artist))

    brief(buyer, tmp_path)
    accept(artist)
    for name, path in zip(STAGES, stage_pictures(tmp_path), strict=True):
        share(artist, name, path)
        follow(buyer, name)
    keep_one_back(artist, buyer, tmp_path)
    deliver(artist)
    ask_for_a_change(buyer)
    share(artist, "Final", camera_jpeg(tmp_path, "final-2.jpg"))
    deliver(artist)
    complete(buyer)

    nothing_tells_where_it_was_taken(buyer, artist)


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


def accept(page):
    page.goto("/deals/")
    page.get_by_role("link", name="Pip the fox, head and chest").first.click()
    expect(page.get_by_role("heading", name="Your move: answer the brief")).to_be_visible()
    look(page)
    page.get_by_role("link", name="Accept the job").first.click()
    look(page)
    page.get_by_role("button", name="Accept the job").click()
    expect(page.get_by_text("You accepted the job.")).to_be_visible()


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


def keep_one_back(artist, buyer, folder):
    buyer.reload()  # once more, for what she opened last to be counted
    before = buyer.locator("main").inner_text()
    share(artist, "Final", camera_jpeg(folder, "kept.jpg"), audience="Keep it private")
    expect(artist.get_by_text("Kept. Only you see it.")).to_be_visible()
    expect(artist.get_by_role("heading", name="Kept to yourself")).to_be_visible()
    look(artist)
    buyer.reload()
    assert buyer.locator("main").inner_text() == before


def deliver(page):
    page.get_by_role("link", name="Deliver the final").first.click()
    look(page)
    page.get_by_role("button", name="Deliver the final").click()
    expect(page.get_by_text("The final is delivered.")).to_be_visible()


def ask_for_a_change(page):
    page.reload()
    page.get_by_role("link", name="Ask for a change, 2 of 2 left").click()
    page.get_by_label("What should be different?").fill(WISH)
    look(page)
    page.get_by_role("button", name="Ask for a change").click()
    expect(page.get_by_text(WISH).first).to_be_visible()


def complete(page):
    page.reload()
    page.get_by_role("link", name="Complete the commission").first.click()
    look(page)
    page.get_by_role("button", name="Complete the commission").click()
    expect(page.get_by_role("heading", name="Completed")).to_be_visible()
    look(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="final-2.jpg").click()
    assert Image.open(download.value.path()).size == (3000, 4000)


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

    assert len(pictures) == 8
    assert len(served) > 8 * len(SIZES)
    for body in served:
        image = Image.open(io.BytesIO(body))
        assert not image.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment"} & image.info.keys()
        assert b"Exif" not in body


def look(page):
    page.wait_for_load_state()
    assert not scrolls_sideways(page), page.url
    if page.scripted:
        axe(page)
