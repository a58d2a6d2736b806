"""Files whose header promises far more than a decoder should make, and other traps."""

import gzip
import io
import struct
import zipfile

from PIL import Image, PngImagePlugin

from .pictures import chunk, corners, encoded, png

MEGABYTE = 1024 * 1024
HTML = b"<html><script>alert(1)</script></html>"


def webp_header(width, height):
    """34 bytes: an extended header, and nothing that could be decoded."""
    size = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    body = b"WEBP" + b"VP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + size + b"\0\0\0\0"
    return b"RIFF" + struct.pack("<I", len(body)) + body


def lossless_webp_header(width, height):
    bits = struct.pack("<I", (width - 1) | (height - 1) << 14)
    body = b"WEBP" + b"VP8L" + struct.pack("<I", 5) + b"\x2f" + bits + b"\0"
    return b"RIFF" + struct.pack("<I", len(body)) + body


def gif_header(width, height):
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\0" * 6 + b";"


def jpeg_claiming(width, height):
    """A good small JPEG with another size written into its header."""
    content = encoded()
    start = content.index(b"\xff\xc0")
    return content[: start + 5] + struct.pack(">HH", height, width) + content[start + 9 :]


def avif_claiming(width, height):
    """Its boxes promise that size; the stream inside is small."""
    content = encoded(kind="AVIF")
    size = content.index(b"ispe") + 8
    return content[:size] + struct.pack(">II", width, height) + content[size + 8 :]


def avif_hiding():
    """Its boxes promise 64 × 64 pixels; the header of the stream inside allows 8,192²."""
    content = encoded(Image.new("L", (4097, 4097)), "AVIF", speed=10)
    size = content.index(b"ispe") + 8
    content = content[:size] + struct.pack(">II", 64, 64) + content[size + 8 :]
    # After 12 00 0a and a length: ten bits, twice four for the widths of the sizes, the sizes.
    start = content.rindex(b"mdat") + 8
    widths = 13 + 13
    sizes = int.from_bytes(content[start : start + 8], "big")
    sizes |= (1 << widths) - 1 << 64 - 18 - widths
    return content[:start] + sizes.to_bytes(8, "big") + content[start + 8 :]


def box(kind, body):
    return struct.pack(">I", len(body) + 8) + kind + body


def avif_in_pieces(items, extents, stream=bytes(MEGABYTE)):
    """A list of pieces that takes a few bytes, or none, to write down, and long to put together."""
    one = struct.pack(">HHH", 1, 0, extents)
    iloc = box(b"iloc", b"\0\0\0\0\0\0" + struct.pack(">H", items) + one * items)
    infe = box(b"infe", b"\2\0\0\0\0\1\0\0av01\0")
    iinf = box(b"iinf", b"\0\0\0\0\0\1" + infe)
    meta = box(b"meta", b"\0\0\0\0" + iinf + iloc)
    return box(b"ftyp", b"avif\0\0\0\0avif") + meta + box(b"mdat", stream)


def floods():
    """More pixels than anybody may send: by name, refused from the header alone."""
    return {
        "png 13,000² of one bit": png(13_000, 13_000, depth=1, colour=0),
        "png 9,400² in colour": png(9_400, 9_400),
        "png 20,000² of one bit": png(20_000, 20_000, depth=1, colour=0),
        "png 65,535², header only": png(65_535, 65_535, b""),
        "png 2³¹ wide": png(2**31 - 1, 1, b""),
        "webp 16,383² of 34 bytes": webp_header(16_383, 16_383),
        "webp 2²⁴ wide": webp_header(2**24, 2**8),
        "webp lossless 16,383²": lossless_webp_header(16_383, 16_383),
        "gif 65,535²": gif_header(65_535, 65_535),
        "jpeg 65,500²": jpeg_claiming(65_500, 65_500),
        "avif 30,000²": avif_claiming(30_000, 30_000),
        "avif 8,192² inside": avif_hiding(),
        "png 7,072²: one pixel row too many": png(7_072, 7_072, depth=1, colour=0),
    }


def animation(kind, frames=500, size=(2000, 2000)):
    out = io.BytesIO()
    first, *others = (Image.new("L", size, shade % 256) for shade in range(frames))
    first.save(out, kind, save_all=True, append_images=others, duration=20)
    return out.getvalue()


def long_gif(frames=500, size=2000):
    """A GIF of many frames, one of them copied: made faster than it would be drawn."""
    content = encoded(Image.new("P", (size, size)), "GIF")
    frame = content[content.index(b"\x2c") : -1]
    return content[:-1] + frame * (frames - 1) + b";"


def talkative_png(texts=40, each=1_000_000):
    info = PngImagePlugin.PngInfo()
    for number in range(texts):
        info.add_text(f"note {number}", "a" * each, zip=True)
    return encoded(kind="PNG", pnginfo=info)


def stuffed():
    """Good pictures between a million parts of nothing."""
    good, jpeg = encoded(kind="PNG"), encoded()
    nothing = chunk(b"noNe", b"") * 500_000
    return {
        "png, before": good[:33] + nothing + good[33:],
        "png, behind": good[:-12] + nothing + good[-12:],
        "jpeg": jpeg[:2] + b"\xff\xfe\0\2" * 1_000_000 + jpeg[2:],
        "jpeg, padded": jpeg[:2] + b"\xff" * 10_000_000 + jpeg[2:],
        "jpeg, profiles": jpeg[:2] + b"\xff\xe2\0\x10ICC_PROFILE\0\1\1" * 500_000 + jpeg[2:],
    }


def archive():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("evil.html", HTML)
    return out.getvalue()


def polyglots():
    """Good pictures with something else inside or behind them."""
    page = PngImagePlugin.PngInfo()
    page.add_text("Comment", HTML.decode())
    return {
        "png with a page behind": encoded(kind="PNG") + HTML,
        "png with a page in a text": encoded(kind="PNG", pnginfo=page),
        "png with a page in its own chunk": png(9, 9, extra=chunk(b"huNt", HTML)),
        "gif with a script behind": encoded(kind="GIF") + b"/*" + HTML,
        "gif with a script in a comment": encoded(kind="GIF", comment=HTML),
        "jpeg with an archive behind": encoded() + archive(),
        "jpeg with a page in a comment": encoded(comment=HTML),
        "jpeg with a pdf behind": encoded() + b"%PDF-1.7" + HTML,
        "webp with a page behind": encoded(kind="WEBP") + HTML,
        "webp with a page as metadata": encoded(kind="WEBP", xmp=HTML),
    }


def impostors():
    """What only calls itself a picture, with a word of the sentence that refuses it."""
    svg = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'
    corner = corners((64, 64))
    return {
        "drawing.png": (svg, "an SVG drawing"),
        "spaced.png": (b"\xef\xbb\xbf \n<svg/>", "an SVG drawing"),
        "page.jpg": (HTML, "a web page"),
        "doctype.gif": (b"<!DOCTYPE html>", "a web page"),
        "program.png": (b"MZ\x90\0" + b"\0" * 99, "a program"),
        "script.php.png": (b"<?php phpinfo();", "a program"),
        "paper.jpg": (b"%PDF-1.7\n", "a PDF file"),
        "scan.jpg": (encoded(corner, "TIFF"), "a TIFF"),
        "print.jpg": (encoded(corner, "EPS"), "a PostScript file"),
        "layers.jpg": (b"8BPS\0\1" + b"\0" * 99, "a Photoshop file"),
        "bitmap.jpg": (encoded(corner, "BMP"), "a BMP file"),
        "wavelet.jpg": (b"\0\0\0\x0cjP  \r\n\x87\n" + b"\0" * 99, "a JPEG 2000 file"),
        "icon.png": (encoded(corner, "ICO"), "none of them"),
        "packed.png": (gzip.compress(encoded()), "none of them"),
        "text.png": (b"hello", "none of them"),
        "phone.heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 99, "HEIC"),
        "phone.jpg": (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic" + b"\0" * 99, "HEIC"),
        "film.avif": (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0" * 99, "none of them"),
        "promise.png": (b"\x89PNG\r\n\x1a\n" + HTML, "damaged"),
    }
