"""Artists: who they are, what they make, and how they are found."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from marketplace.codes import CodeField
from marketplace.money import MoneyField, short_money
from marketplace.uploads.models import Picture
from marketplace.validators import no_control_characters, one_line


class StyleTag(models.Model):
    """A style that artists are found by: "watercolor", "pets"."""

    name = models.CharField(max_length=40, unique=True, validators=[one_line])
    slug = models.SlugField(max_length=40, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("commissions:tag-detail", args=[self.slug])


class ArtistProfile(models.Model):
    """An artist's public page and terms. Sums in cents, times in days."""

    artist = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="artist_profile"
    )
    bio = models.TextField(max_length=3000, blank=True, validators=[no_control_characters])
    medium = models.CharField(max_length=80, blank=True, validators=[one_line])
    place = models.CharField(max_length=80, blank=True, validators=[one_line])
    style_tags = models.ManyToManyField(
        StyleTag, through="ArtistTag", related_name="profiles", blank=True
    )
    portfolio_url = models.URLField("portfolio link", blank=True)
    is_accepting_commissions = models.BooleanField("open for commissions", default=False)
    base_rate_cents = MoneyField("price from", null=True, blank=True)
    terms = models.TextField(max_length=5000, blank=True, validators=[no_control_characters])
    revisions_included = models.PositiveSmallIntegerField(
        "changes included", default=2, validators=[MaxValueValidator(20)]
    )
    turnaround_days = models.PositiveSmallIntegerField(
        "usual time in days",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
    )
    slots = models.PositiveSmallIntegerField(
        "pieces at a time", default=3, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    fresh_at = models.DateTimeField(
        help_text="Orders the lists: when the artist opened or shared a work, at most daily."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return str(self.artist)

    def get_absolute_url(self):
        return reverse("commissions:artist-detail", args=[self.artist.username])

    @property
    def price_from(self):
        return f"from {short_money(self.base_rate_cents)}" if self.base_rate_cents else ""


class ArtistTag(models.Model):
    """An artist under a style. Repeats what the lists filter and sort by, so that one index
    answers a page of any style at any depth; kept in step in the profile's own transaction."""

    tag = models.ForeignKey(StyleTag, models.CASCADE, related_name="artist_tags")
    profile = models.ForeignKey(ArtistProfile, models.CASCADE, related_name="artist_tags")
    is_accepting = models.BooleanField(default=False)
    fresh_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "profile"], name="artist_tag_once")]
        indexes = [
            models.Index(
                fields=["tag", "-fresh_at", "-profile"],
                condition=models.Q(is_accepting=True),
                name="artist_tag_accepting",
            ),
        ]

    def __str__(self):
        return f"{self.profile}: {self.tag}"


class PortfolioPiece(models.Model):
    """One work that an artist shows."""

    profile = models.ForeignKey(ArtistProfile, models.CASCADE, related_name="pieces")
    code = CodeField()
    title = models.CharField(max_length=120, validators=[one_line])
    about = models.TextField(max_length=2000, blank=True, validators=[no_control_characters])
    picture = models.OneToOneField(Picture, models.PROTECT, related_name="portfolio_piece")
    position = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("commissions:work-detail", args=[self.profile.artist.username, self.code])
