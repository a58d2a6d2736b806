"""Files for the tests of pictures, made when they are needed."""

import io
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

CORNERS = {"red": (0, 0), "green": (1, 0), "blue": (0, 1), "white": (1, 1)}


def corners(size=(400, 300)):
    """Red, green, blue and white, clockwise from the upper left but for the last two."""
    image = Image.new("RGB", size)
    draw = ImageDraw.Draw(image)
    middle = size[0] // 2, size[1] // 2
    for colour, (column, row) in CORNERS.items():
        place = column * middle[0], row * middle[1]
        draw.rectangle([place, (place[0] + middle[0], place[1] + middle[1])], fill=colour)
    return image


def encoded(image=None, kind="JPEG", **options):
    out = io.BytesIO()
    (image or corners()).save(out, kind, **options)
    return out.getvalue()


def upload(content=None, name="cat.jpg"):
    """An uploaded file with these bytes; a small good JPEG without any."""
    return SimpleUploadedFile(name, encoded() if content is None else content)


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width, height, rows=None, *, depth=8, colour=2, extra=b""):
    """A PNG put together by hand; without ``rows`` as many black ones as the header promises."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    if rows is None:
        line = b"\0" * (1 + (width * channels * depth + 7) // 8)
        rows = squeezed(line, height)
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"".join(
        [
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", header),
            extra,
            chunk(b"IDAT", rows),
            chunk(b"IEND", b""),
        ]
    )


def squeezed(line, times):
    """``line`` repeated and compressed, without ever holding it all."""
    packer = zlib.compressobj(9)
    block, rest = 256, times % 256
    parts = [packer.compress(line * block) for _ in range(times // block)]
    return b"".join([*parts, packer.compress(line * rest), packer.flush()])


def stored(picture, size):
    """A rendition as it lies in the storage."""
    with picture.open(size) as file:
        image = Image.open(file)
        image.load()
    return image
