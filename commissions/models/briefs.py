"""Briefs that are not sent yet."""

import uuid

from django.conf import settings
from django.db import models, transaction

from marketplace.uploads.models import Picture

from .requests import CommissionRequest


class BriefDraft(models.Model):
    """What a buyer has typed for an artist so far, exactly as typed, right or wrong.

    ``op_id`` goes into the commission, so that a draft becomes one commission and no more.
    """

    op_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    buyer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="brief_drafts")
    artist = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="brief_drafts_received"
    )
    answers = models.JSONField(default=dict)
    pictures = models.ManyToManyField(Picture, related_name="brief_drafts")
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["buyer", "artist"], name="one_draft_for_each_artist")
        ]

    def __str__(self):
        return f"Draft of {self.buyer} for {self.artist}"

    @classmethod
    def keep(cls, *, buyer, artist, answers, pictures):
        """Writes the answers down; pictures that are not among ``pictures`` any more are gone."""
        with transaction.atomic():
            draft, _ = cls.objects.update_or_create(
                buyer=buyer, artist=artist, defaults={"answers": answers}
            )
            draft.pictures.exclude(pk__in=[picture.pk for picture in pictures]).delete()
            draft.pictures.set(pictures)
            draft.pictures.attach()
        return draft

    def send(self, **brief):
        """Makes the draft a commission, once: sent again, it is the first one. Or ``Refused``."""
        with transaction.atomic():
            drafts = BriefDraft.objects.select_for_update(no_key=True)
            if drafts.filter(pk=self.pk).exists():
                # The pictures are let go for a moment, for the commission to claim them.
                self.pictures.update(attached_at=None)
            commission = CommissionRequest.send(
                buyer=self.buyer, artist=self.artist, op_id=self.op_id, **brief
            )
            BriefDraft.objects.filter(pk=self.pk).delete()
        return commission
