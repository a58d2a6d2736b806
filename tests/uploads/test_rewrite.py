"""What comes out was written here: upright, sane in colour, and without a byte of what came in."""

import io

import pytest
from PIL import Image, ImageCms

from marketplace.uploads.intake import take_in

from . import liars
from .pictures import corners, encoded, png, squeezed, upload

POLYGLOTS = liars.polyglots()
SIZES = ("small", "middle", "large")

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825


def opened(taken, size="large"):
    return Image.open(io.BytesIO(everything(taken)[size]))


def everything(taken):
    """The bytes of all files that are kept, by name."""
    files = dict(taken.renditions)
    if taken.full is not None:
        files["full"] = taken.full
    for file in files.values():
        file.seek(0)
    return {name: file.read() for name, file in files.items()}


def camera_file(orientation=6, size=(4000, 3000)):
    """A picture of 12 megapixels as a telephone writes it, with place, maker and preview."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKER] = "<script>alert(1)</script>"
    exif.get_ifd(GPS).update({1: "N", 2: (47.0, 22.0, 12.5), 3: "E", 4: (8.0, 32.0, 3.25)})
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>47,22.2N</exif:GPSLatitude>'
    return encoded(corners(size), exif=exif, xmp=xmp, comment=b"at home", quality=85)


def colour_at(image, column, row):
    """The nearest of the four corner colours at a quarter or three quarters of a side."""
    place = image.width * (1 + 2 * column) // 4, image.height * (1 + 2 * row) // 4
    channels = [round(value / 255) for value in image.convert("RGB").getpixel(place)]
    names = {(1, 0, 0): "red", (0, 1, 0): "green", (0, 0, 1): "blue", (1, 1, 1): "white"}
    return names.get(tuple(channels))


def seen(image):
    return [colour_at(image, column, row) for row in (0, 1) for column in (0, 1)]


def turned(orientation):
    """The picture as a camera held that way stores it: upright once the tag is obeyed."""
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    image = corners((400, 300))
    return image.transpose(back[orientation]) if orientation in back else image


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(orientation, kind):
    exif = Image.Exif()
    exif[ORIENTATION] = orientation

    taken = take_in(upload(encoded(turned(orientation), kind, exif=exif)), keep_full=True)

    assert (taken.width, taken.height) == (400, 300)
    for size in everything(taken):
        assert seen(opened(taken, size)) == ["red", "green", "blue", "white"], size


@pytest.mark.parametrize("orientation", [0, 9, 65_535])
def test_an_orientation_that_does_not_exist_turns_nothing(orientation):
    exif = Image.Exif()
    exif[ORIENTATION] = orientation

    taken = take_in(upload(encoded(exif=exif)))

    assert seen(opened(taken)) == ["red", "green", "blue", "white"]


@pytest.mark.parametrize("keep_full", [False, True])
def test_a_camera_file_loses_place_maker_and_preview(keep_full):
    content = camera_file()
    assert b"GPSLatitude" in content
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(GPS)

    taken = take_in(upload(content), keep_full=keep_full)

    assert (taken.width, taken.height) == (960, 1280)
    for size, file in everything(taken).items():
        assert not any(word in file for word in (b"GPS", b"Exif", b"xmp", b"script", b"home"))
        image = opened(taken, size)
        assert not dict(image.getexif())
        assert not {"exif", "xmp", "comment", "icc_profile"} & image.info.keys()


def test_of_a_telephone_s_double_picture_the_first_is_taken():
    """MPO: a JPEG that carries a depth or brightness map behind it."""
    second = Image.new("RGB", (400, 300), "red")
    content = encoded(corners((800, 600)), "MPO", save_all=True, append_images=[second])
    assert b"MPF" in content

    taken = take_in(upload(content), keep_full=True)

    assert seen(opened(taken, "full")) == ["red", "green", "blue", "white"]
    assert not any(b"MPF" in file for file in everything(taken).values())


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_metadata_goes_whatever_the_format(kind):
    exif = Image.Exif()
    exif[MAKER] = "Tallow & Finch"
    exif.get_ifd(GPS).update({1: "N", 2: (47.0, 22.0, 12.5)})
    content = encoded(kind=kind, exif=exif)
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(GPS)

    taken = take_in(upload(content), keep_full=True)

    assert [dict(opened(taken, size).getexif()) for size in everything(taken)] == [{}] * 4


def test_a_broken_exif_block_is_no_reason_to_refuse():
    taken = take_in(upload(encoded(exif=b"Exif\0\0MM\0*\xff\xff\xff\xff")))

    assert seen(opened(taken)) == ["red", "green", "blue", "white"]


@pytest.mark.parametrize("name", POLYGLOTS)
def test_nothing_that_was_hidden_inside_or_behind_is_kept(name):
    content = POLYGLOTS[name]
    assert b"script" in content or b"PK\x03\x04" in content

    taken = take_in(upload(content), keep_full=True)

    for file in everything(taken).values():
        assert not any(word in file for word in (b"script", b"PK\x03\x04", b"%PDF", b"html"))
        assert file[:4] in (b"RIFF", b"\x89PNG", b"\xff\xd8\xff\xdb", b"\xff\xd8\xff\xe0")


def cmyk():
    """Red in printer's colours, as Photoshop writes it: Adobe marker, inverted."""
    return encoded(Image.new("CMYK", (64, 64), (0, 255, 255, 0)))


def palette_with_hole():
    image = Image.new("P", (64, 64), 0)
    image.putpalette([0, 0, 0, 255, 0, 0])
    image.paste(1, (0, 0, 64, 32))
    return encoded(image, "PNG", transparency=0)


MODES = {
    "CMYK, inverted by Adobe": (cmyk(), (255, 0, 0)),
    "1 bit": (encoded(Image.new("1", (64, 64), 1), "PNG"), (255, 255, 255)),
    "grey": (encoded(Image.new("L", (64, 64), 128)), (128, 128, 128)),
    "16 bits of grey": (
        encoded(Image.new("I;16", (64, 64), 0x8080), "PNG"),
        (128, 128, 128),
    ),
    "grey with alpha": (encoded(Image.new("LA", (64, 64), (0, 128)), "PNG"), (127, 127, 127)),
    "palette": (encoded(Image.new("P", (64, 64), 0), "GIF"), (0, 0, 0)),
    "palette with a hole": (palette_with_hole(), (255, 0, 0)),
    "colour with alpha": (
        encoded(Image.new("RGBA", (64, 64), (255, 0, 0, 0)), "PNG"),
        (255, 255, 255),
    ),
    "16 bits of colour": (
        png(64, 64, squeezed(b"\0" + b"\xff\xff\0\0\0\0" * 64, 64), depth=16),
        (255, 0, 0),
    ),
    "one pixel": (encoded(Image.new("RGB", (1, 1), (0, 0, 255)), "PNG"), (0, 0, 255)),
    "1 × 10,000": (encoded(Image.new("RGB", (1, 10_000), (0, 0, 255)), "PNG"), (0, 0, 255)),
    "10,000 × 1": (encoded(Image.new("RGB", (10_000, 1), (0, 0, 255))), (0, 0, 255)),
}


@pytest.mark.parametrize("name", MODES)
def test_every_mode_comes_out_in_sane_colours(name):
    content, colour = MODES[name]

    taken = take_in(upload(content), keep_full=True)

    assert set(everything(taken)) == {*SIZES, "full"}
    for size in SIZES:
        image = opened(taken, size)
        assert image.mode == "RGB"
        assert near(image.getpixel((0, 0)), colour), size
    assert near(bytes.fromhex(taken.colour[1:]), colour) or name == "palette with a hole"


def near(one, other):
    return all(abs(a - b) <= 4 for a, b in zip(one, other, strict=True))


def test_the_full_size_keeps_what_shines_through():
    taken = take_in(upload(MODES["colour with alpha"][0]), keep_full=True)

    full = opened(taken, "full")
    assert (taken.full_name, full.mode, full.getpixel((0, 0))) == (
        "full.png",
        "RGBA",
        (255, 0, 0, 0),
    )


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("JPEG", "full.jpg"),
        ("WEBP", "full.jpg"),
        ("AVIF", "full.jpg"),
        ("PNG", "full.png"),
        ("GIF", "full.png"),
    ],
)
def test_the_full_size_has_every_pixel(kind, name):
    taken = take_in(upload(encoded(corners((2000, 1500)), kind)), keep_full=True)

    assert taken.full_name == name
    assert opened(taken, "full").size == (2000, 1500)


def test_other_colour_spaces_become_srgb():
    swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    linear = linear_profile()
    grey = Image.new("RGB", (64, 64), (55, 55, 55))

    plain = take_in(upload(encoded(grey, "PNG")))
    converted = take_in(upload(encoded(grey, "PNG", icc_profile=linear)))
    useless = take_in(upload(encoded(grey, "PNG", icc_profile=swapped.tobytes())))

    assert near(opened(plain).getpixel((0, 0)), (55, 55, 55))
    assert opened(converted).getpixel((0, 0))[0] > 100
    assert near(opened(useless).getpixel((0, 0)), (55, 55, 55))


def linear_profile():
    """sRGB with straight tone curves: its greys look much lighter than the numbers say."""
    content = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    start = content.index(b"para\0\0\0\0\0\3")
    content[start + 8 : start + 16] = b"\0\0\0\0" + (1 << 16).to_bytes(4, "big")
    return bytes(content)
