"""The works that an artist shows."""

from django.db import models
from django.urls import reverse

from marketplace.codes import CodeField
from marketplace.uploads.models import Picture
from marketplace.validators import no_control_characters, one_line

from .artists import ArtistProfile

MOST_WORKS = 60


class PortfolioPiece(models.Model):
    """One work. Added, changed and removed inside ``profile.changing()``."""

    class Focus(models.TextChoices):
        """What stays in view where a page has to crop the picture."""

        MIDDLE = "", "The middle"
        UPPER = "upper", "A little above the middle, for faces"
        TOP = "top", "The top"
        BOTTOM = "bottom", "The bottom"
        START = "start", "The left side"
        END = "end", "The right side"

    profile = models.ForeignKey(
        ArtistProfile, models.CASCADE, related_name="pieces", db_index=False
    )
    code = CodeField()
    title = models.CharField(max_length=120, validators=[one_line])
    about = models.TextField(
        "how it was made", max_length=2000, blank=True, validators=[no_control_characters]
    )
    picture = models.OneToOneField(Picture, models.PROTECT, related_name="portfolio_piece")
    focus = models.CharField(max_length=10, blank=True, choices=Focus, default=Focus.MIDDLE)
    position = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["profile", "position"], name="piece_of_profile")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("commissions:work-detail", args=[self.profile.artist.username, self.code])

    @property
    def as_shown(self):
        """What a list keeps of the work, so that it need not ask for it."""
        picture = self.picture
        return {
            "code": self.code,
            "title": self.title,
            "key": picture.key,
            "alt": picture.alt or self.title,
            "width": picture.width,
            "height": picture.height,
            "widths": [picture.sizes["small"][0], picture.sizes["middle"][0]],
            "colour": picture.colour,
            "focus": self.focus,
            "pixel": picture.is_pixel_art,
        }

    def remove(self):
        """Takes the work down; its picture's files go with it."""
        with self.profile.changing():
            self.delete()
            self.picture.delete()
