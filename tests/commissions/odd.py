"""Odd things that people and programs send to the artists' forms."""

from tests.hostile import HOSTILE, Reader

AMOUNTS = [
    "-1", "0", "-0", "0.001", "1e400", "NaN", "Infinity", "9223372036854775808", "1_000", "１２",
    "٣", "1,00", "1E+2", "5\u00a0$", "€5", "1 000", "0x10", "1000000.01", "--5", "1.2.3",
]  # fmt: skip
LINKS = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "//evil",
    "https://", "http:///x", "file:///etc/passwd", "ftp://example.com", "https://exa mple.com",
    "https://example.com/\r\nSet-Cookie: a=b", "https://example.com/\x00", "mailto:a@example.com",
    "https://example.com/" + "a" * 10_000,
]  # fmt: skip
BROKEN = ["a\x00b", "\x1b[31mred", "x" * 20_000, "\x7f"]
UNUSUAL = ["", " ", "猫の絵", "قطة", "🐈‍⬛", "\u202egnp.exe", "O'Neil; DROP TABLE", "%s%n{0}", "Ａ"]
STRINGS = [*BROKEN, *UNUSUAL, *HOSTILE[::7]]


def does_nothing(page):
    """Whether a page holds no handler, frame or script address that somebody typed."""
    found = Reader(page)
    return not (
        {name for name in found.attributes if name.startswith("on")}
        or {link for link in found.links if link and "script:" in link.lower()}
        or found.tags & {"iframe", "object", "embed", "base", "style", "marquee"}
    )
