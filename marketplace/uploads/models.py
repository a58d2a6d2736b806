"""Pictures: taken in once, kept in three sizes, public or private."""

from pathlib import PurePath

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone

from marketplace.codes import CodeField
from marketplace.validators import one_line

from . import quota, storage
from .intake import rendition_sizes, take_in
from .names import random_key, tidy_name
from .sweep import sweep


class PictureQuerySet(models.QuerySet):
    def take(
        self,
        upload,
        *,
        owner,
        private=False,
        alt="",
        keep_full=False,
        purpose="",
        within_quota=False,
    ):
        """Takes an uploaded file in and keeps it, or raises ``intake.Refused`` with words.

        The files are written first, under a fresh key, and the row second: a page never shows
        a row whose picture is not there. The new picture belongs to nothing until ``attach``.
        """
        if within_quota:
            quota.check(self, owner, upload.size)
        taken = take_in(upload, keep_full=keep_full)
        picture = self.model(
            owner=owner,
            is_private=private,
            width=taken.width,
            height=taken.height,
            colour=taken.colour,
            is_pixel_art=bool(taken.cell),
            cell=taken.cell,
            alt=alt,
            name=tidy_name(upload.name),
            size_bytes=upload.size,
            full_name=taken.full_name,
            purpose=purpose,
        )
        try:
            picture.write(taken)
            with transaction.atomic():
                if within_quota:
                    quota.check_locked(self, owner, upload.size)
                picture.save(force_insert=True)
        except BaseException:
            picture.discard_files()
            raise
        return picture

    def unattached(self):
        """Uploaded, but not part of anything yet."""
        return self.filter(attached_at=None)

    def waiting(self, owner, purpose):
        """What somebody uploaded for a form and has not sent yet, oldest first."""
        return self.unattached().filter(owner=owner, purpose=purpose).order_by("pk")

    def attach(self):
        """Claims those that are still free; from now on the sweeper leaves them. Says how many."""
        return self.unattached().update(attached_at=timezone.now())

    def wear(self, picture, *, by):
        """Makes the picture the person's face; None brings the maker's mark back."""
        with transaction.atomic():
            people = get_user_model()._base_manager.select_for_update(no_key=True)
            worn = people.get(pk=by.pk).avatar_key
            if picture:
                picture.attach()
            by.avatar_key = picture.key if picture else ""
            by.save(update_fields=["avatar_key", "updated_at"])
            self.filter(owner=by, key=worn, purpose="avatar").delete()

    def withdraw(self):
        """Deletes the first one that is still free, or leaves it to its holder. Says how many.

        Safe beside a form that claims the same picture at this moment: one of the two wins.
        """
        with transaction.atomic():
            picture = self.unattached().select_for_update(skip_locked=True).first()
            if picture is None:
                return 0
            picture.delete()
            return 1

    def delete(self):
        """Row by row, so that each takes its files along."""
        for picture in self:
            picture.delete()

    def sweep(self, now):
        """Clears away what nobody will miss: see ``sweep.sweep``."""
        return sweep(self.model, now)


class Picture(models.Model):
    """One picture: three WebP renditions under a random key, and what a page needs to lay it out.

    ``width`` and ``height`` are those of the large rendition, in pixels. The full-size file, where
    one is kept, always lies in the private storage.
    """

    code = CodeField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="pictures")
    is_private = models.BooleanField(default=False)
    key = models.CharField(max_length=32, unique=True, default=random_key, editable=False)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    colour = models.CharField(max_length=7, help_text="Dominant colour, #rrggbb.")
    is_pixel_art = models.BooleanField(default=False)
    cell = models.PositiveSmallIntegerField(
        default=0, help_text="Pixel art: the side of one drawn pixel in the large rendition."
    )
    alt = models.CharField("alt text", max_length=300, blank=True, validators=[one_line])
    name = models.CharField(max_length=150, help_text="As the person called the file.")
    size_bytes = models.PositiveBigIntegerField(help_text="Of the file that was sent.")
    full_name = models.CharField(max_length=60, blank=True)
    purpose = models.CharField(max_length=80, blank=True, editable=False)
    attached_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PictureQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["owner", "created_at"],
                condition=models.Q(attached_at=None),
                name="picture_unattached",
            )
        ]

    def __str__(self):
        return self.name

    def delete(self, *args, **kwargs):
        deleted = super().delete(*args, **kwargs)
        # Robust: an object storage that is down must not break what was decided; what stays
        # behind is swept later.
        transaction.on_commit(self.remove_files, robust=True)
        return deleted

    @property
    def storage(self):
        return storage.private() if self.is_private else storage.public()

    def url(self, size):
        """Where a page finds this size. Private pictures are checked at every read there."""
        if self.is_private or size == "full":
            return reverse("uploads:file", args=[self.code, size])
        return self.storage.url(f"{self.key}/{size}.webp")

    @property
    def sizes(self):
        """``{name: (width, height)}`` of the renditions."""
        return rendition_sizes(self.width, self.height, self.cell)

    @property
    def srcset(self):
        """For ``<img srcset>``, with each rendition's true width, each width once."""
        widths = {width: name for name, (width, _) in reversed(self.sizes.items())}
        return ", ".join(f"{self.url(widths[width])} {width}w" for width in sorted(widths))

    def as_row(self):
        """What a form and upload.js show of a stored picture."""
        return {
            "code": self.code,
            "name": self.name,
            "size": filesizeformat(self.size_bytes),
            "src": self.url("small"),
            "alt": self.alt,
        }

    def attach(self):
        """Like the queryset's: True when the picture was free until now."""
        return Picture.objects.filter(pk=self.pk).attach() == 1

    def write(self, taken):
        renditions = {f"{size}.webp": file for size, file in taken.renditions.items()}
        storage.write(self.storage, self.key, renditions)
        if taken.full is not None:
            with taken.full as full:
                storage.write(storage.private(), self.key, {taken.full_name: full})

    def open(self, size):
        """The file of a size, opened for reading; FileNotFoundError when there is none."""
        if size != "full":
            return self.storage.open(f"{self.key}/{size}.webp")
        if not self.full_name:
            raise FileNotFoundError(self.key)
        return storage.private().open(f"{self.key}/{self.full_name}")

    def file_name(self, size):
        """What a saved copy is called: the person's own name for it, with the true ending."""
        ending = PurePath(self.full_name).suffix if size == "full" else ".webp"
        return PurePath(self.name).stem + ending

    def discard_files(self):
        for place in {self.storage, storage.private()}:
            storage.discard(place, self.key)

    def remove_files(self):
        storage.remove(self.storage, self.key)
        if self.full_name and not self.is_private:
            storage.remove(storage.private(), self.key)


class LookQuerySet(models.QuerySet):
    def note(self, viewer, picture, now):
        """Writes down that somebody opened a picture, once an hour however often they do."""
        hour = now.replace(minute=0, second=0, microsecond=0)
        look = self.model(viewer=viewer, picture=picture, at=hour)
        self.bulk_create([look], ignore_conflicts=True)


class Look(models.Model):
    """Somebody opened a private picture: one row per person, picture and hour, for both to see."""

    viewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="looks")
    picture = models.ForeignKey(Picture, models.CASCADE, related_name="looks")
    at = models.DateTimeField(help_text="The full hour.")

    objects = LookQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["viewer", "picture", "at"], name="look_once_an_hour")
        ]

    def __str__(self):
        return f"{self.viewer} opened {self.picture}"
