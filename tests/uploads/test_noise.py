"""Pictures with random bytes broken: refused or taken, never anything else."""

import contextlib
import random

import pytest
from PIL import Image

from marketplace.uploads.intake import Refused, take_in

from .pictures import encoded, upload

KINDS = ["JPEG", "PNG", "WEBP", "AVIF", "GIF"]


def broken(content, seed):
    """Up to one byte in twenty changed, or a piece cut out or doubled."""
    dice = random.Random(seed)
    content = bytearray(content)
    for _ in range(dice.randint(1, max(1, len(content) // 20))):
        content[dice.randrange(len(content))] = dice.randrange(256)
    if dice.random() < 0.3:
        start, end = sorted(dice.randrange(len(content)) for _ in range(2))
        content[start:end] = content[start:end] * dice.choice([0, 2])
    return bytes(content)


def try_seeds(kind, seeds):
    exif = Image.Exif()
    exif[0x0112] = 6
    options = {} if kind == "GIF" else {"exif": exif, "icc_profile": profile()}
    whole = encoded(Image.effect_noise((60, 40), 60).convert("RGB"), kind, **options)
    for seed in seeds:
        # The first bytes stay, else every one would be refused as no picture at all.
        file = upload(whole[:16] + broken(whole[16:], seed))
        with contextlib.suppress(Refused):
            take_in(file, keep_full=True)


def profile():
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.mark.parametrize("kind", KINDS)
def test_a_few_broken_files(kind):
    try_seeds(kind, range(20))


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_a_thousand_broken_files(kind):
    try_seeds(kind, range(1000))
