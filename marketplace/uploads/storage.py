"""The private picture folder."""

from django.core.files.storage import FileSystemStorage


class PrivateFolder(FileSystemStorage):
    """A folder without addresses: its files are read through the permission check only."""

    def url(self, name):
        raise ValueError("A private file has no address. Link to uploads:file instead.")
