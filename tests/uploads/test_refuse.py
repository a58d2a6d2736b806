"""Bad files: each is refused with words, costs little, and leaves nothing behind."""

import subprocess
import sys
import time

import pytest
from PIL import Image

from marketplace.uploads.intake import LARGEST_FILE, Refused, take_in

from . import liars
from .pictures import corners, encoded, png, upload

FLOODS = liars.floods()
IMPOSTORS = liars.impostors()
STUFFED = liars.stuffed()


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_of_pixels_is_refused_from_the_header(name):
    started = time.perf_counter()

    with pytest.raises(Refused) as refused:
        take_in(upload(FLOODS[name]))

    assert refused.value.code == "pixels"
    assert time.perf_counter() - started < 0.2


def test_fifty_million_pixels_are_not_too_many():
    taken = take_in(upload(png(7_071, 7_071, depth=1, colour=0)))

    assert (taken.width, taken.height) == (1280, 1280)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gif", liars.long_gif()),
        ("png", liars.animation("PNG", frames=20)),
        ("webp", liars.animation("WEBP", frames=20)),
    ],
)
def test_of_a_film_the_first_frame_is_taken(name, content):
    started = time.perf_counter()

    taken = take_in(upload(content, f"film.{name}"))

    assert (taken.width, taken.colour) == (1280, "#000000")
    assert time.perf_counter() - started < 2


def test_a_picture_full_of_hidden_text_is_refused():
    content = liars.talkative_png()
    assert len(content) < 60_000

    with pytest.raises(Refused, match="damaged"):
        take_in(upload(content))


@pytest.mark.parametrize("name", STUFFED)
def test_a_million_empty_parts_are_refused_at_once(name):
    started = time.process_time()

    with pytest.raises(Refused, match="far more than a picture"):
        take_in(upload(STUFFED[name]))

    assert time.process_time() - started < 0.5


@pytest.mark.parametrize("name", IMPOSTORS)
def test_what_is_no_picture_is_refused_by_what_it_is(name):
    content, word = IMPOSTORS[name]

    with pytest.raises(Refused, match=word):
        take_in(upload(content, name))


@pytest.mark.parametrize(
    ("items", "extents", "stream"),
    [
        (60_000, 65_535, b"\0"),
        (1, 65_535, b"\0"),
        (1, 1_000, bytes(10_000_000)),
        (1, 1, b"\x12\0" * 5_000_000),  # as many headers of nothing
        (1, 1, b"\0\0\0\x08free" * 1_250_000),
    ],
)
def test_an_avif_in_countless_pieces_is_refused_at_once(items, extents, stream):
    content = liars.avif_in_pieces(items, extents, stream)
    if stream.endswith(b"free"):
        content += stream
    started = time.process_time()

    with pytest.raises(Refused, match="damaged"):
        take_in(upload(content))

    assert time.process_time() - started < 0.5


@pytest.mark.parametrize("brand", [b"avis", b"mif1"])
def test_a_moving_avif_is_refused_whatever_it_calls_itself(brand):
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue")]
    content = encoded(frames[0], "AVIF", save_all=True, append_images=frames[1:])
    content = content.replace(b"ftypavis", b"ftyp" + brand, 1)

    with pytest.raises(Refused, match=r"moves|damaged"):
        take_in(upload(content))


@pytest.mark.parametrize("kind", ["TIFF", "BMP", "PPM", "TGA", "PCX", "SGI", "DDS", "IM", "ICO"])
def test_kinds_that_nobody_needs_are_not_decoded(kind):
    with pytest.raises(Refused, match="We take JPEG, PNG, WebP, AVIF and GIF"):
        take_in(upload(encoded(corners((64, 64)), kind), "picture.jpg"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
@pytest.mark.parametrize("percent", [1, 10, 50, 90, 99])
def test_what_was_cut_short_is_refused(kind, percent):
    content = encoded(noise(), kind)
    take_in(upload(content))

    with pytest.raises(Refused):
        take_in(upload(content[: len(content) * percent // 100]))


def noise():
    return Image.effect_noise((300, 200), 80).convert("RGB")


@pytest.mark.parametrize(("size", "words"), [(0, "empty"), (1, "none of them")])
def test_next_to_nothing_is_refused(size, words):
    with pytest.raises(Refused, match=words):
        take_in(upload(b"\xff" * size))


def test_twenty_five_megabytes_and_no_more():
    content = encoded()
    content += b"\0" * (LARGEST_FILE - len(content))
    take_in(upload(content))

    with pytest.raises(Refused, match="Larger than 25 MB"):
        take_in(upload(content + b"\0"))


def test_no_trap_takes_more_than_fifty_megabytes(tmp_path):
    """In a process of its own: peaks of other tests would hide this one's."""
    traps = FLOODS | {"png of texts": liars.talkative_png()}
    files = [tmp_path / str(number) for number in range(len(traps) + 1)]
    for file, content in zip(files, [encoded(), *traps.values()], strict=True):
        file.write_bytes(content)

    done = subprocess.run(
        [sys.executable, "-m", "tests.uploads.weigh", *files],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    grown = [int(line.split()[0]) for line in done.stdout.splitlines()]
    assert len(grown) == len(traps)
    assert max(grown) <= 50 * 1024, done.stdout
