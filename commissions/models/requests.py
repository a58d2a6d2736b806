"""A piece made to order: the brief, the stages, and who may do what when."""

from django.conf import settings
from django.db import models

from marketplace.deals.lifecycle import Refused, transition
from marketplace.deals.models import Deal
from marketplace.money import MoneyField
from marketplace.uploads.models import Picture
from marketplace.validators import no_control_characters, one_line

from .artists import StyleTag


class CommissionRequest(Deal):
    """A buyer's brief and what an artist makes of it. ``seller`` is the artist."""

    KIND = "commission"
    KEPT = Deal.KEPT | {"revisions_used"}

    class Status(models.TextChoices):
        REQUESTED = "requested", "Brief sent"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Withdrawn"
        IN_PROGRESS = "in_progress", "In progress"
        DELIVERED = "delivered", "Final delivered"
        COMPLETED = "completed", "Completed"

    ENDED = frozenset({Status.DECLINED, Status.WITHDRAWN, Status.COMPLETED})
    ACTIVE = frozenset({Status.IN_PROGRESS})

    deal = models.OneToOneField(
        Deal, models.CASCADE, parent_link=True, primary_key=True, related_name="commission"
    )
    description = models.TextField(max_length=5000, validators=[no_control_characters])
    style_tags = models.ManyToManyField(StyleTag, related_name="commissions", blank=True)
    agreed_budget_cents = MoneyField("budget")
    wanted_by = models.DateField(null=True, blank=True)
    terms = models.TextField(blank=True, help_text="The artist's terms when it was accepted.")
    revisions_included = models.PositiveSmallIntegerField(default=0)
    revisions_used = models.PositiveSmallIntegerField(default=0, editable=False)

    @property
    def artist(self):
        return self.seller

    @property
    def is_active(self):
        """Whether the artist may add photos."""
        return self.status in self.ACTIVE

    @transition(Status.REQUESTED, to=Status.WITHDRAWN, by="buyer")
    def withdraw(self, *, by):
        pass

    @transition(Status.REQUESTED, to=Status.DECLINED, by="seller")
    def decline(self, *, by, note=""):
        pass

    @transition(Status.REQUESTED, to=Status.IN_PROGRESS, by="seller")
    def accept(self, *, by):
        profile = self.seller.artist_profile
        self.terms = profile.terms
        self.revisions_included = profile.revisions_included
        self.wait_for("seller")

    @transition(Status.IN_PROGRESS, to=Status.DELIVERED, by="seller")
    def deliver(self, *, by, note=""):
        if not self.photos.filter(stage_tag=ProgressPhoto.Stage.FINAL, is_visible_to_buyer=True):
            raise Refused("Share the final picture with the buyer first, then deliver.")
        self.wait_for("buyer")

    @transition(Status.DELIVERED, to=Status.IN_PROGRESS, by="buyer")
    def ask_change(self, *, by, note):
        if self.revisions_used >= self.revisions_included:
            raise Refused("The changes that were agreed are used up.")
        self.revisions_used += 1
        self.wait_for("seller")

    @transition(Status.DELIVERED, to=Status.COMPLETED, by="buyer")
    def complete(self, *, by):
        pass


class ReferencePicture(models.Model):
    """A private picture that shows the artist what is meant."""

    commission = models.ForeignKey(CommissionRequest, models.CASCADE, related_name="references")
    picture = models.OneToOneField(Picture, models.PROTECT, related_name="reference")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return str(self.picture)


class ProgressPhotoQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The artist sees all photos of a commission, its buyer those that were shared."""
        return self.filter(
            models.Q(commission__seller=user)
            | models.Q(commission__buyer=user, is_visible_to_buyer=True)
        )


class ProgressPhoto(models.Model):
    """A photo of a stage. One that is not ``is_visible_to_buyer`` leaves the buyer no trace."""

    class Stage(models.TextChoices):
        SKETCH = "sketch", "Sketch"
        LINEWORK = "linework", "Linework"
        COLOR = "color", "Colour"
        FINAL = "final", "Final"

    commission = models.ForeignKey(CommissionRequest, models.CASCADE, related_name="photos")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="progress_photos"
    )
    picture = models.OneToOneField(Picture, models.PROTECT, related_name="progress_photo")
    caption = models.CharField(max_length=300, blank=True, validators=[one_line])
    stage_tag = models.CharField(max_length=10, choices=Stage)
    is_visible_to_buyer = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ProgressPhotoQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.get_stage_tag_display()}: {self.picture}"
