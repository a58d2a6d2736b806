"""Pictures: taken in once, kept in three sizes, public or private."""

import secrets

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.urls import reverse

from marketplace.codes import CodeField
from marketplace.validators import one_line

# The longest side of each rendition, in pixels.
RENDITIONS = {"small": 320, "middle": 640, "large": 1280}


def random_key():
    return secrets.token_hex(16)


class Picture(models.Model):
    """One picture: three WebP renditions under a random key, and what a page needs to lay it out.

    ``width`` and ``height`` are those of the large rendition, in pixels.
    """

    code = CodeField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="pictures")
    is_private = models.BooleanField(default=False)
    key = models.CharField(max_length=32, unique=True, default=random_key, editable=False)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    colour = models.CharField(max_length=7, help_text="Dominant colour, #rrggbb.")
    is_pixel_art = models.BooleanField(default=False)
    alt = models.CharField("alt text", max_length=300, blank=True, validators=[one_line])
    name = models.CharField(max_length=150, help_text="As the person called the file.")
    size_bytes = models.PositiveBigIntegerField()
    full_name = models.CharField(max_length=60, blank=True)
    attached_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.name

    @property
    def storage(self):
        return storages["private" if self.is_private else "default"]

    def url(self, size):
        """Where a page finds this size. Private pictures are checked at every read there."""
        if self.is_private:
            return reverse("uploads:file", args=[self.code, size])
        return self.storage.url(f"{self.key}/{size}.webp")


class Look(models.Model):
    """Somebody opened a private picture: one row per person, picture and hour, for both to see."""

    viewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="looks")
    picture = models.ForeignKey(Picture, models.CASCADE, related_name="looks")
    at = models.DateTimeField(help_text="The full hour.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["viewer", "picture", "at"], name="look_once_an_hour")
        ]

    def __str__(self):
        return f"{self.viewer} opened {self.picture}"
