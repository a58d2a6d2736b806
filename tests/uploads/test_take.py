import pytest
from django.core.files.storage import storages
from PIL import Image

from marketplace.uploads.intake import Refused
from marketplace.uploads.models import Picture

from .pictures import corners, encoded, stored, upload

pytestmark = pytest.mark.django_db


def take(people, content=None, **options):
    return Picture.objects.take(upload(content), owner=people.artist, **options)


def test_three_sizes_are_kept_as_webp(people):
    picture = take(people, encoded(corners((2400, 1800))))

    kept = {size: stored(picture, size) for size in ("small", "middle", "large")}
    assert {size: image.format for size, image in kept.items()} == dict.fromkeys(kept, "WEBP")
    assert {size: image.size for size, image in kept.items()} == {
        "small": (320, 240),
        "middle": (640, 480),
        "large": (1280, 960),
    }
    assert (picture.width, picture.height) == (1280, 960)


def test_a_small_picture_is_not_blown_up(people):
    picture = take(people, encoded(corners((500, 250))))

    assert (picture.width, picture.height) == (500, 250)
    assert picture.sizes == {"small": (320, 160), "middle": (500, 250), "large": (500, 250)}


def test_srcset_names_true_widths_once(people):
    picture = take(people, encoded(corners((300, 500))))

    assert picture.srcset == (
        f"/media/{picture.key}/small.webp 192w, /media/{picture.key}/middle.webp 300w"
    )


def test_what_a_page_needs_is_in_the_row(people):
    picture = take(people, encoded(Image.new("RGB", (60, 40), "#336699"), "PNG"), alt="A blue wall")

    assert (picture.colour, picture.alt, picture.name) == ("#336699", "A blue wall", "cat.jpg")
    assert not picture.attached_at


def test_a_private_picture_lies_apart_and_has_no_public_address(people):
    picture = take(people, private=True)

    assert storages["private"].exists(f"{picture.key}/large.webp")
    assert not storages["default"].exists(f"{picture.key}/large.webp")
    assert picture.url("large") == f"/files/{picture.code}/large/"


def test_full_size_is_kept_private_even_of_a_public_picture(people):
    picture = take(people, encoded(corners((2000, 1000))), keep_full=True)

    assert picture.full_name == "full.jpg"
    assert stored(picture, "full").size == (2000, 1000)
    assert not storages["default"].exists(f"{picture.key}/full.jpg")


def test_nothing_stays_when_the_row_cannot_be_written(people, monkeypatch):
    take(people)
    before = storages["default"].listdir("")[0]
    monkeypatch.setattr(Picture, "save", refuse)

    with pytest.raises(ValueError, match="no room"):
        take(people)

    assert storages["default"].listdir("")[0] == before


def refuse(*args, **kwargs):
    raise ValueError("no room")


def test_a_refused_file_leaves_nothing(people):
    with pytest.raises(Refused, match="damaged"):
        take(people, encoded()[:-4000])

    assert not Picture.objects.exists()


def test_deleting_the_row_takes_the_files_along(people, django_capture_on_commit_callbacks):
    picture = take(people, keep_full=True)
    assert storages["default"].exists(f"{picture.key}/large.webp")

    with django_capture_on_commit_callbacks(execute=True):
        Picture.objects.filter(pk=picture.pk).delete()

    assert not storages["default"].exists(picture.key)
    assert not storages["private"].exists(picture.key)
