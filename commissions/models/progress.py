"""Photos of the work, stage by stage."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from marketplace.deals.lifecycle import Refused
from marketplace.ledger.models import Hold
from marketplace.uploads.models import Picture
from marketplace.validators import one_line

# What the buyer sees of a stage needs the stage to be paid for, and not paid back.
OPEN_TO_BUYER = (Hold.Status.HELD, Hold.Status.RELEASED)


class ProgressPhotoQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The artist sees all photos of a commission, its buyer those that were shared."""
        return self.filter(
            models.Q(commission__seller=user)
            | models.Q(
                commission__buyer=user,
                is_visible_to_buyer=True,
                milestone__status__in=OPEN_TO_BUYER,
            )
        )

    def shared(self):
        return self.filter(is_visible_to_buyer=True)

    def get_kept(self, photo):
        """``photo`` as the database has it now, if the buyer has never been able to see it."""
        kept = self.filter(pk=photo.pk, is_visible_to_buyer=False).select_related("picture")
        if found := kept.first():
            return found
        raise Refused("This photo is shared already. Nothing was changed.")

    def newest_of_each(self, deals, user):
        """deal pk → the newest picture that this person sees, for lists. One query."""
        photos = self.visible_to(user).filter(commission__in=[deal.pk for deal in deals])
        # Photos that are kept come first, so that a shared one wins.
        oldest_first = models.F("shared_at").asc(nulls_first=True)
        photos = photos.select_related("picture").order_by(oldest_first, "pk")
        return {photo.commission_id: photo.picture for photo in photos}


class ProgressPhoto(models.Model):
    """A photo of a stage. One that is not ``is_visible_to_buyer`` leaves the buyer no trace:
    what the buyer reads is ordered and dated by ``shared_at``, never by ``created_at``."""

    class Stage(models.TextChoices):
        SKETCH = "sketch", "Sketch"
        LINEWORK = "linework", "Linework"
        COLOR = "color", "Colour"
        FINAL = "final", "Final"

    commission = models.ForeignKey(
        "commissions.CommissionRequest", models.CASCADE, related_name="photos"
    )
    milestone = models.ForeignKey(Hold, models.PROTECT, related_name="photos")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="progress_photos"
    )
    picture = models.OneToOneField(Picture, models.PROTECT, related_name="progress_photo")
    caption = models.CharField(max_length=300, blank=True, validators=[one_line])
    stage_tag = models.CharField(max_length=10, choices=Stage)
    is_visible_to_buyer = models.BooleanField(default=True)
    shared_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ProgressPhotoQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_visible_to_buyer=True, shared_at__isnull=False)
                | models.Q(is_visible_to_buyer=False, shared_at=None),
                name="photo_shared_when_visible",
            )
        ]

    def __str__(self):
        return f"{self.get_stage_tag_display()}: {self.picture}"

    def save(self, **options):
        if self.is_visible_to_buyer and self.shared_at is None:
            self.shared_at = timezone.now()
        super().save(**options)

    def share(self):
        self.is_visible_to_buyer = True
        self.save()

    def drop(self):
        self.delete()
        self.picture.delete()
