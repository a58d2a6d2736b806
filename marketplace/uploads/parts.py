"""Counts the parts of a file before a decoder walks them one by one.

A PNG is a row of chunks, a JPEG a row of markers. A picture has some thousands; a trap has
millions of empty ones, and each costs the decoder a little.
"""

from itertools import islice

from .headers import Refused

MOST_PARTS = 20_000
STUFFED = "This file carries far more than a picture. Save it anew, then choose it again."

START_OF_SCAN = 0xDA


def check_parts(kind, file):
    """Raises Refused for a file of more parts than any picture has."""
    walk = {"PNG": chunks, "JPEG": markers}.get(kind)
    if walk and next(islice(walk(file), MOST_PARTS, None), None):
        raise Refused(STUFFED, code="stuffed")


def chunks(file):
    file.seek(8)
    while len(head := file.read(8)) == 8:
        yield head[4:]
        file.seek(int.from_bytes(head[:4], "big") + 4, 1)


def markers(file):
    """Up to the picture itself; what is no marker is left to the decoder to complain about."""
    file.seek(2)
    while len(head := file.read(2)) == 2 and head[0] == 0xFF and head[1] != START_OF_SCAN:
        yield head
        if head[1] == 0xFF:  # padding
            file.seek(-1, 1)
        elif not 0xD0 <= head[1] <= 0xD9 and head[1] != 1:
            file.seek(max(0, int.from_bytes(file.read(2), "big") - 2), 1)
