"""The one door for pictures: read the header, decode once, write everything anew.

What comes out was encoded here: upright, in sRGB, without a byte of the file that came in, so no
place, camera, script or hidden archive survives.
"""

import io
import tempfile
import threading
from dataclasses import dataclass

from django.core.files.base import ContentFile, File
from PIL import Image, ImageCms, PngImagePlugin

from .avif import largest_frame
from .headers import DAMAGED, HEAD_BYTES, Refused, read_header
from .parts import check_parts
from .pixels import RENDITIONS, cell_of, fit, fit_grid

__all__ = ["Refused", "Taken", "take_in"]

MEGABYTE = 1024 * 1024
LARGEST_FILE = 25 * MEGABYTE
LARGEST_PIXELS = 50_000_000
TOO_MANY_PIXELS = (
    "This picture has more than the 50 million pixels we can take. Save it smaller, then choose "
    "it again."
)

# The same limits inside Pillow, for what shows only while decoding.
Image.MAX_IMAGE_PIXELS = LARGEST_PIXELS
PngImagePlugin.MAX_TEXT_MEMORY = 8 * MEGABYTE
LARGEST_PROFILE = 4 * MEGABYTE

# Fifty megapixels take 70 MB (JPEG) to 750 MB (WebP) while they are decoded. One at a time in each
# process keeps that from multiplying.
decoding = threading.Lock()

# What Pillow's decoders raise on bytes that are not what the header promised.
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    EOFError,
    MemoryError,
    Image.DecompressionBombWarning,
)

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
ORIENTATION = 0x0112

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
PROFILE_MODES = {"RGB": "RGB", "CMYK": "CMYK", "GRAY": "L"}


@dataclass
class Taken:
    """A picture as it will be kept. ``width`` and ``height`` are the large rendition's."""

    renditions: dict[str, File]
    width: int
    height: int
    colour: str
    cell: int
    full: File | None = None
    full_name: str = ""


def take_in(upload, *, keep_full=False):
    """Makes the renditions of an uploaded file, or raises Refused with words for a person."""
    if not upload.size:
        raise Refused("This file is empty. Choose another one.", code="empty")
    if upload.size > LARGEST_FILE:
        raise Refused("Larger than 25 MB. Save it smaller, then choose it again.", code="large")
    upload.seek(0)
    kind, size = read_header(upload.read(HEAD_BYTES))
    if size:
        check_pixels(*size)
    check_parts(kind, upload)
    upload.seek(0)
    with decoding:
        try:
            if kind == "AVIF":
                check_pixels(*largest_frame(upload.read()))
                upload.seek(0)
            with Image.open(upload.file, formats=[kind]) as image:
                check_pixels(*image.size)
                return decode(image, kind, keep_full)
        except Refused:
            raise
        except Image.DecompressionBombError as error:
            raise Refused(TOO_MANY_PIXELS, code="pixels") from error
        except BROKEN as error:
            raise Refused(DAMAGED, code="damaged") from error


def check_pixels(width, height):
    if not width or not height:
        raise Refused(DAMAGED, code="damaged")
    if width * height > LARGEST_PIXELS:
        raise Refused(TOO_MANY_PIXELS, code="pixels")


def decode(image, kind, keep_full):
    wanted = fit(*image.size, RENDITIONS["large"])
    if kind == "JPEG" and not keep_full:
        # Lets the decoder leave out what the large rendition does not need.
        image.draft(None, (wanted[0] * 2, wanted[1] * 2))
    image.load()
    profile, turn = profile_of(image), turn_of(image)
    image = plain(image)
    cell = 0 if kind == "JPEG" else cell_of(flat(image))
    full, full_name = None, ""
    if keep_full:
        full, full_name = encode_full(upright(in_srgb(image, profile), turn), kind)
    if cell:
        wanted = fit_grid(*image.size, cell, RENDITIONS["large"])
    large = flat(upright(in_srgb(scaled(image, wanted, cell), profile), turn))
    if cell:
        cell = max(1, cell * max(large.size) // max(image.size))
    return Taken(
        renditions=cascade(large, cell),
        width=large.width,
        height=large.height,
        colour=dominant_colour(large),
        cell=cell,
        full=full,
        full_name=full_name,
    )


def plain(image):
    """The picture in one of the modes RGB, RGBA, L and CMYK, with nothing but its pixels."""
    if image.mode.startswith("I"):
        # 16 bits of grey; a plain conversion would cut off instead of scaling.
        image = image.point(lambda value: value * (1 / 257)).convert("L")
    elif image.has_transparency_data:
        image = image.convert("RGBA")
    elif image.mode not in {"RGB", "L", "CMYK"}:
        image = image.convert("RGB")
    image.info = {}
    return image


def profile_of(image):
    """The embedded colour profile when it is one that would change something, else None."""
    found = image.info.get("icc_profile")
    if not found or len(found) > LARGEST_PROFILE:
        return None
    try:
        return ImageCms.ImageCmsProfile(io.BytesIO(found))
    except (OSError, ImageCms.PyCMSError):
        return None


def in_srgb(image, profile):
    """The picture in RGB, or RGBA where something shines through."""
    colours = image.convert("RGB") if image.mode == "RGBA" else image
    if profile and PROFILE_MODES.get(profile.profile.xcolor_space.strip()) == colours.mode:
        try:
            colours = ImageCms.profileToProfile(colours, profile, SRGB, outputMode="RGB")
        except ImageCms.PyCMSError:
            colours = in_rgb(colours)
    else:
        colours = in_rgb(colours)
    if image.mode == "RGBA":
        colours.putalpha(image.getchannel("A"))
    colours.info = {}
    return colours


def in_rgb(image):
    return image if image.mode == "RGB" else image.convert("RGB")  # no copy of 150 MB


def turn_of(image):
    try:
        return TURNS.get(image.getexif().get(ORIENTATION))
    except BROKEN:
        return None  # what cannot be read turns nothing


def upright(image, turn):
    return image if turn is None else image.transpose(turn)


def flat(image):
    """On white: black lines on nothing would vanish on a dark page."""
    if image.mode != "RGBA":
        return in_rgb(image)
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def scaled(image, size, cell=0):
    if image.size == size:
        return image
    if cell and image.width % size[0] == 0:
        return image.resize(size, Image.Resampling.NEAREST)
    if cell:
        grid = image.resize((image.width // cell, image.height // cell), Image.Resampling.NEAREST)
        if size[0] % grid.width == 0:
            return grid.resize(size, Image.Resampling.NEAREST)
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2)


def cascade(large, cell):
    """Each rendition made from the next larger one, as WebP."""
    renditions, image = {}, large
    for name, size in sorted(rendition_sizes(*large.size, cell).items(), key=lambda x: -x[1][0]):
        image = scaled(large if cell else image, size, cell)
        renditions[name] = encode(image, lossless=bool(cell))
    return renditions


def rendition_sizes(width, height, cell=0):
    """``{name: (width, height)}`` of the renditions of a picture whose large one is given."""
    return {
        name: fit_grid(width, height, cell, longest) if cell else fit(width, height, longest)
        for name, longest in RENDITIONS.items()
    }


def encode(image, *, lossless):
    out = io.BytesIO()
    if lossless:
        image.save(out, "WEBP", lossless=True, quality=60, method=3)
    else:
        image.save(out, "WEBP", quality=80, method=2)
    return ContentFile(out.getvalue())


def encode_full(image, kind):
    """Every pixel, for whoever may download it: JPEG for what was lossy, else PNG."""
    out = tempfile.SpooledTemporaryFile(max_size=MEGABYTE)  # noqa: SIM115 the storage closes it
    if kind in {"PNG", "GIF"} or image.mode == "RGBA":
        image.save(out, "PNG", compress_level=4)
        return File(out), "full.png"
    image.save(out, "JPEG", quality=92, subsampling="4:2:0" if kind == "JPEG" else "4:4:4")
    return File(out), "full.jpg"


def dominant_colour(image):
    """The colour that covers most of the picture, ``#rrggbb``."""
    tiny = image.resize((32, 32), Image.Resampling.BOX).quantize(6)
    _, index = max(tiny.getcolors())
    red, green, blue = tiny.getpalette()[index * 3 : index * 3 + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"
