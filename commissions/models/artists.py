"""Artists: who they are, what they make, and how they are found."""

from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from commissions.words import LONGEST, fold
from marketplace.money import MoneyField, short_money
from marketplace.validators import no_control_characters, one_line

from .styles import StyleTag

MOST_TAGS = 8
FRESH_AGAIN_AFTER = timedelta(days=1)


class ArtistProfileQuerySet(models.QuerySet):
    def public(self):
        """The artists whose pages anybody may open."""
        return self.filter(artist__is_active=True, artist__sells_art=True)

    def of(self, user):
        """The profile of somebody who wears the artist's hat, made when there is none yet."""
        return self.select_related("artist").get_or_create(artist=user)[0]


class ArtistProfile(models.Model):
    """An artist's public page and terms. Sums in cents, times in days.

    Lists do not read this row: they read its copies in ``ArtistTag`` and ``ArtistWord``. So every
    change happens inside ``changing()``, which brings those in step before it commits.
    """

    artist = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="artist_profile"
    )
    bio = models.TextField(max_length=3000, blank=True, validators=[no_control_characters])
    medium = models.CharField(max_length=80, blank=True, validators=[one_line])
    place = models.CharField(max_length=80, blank=True, validators=[one_line])
    style_tags = models.ManyToManyField(
        StyleTag, through="ArtistTag", related_name="profiles", blank=True
    )
    portfolio_url = models.URLField(
        "portfolio link",
        blank=True,
        validators=[URLValidator(schemes=["http", "https"]), one_line],
    )
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
    showcase = models.JSONField(
        default=list, editable=False, help_text="The first works, as the lists show them."
    )
    fresh_at = models.DateTimeField(
        default=timezone.now,
        editable=False,
        help_text="Orders the lists: when the artist opened or shared a work, at most daily.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ArtistProfileQuerySet.as_manager()

    def __str__(self):
        return str(self.artist)

    def get_absolute_url(self):
        return reverse("commissions:artist-detail", args=[self.artist.username])

    @property
    def price_from(self):
        return f"from {short_money(self.base_rate_cents)}" if self.base_rate_cents else ""

    @property
    def styles(self):
        """The artist's styles, in the order of their names."""
        return self.style_tags.order_by("name")

    # --- Open and closed -----------------------------------------------------------------

    @property
    def missing(self):
        """What the page still needs before the artist can open, in words."""
        needs = {
            "a few words about you": self.bio.strip(),
            "at least one style": self.style_tags.exists(),
            "a price to start from": self.base_rate_cents,
            "at least one work": self.pieces.exists(),
        }
        return [words for words, there in needs.items() if not there]

    def open(self):
        """Opens for commissions. Raises ValidationError that says what is missing."""
        with self.changing():
            if missing := self.missing:
                raise ValidationError(f"Before you open, add {in_words(missing)}.", code="missing")
            self.is_accepting_commissions = True
            self.freshen()

    def close(self):
        with self.changing():
            self.is_accepting_commissions = False

    def freshen(self):
        """Moves the artist up in the lists, once a day at most."""
        if timezone.now() - self.fresh_at >= FRESH_AGAIN_AFTER:
            self.fresh_at = timezone.now()

    # --- Works ---------------------------------------------------------------------------

    def add_works(self, works):
        """Adds works, dicts with the fields of a PortfolioPiece, after those that are there.

        A picture that is part of something already is left out: a second click adds nothing.
        """
        with self.changing():
            start = self.pieces.count()
            free = [facts for facts in works if facts["picture"].attach()]
            pieces = [
                self.pieces.create(position=start + place, **facts)
                for place, facts in enumerate(free)
            ]
            self.freshen()
        return pieces

    def order_works(self, codes):
        """Puts the works into this order of codes; works that are not named keep theirs, behind."""
        places = {code: place for place, code in enumerate(codes)}
        with self.changing():
            pieces = sorted(
                self.pieces.all(), key=lambda piece: places.get(piece.code, len(places))
            )
            for place, piece in enumerate(pieces):
                piece.position = place
            self.pieces.bulk_update(pieces, ["position"])

    # --- In step with the lists ----------------------------------------------------------

    @contextmanager
    def changing(self):
        """Changes the profile, its styles or its works, and brings the lists' copies in step.

        One change of an artist at a time: the row is locked first and then read again, with the
        person, so that no change undoes another. What is to change is therefore set inside.
        """
        with transaction.atomic():
            locked = ArtistProfile.objects.select_for_update(no_key=True).filter(pk=self.pk)
            list(locked.values_list("pk"))
            self.refresh_from_db()
            yield self
            self.keep_in_step()

    def keep_in_step(self):
        """Saves the profile and rewrites what the lists repeat of it."""
        is_ready = not self.missing
        is_listed = is_ready and self.artist.is_active and self.artist.sells_art
        self.is_accepting_commissions = is_ready and self.is_accepting_commissions
        shown = self.pieces.select_related("picture")[:4]
        self.showcase = [piece.as_shown for piece in shown]
        self.save()
        ArtistTag.objects.get_or_create(
            profile=self, tag=None, defaults={"fresh_at": self.fresh_at}
        )
        self.artist_tags.update(
            is_listed=is_listed,
            is_accepting=is_listed and self.is_accepting_commissions,
            fresh_at=self.fresh_at,
            base_rate_cents=self.base_rate_cents,
            turnaround_days=self.turnaround_days,
        )
        ArtistWord.objects.replace(self, self.search_words() if is_listed else set())

    def search_words(self):
        names = [self.artist.display_name, self.artist.username]
        return {
            word for text in [*names, *(tag.name for tag in self.styles)] for word in fold(text)
        }

    def set_style_tags(self, names):
        """Gives the artist exactly these styles; new names become new styles."""
        with self.changing():
            wanted = {tag.pk for tag in StyleTag.objects.named(names)}
            there = set(self.style_tags.values_list("pk", flat=True))
            self.artist_tags.filter(tag__in=there - wanted).delete()
            ArtistTag.objects.bulk_create(
                ArtistTag(profile=self, tag_id=pk, fresh_at=self.fresh_at)
                for pk in sorted(wanted - there)
            )


class ArtistTag(models.Model):
    """An artist under a style, and once without one (``tag`` None) for the list of all.

    Repeats what the lists filter and sort by, so that one index answers a page of any style at
    any depth. ``is_listed``: the page has what it needs; ``is_accepting``: listed and open.
    """

    tag = models.ForeignKey(
        StyleTag, models.CASCADE, related_name="artist_tags", null=True, db_index=False
    )
    profile = models.ForeignKey(ArtistProfile, models.CASCADE, related_name="artist_tags")
    is_listed = models.BooleanField(default=False)
    is_accepting = models.BooleanField(default=False)
    fresh_at = models.DateTimeField()
    base_rate_cents = MoneyField(null=True)
    turnaround_days = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tag", "profile"], name="artist_tag_once"),
            models.UniqueConstraint(
                fields=["profile"], condition=Q(tag=None), name="artist_tag_all_once"
            ),
        ]
        indexes = [
            # The last two columns let a price or a time be checked without visiting the row.
            models.Index(
                fields=["tag", "-fresh_at", "-profile", "base_rate_cents", "turnaround_days"],
                condition=Q(is_accepting=True),
                name="artist_tag_open",
            ),
            models.Index(
                fields=["tag", "-fresh_at", "-profile", "base_rate_cents", "turnaround_days"],
                condition=Q(is_listed=True),
                name="artist_tag_listed",
            ),
            models.Index(
                fields=["tag", "base_rate_cents", "profile", "turnaround_days"],
                condition=Q(is_accepting=True),
                name="artist_tag_open_price",
            ),
            models.Index(
                fields=["tag", "base_rate_cents", "profile", "turnaround_days"],
                condition=Q(is_listed=True),
                name="artist_tag_listed_price",
            ),
        ]

    def __str__(self):
        return f"{self.profile}: {self.tag or 'all'}"


class ArtistWordQuerySet(models.QuerySet):
    def replace(self, profile, words):
        """Makes the profile's words exactly these."""
        wanted = {word.encode() for word in words}
        there = set(map(bytes, self.filter(profile=profile).values_list("word", flat=True)))
        self.filter(profile=profile, word__in=there - wanted).delete()
        self.bulk_create(self.model(profile=profile, word=word) for word in sorted(wanted - there))

    def beginning(self, letters):
        """The words that begin so; no byte of UTF-8 is as high as the one that ends the range."""
        start = letters.encode()
        return self.filter(word__gte=start, word__lt=start + b"\xff")


class ArtistWord(models.Model):
    """A word that a listed artist is found by: of the name or of a style, folded, in UTF-8.

    Bytes, because both databases order them alike and read their beginnings from an ordinary
    index; what they do with text depends on its collation.
    """

    profile = models.ForeignKey(ArtistProfile, models.CASCADE, related_name="words", db_index=False)
    word = models.BinaryField(max_length=4 * LONGEST)

    objects = ArtistWordQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["profile", "word"], name="artist_word_once")]
        indexes = [models.Index(fields=["word", "profile"], name="artist_word_prefix")]

    def __str__(self):
        return bytes(self.word).decode()


def keep_names_in_step(user):
    """Called when somebody's names or standing change: the lists repeat them."""
    if profile := ArtistProfile.objects.filter(artist=user).first():
        profile.artist = user
        with profile.changing():
            pass


def in_words(things):
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(filter(None, [", ".join(things[:-1]), things[-1]]))
