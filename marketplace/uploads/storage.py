"""Where pictures lie: a public and a private storage, and what is common to both."""

import logging

from django.core.files.storage import FileSystemStorage, storages

from .headers import Refused

logger = logging.getLogger(__name__)


class PrivateFolder(FileSystemStorage):
    """A folder without addresses: its files are read through the permission check only."""

    def __init__(self, **options):
        # For the site's own account alone, whatever the umask is.
        modes = {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
        super().__init__(**modes | options)

    def url(self, name):
        raise ValueError("A private file has no address. Link to uploads:file instead.")


def public():
    return storages["default"]


def private():
    return storages["private"]


def write(storage, key, files):
    """Puts ``{name: file}`` under the key, or raises Refused: a disk is full, a bucket is down."""
    try:
        for name, content in files.items():
            storage.save(f"{key}/{name}", content)
    except Exception as error:  # every object storage's client has errors of its own
        logger.exception("a picture could not be stored")
        raise Refused(
            "We could not store it just now. Try again in a minute.", code="storage"
        ) from error


def discard(storage, key):
    """``remove`` for somebody who is in trouble already; what stays behind is swept later."""
    try:
        remove(storage, key)
    except Exception:
        logger.exception("files without a row stay until they are swept")


def remove(storage, key):
    """Takes everything under the key away; fine when there is nothing."""
    for name in listing(storage, key)[1]:
        storage.delete(f"{key}/{name}")
    storage.delete(key)  # the empty folder; object storages have none and do not mind


def listing(storage, place=""):
    """``(folders, files)``; both empty when the place does not exist."""
    try:
        return storage.listdir(place)
    except FileNotFoundError:
        return [], []
