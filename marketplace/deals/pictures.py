"""Private pictures that become part of a deal or a message."""

from marketplace.uploads.models import Picture

from .lifecycle import Refused


def claim(pictures, owner):
    """Makes the owner's fresh private pictures part of something, each of them once."""
    pks = {picture.pk for picture in pictures}
    free = Picture.objects.filter(pk__in=pks, owner=owner, is_private=True)
    if pks and free.attach() != len(pks):
        raise Refused("One of the pictures is not there any more. Choose it again.")
