"""Pixel art is recognised and stays sharp; paintings are never taken for it."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files import File
from PIL import Image

from marketplace.uploads.intake import rendition_sizes, take_in

from .pictures import encoded, upload

PACK = Path(settings.BASE_DIR) / "commissions" / "demo_pack" / "artists"
PIXEL_ARTISTS = {"sixteenby", "smallbeasts"}


def sprite(size=(16, 12), cell=1, colours=6):
    """A small drawing in a few colours, each drawn pixel ``cell`` pixels wide."""
    image = Image.new("RGB", size)
    for column in range(size[0]):
        for row in range(size[1]):
            shade = (column * 7 + row * 3) % colours * 40
            image.putpixel((column, row), (shade, 255 - shade, shade // 2))
    return image.resize((size[0] * cell, size[1] * cell), Image.Resampling.NEAREST)


def taken(image, kind="PNG"):
    return take_in(upload(encoded(image, kind)))


def rendition(taken, size):
    return Image.open(io.BytesIO(taken.renditions[size].read())).convert("RGB")


@pytest.mark.parametrize("artist", sorted(path.name for path in PACK.iterdir()))
def test_of_the_demo_artists_exactly_two_draw_in_pixels(artist):
    found = set()
    for path in sorted((PACK / artist).glob("*.webp"))[:2]:
        with path.open("rb") as file:
            found.add(bool(take_in(File(file)).cell))

    assert found == {artist in PIXEL_ARTISTS}


@pytest.mark.parametrize("cell", [1, 2, 7, 20])
def test_each_drawn_pixel_stays_one_sharp_square(cell):
    drawn = sprite(cell=cell)

    result = taken(drawn)

    assert result.cell == cell
    for size in ("small", "middle", "large"):
        image = rendition(result, size)
        times = image.width // 16
        assert image.size == (16 * times, 12 * times)
        assert image.tobytes() == sprite(cell=times).tobytes()


def test_sizes_of_the_row_are_those_of_the_files():
    result = taken(sprite((160, 120), cell=14))

    sizes = rendition_sizes(result.width, result.height, result.cell)
    assert sizes == {"small": (320, 240), "middle": (640, 480), "large": (1280, 960)}
    assert {size: rendition(result, size).size for size in sizes} == sizes


def test_a_grid_finer_than_the_small_rendition_is_shrunk_smoothly():
    result = taken(sprite((400, 300), cell=3))

    assert rendition(result, "small").size == (320, 240)
    assert rendition(result, "large").size == (1200, 900)


@pytest.mark.parametrize(
    "image",
    [
        Image.new("RGB", (64, 64), "red"),
        Image.new("1", (640, 480), 1),
        Image.linear_gradient("L").resize((640, 480)),
        Image.radial_gradient("L"),
        Image.effect_noise((128, 128), 90),
    ],
    ids=["one colour", "one bit", "shades", "small shades", "noise"],
)
def test_other_pictures_of_few_colours_are_not_pixel_art(image):
    assert taken(image).cell == 0


def test_a_photograph_of_a_sprite_is_a_photograph():
    assert taken(sprite(cell=8), "JPEG").cell == 0
