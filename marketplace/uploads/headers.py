"""What a file is and how large its picture would be, read from its first bytes.

Nothing is decoded here: a file of 34 bytes may claim a gigabyte of pixels, and some decoders
reserve what the header claims as soon as they open it.
"""

import struct

from django.core.exceptions import ValidationError

# Enough for every header below.
HEAD_BYTES = 4096

HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")

# Kinds that people pick by mistake, by how they begin, with a name that people know.
OTHERS = (
    (b"%PDF", "a PDF file"),
    (b"II*\0", "a TIFF or camera raw file"),
    (b"MM\0*", "a TIFF or camera raw file"),
    (b"8BPS", "a Photoshop file"),
    (b"%!PS", "a PostScript file"),
    (b"BM", "a BMP file"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 file"),
    (b"\xff\x0a", "a JPEG XL file"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"<?php", "a program"),
)

TAKEN = "We take JPEG, PNG, WebP, AVIF and GIF pictures"
AGAIN = "Export it as JPEG or PNG, then choose it again."
HEIC = (
    "This is a HEIC picture, which most browsers cannot show. In Photos, export or share it as "
    "JPEG, then choose it again. (iPhone: Settings, Camera, Formats, Most Compatible.)"
)
DAMAGED = "This picture is damaged or was cut short. Save it anew, then choose it again."


class Refused(ValidationError):
    """A file that is not taken, with words for the person who chose it."""


def read_header(head):
    """The Pillow name of the format, and ``(width, height)`` or None where Pillow may be asked.

    Raises Refused for everything that is not on the list.
    """
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG", None  # Pillow walks its markers without reserving anything
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG", png_size(head)
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "GIF", unpack("<HH", head, 6)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP", webp_size(head)
    if head[4:8] == b"ftyp":
        check_brand(head)
        return "AVIF", None  # its sizes lie deeper: see avif.py
    raise Refused(words_for(head), code="kind")


def unpack(form, head, offset):
    try:
        return struct.unpack_from(form, head, offset)
    except struct.error:
        raise Refused(DAMAGED, code="damaged") from None


def png_size(head):
    if head[12:16] != b"IHDR":
        raise Refused(DAMAGED, code="damaged")
    return unpack(">II", head, 16)


def webp_size(head):
    kind = head[12:16]
    if kind == b"VP8X":
        low = unpack("<HBHB", head, 24)
        return low[0] + (low[1] << 16) + 1, low[2] + (low[3] << 16) + 1
    if kind == b"VP8L":
        (bits,) = unpack("<I", head, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = unpack("<HH", head, 26)
        return width & 0x3FFF, height & 0x3FFF
    raise Refused(DAMAGED, code="damaged")


def check_brand(head):
    """AVIF and HEIC and films share one container; the brand tells them apart."""
    length = int.from_bytes(head[:4], "big")
    brands = [head[at : at + 4] for at in (8, *range(16, min(length, 256), 4))]
    if brands[0] == b"avis":
        raise Refused(f"{TAKEN}; this one moves. Export one picture of it.", code="film")
    if b"avif" not in brands:
        heic = any(brand in HEIC_BRANDS for brand in brands)
        raise Refused(HEIC if heic else words_for(head), code="heic" if heic else "kind")


def words_for(head):
    """Says what the file seems to be."""
    for start, name in OTHERS:
        if head.startswith(start):
            return f"{TAKEN}; this is {name}. {AGAIN}"
    text = head[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").lower()
    if b"<svg" in text:
        return f"{TAKEN}; this is an SVG drawing. {AGAIN}"
    if text.startswith(b"<"):
        return f"{TAKEN}; this is a web page or a text. Choose the picture itself."
    return f"{TAKEN}; this file is none of them. {AGAIN}"
