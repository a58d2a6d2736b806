"""Files as people have them on their computers."""

import shutil
from pathlib import Path

from PIL import Image

FILES = Path(__file__).parent.parent / "files"
PACK = Path(__file__).parent.parent.parent / "commissions" / "demo_pack"


def camera_jpeg(folder, name="IMG_0317.jpg"):
    """12 megapixels, stored on its side, with the place where it was taken."""
    return Path(shutil.copy(FILES / "camera.jpg", folder / name))


def eight_works(folder):
    """Real works in every format that is taken."""
    works = sorted((PACK / "artists" / "leadlight").glob("*.webp"))
    works += sorted((PACK / "artists" / "mothlight").glob("*.webp"))[:2]
    endings = ["png", "jpg", "webp", "avif", "gif", "jpg", "png"]
    paths = [camera_jpeg(folder)]
    for number, (work, ending) in enumerate(zip(works, endings, strict=True)):
        paths.append(folder / f"work {number} é.{ending}")
        with Image.open(work) as picture:
            picture.convert("RGB").save(paths[-1])
    return paths


def stage_pictures(folder):
    """Sketch, linework, colour and final of one picture."""
    names = ("sketch", "linework", "color", "final")
    source = PACK / "commissions" / "fox-in-a-borrowed-scarf"
    return [Path(shutil.copy(source / f"{name}.webp", folder)) for name in names]


def bomb(folder):
    """20 kB that would need 170 million pixels."""
    path = folder / "huge.png"
    Image.new("1", (13_000, 13_000)).save(path)
    return path
