"""Names of files: a random key for the storage, and the person's own name to show."""

import secrets
import unicodedata
from pathlib import PurePath

LONGEST_NAME = 150


def random_key():
    return secrets.token_hex(16)


def tidy_name(name):
    """A file's name for showing: one line, no tricks, at most 150 characters with its ending.

    Never used as a path. Control and direction characters go: they make ``exe.jpg`` of
    ``gpj.exe`` or break a header.
    """
    name = unicodedata.normalize("NFC", (name or "").replace("\\", "/").rpartition("/")[2])
    name = "".join(letter for letter in name if unicodedata.category(letter)[0] != "C")
    name = " ".join(name.split()).strip(". ")
    if len(name) > LONGEST_NAME:
        ending = PurePath(name).suffix[-10:]
        name = name[: LONGEST_NAME - len(ending)] + ending
    return name or "picture"
