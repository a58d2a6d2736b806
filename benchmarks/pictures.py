"""``python benchmarks/pictures.py``: the intake against Pillow used in the plainest way.

A JPEG of 24 megapixels becomes three WebP files, in turns, so that whatever else the machine does
hits both. Prints medians of CPU time and their ratio; the goal is a third of the plain way.
"""

import io
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

ROUNDS = 9
GOAL = 1 / 3


def main():
    import django

    django.setup()
    from django.core.files.base import ContentFile

    from marketplace.uploads.intake import take_in

    content = photograph()
    ways = {"intake": lambda: take_in(ContentFile(content)), "plain": lambda: plain(content)}
    times = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            started = time.process_time()
            way()
            times[name].append(time.process_time() - started)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    ratio = medians["intake"] / medians["plain"]
    lines = [f"{name:<8}{seconds * 1000:8.0f} ms" for name, seconds in medians.items()]
    lines.append(f"{'ratio':<8}{ratio:8.2f}    goal {GOAL:.2f}")
    sys.stdout.write("\n".join(lines) + "\n")
    return int(ratio > GOAL)


def photograph():
    """24 megapixels with grain, about 6 MB."""
    from PIL import Image

    grain = Image.effect_noise((1500, 1000), 40).resize((6000, 4000))
    sky = Image.linear_gradient("L").resize((6000, 4000))
    out = io.BytesIO()
    Image.merge("RGB", (grain, sky, grain)).save(out, "JPEG", quality=88)
    return out.getvalue()


def plain(content):
    from PIL import Image, ImageOps

    image = ImageOps.exif_transpose(Image.open(io.BytesIO(content))).convert("RGB")
    for longest in (1280, 640, 320):
        copy = image.copy()
        copy.thumbnail((longest, longest), reducing_gap=None)
        copy.save(io.BytesIO(), "WEBP", quality=80)


if __name__ == "__main__":
    sys.exit(main())
