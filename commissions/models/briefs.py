"""Briefs that are not sent yet."""

import uuid

from django.conf import settings
from django.db import models, transaction

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
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["buyer", "artist"], name="one_draft_for_each_artist")
        ]

    def __str__(self):
        return f"Draft of {self.buyer} for {self.artist}"

    def send(self, **brief):
        """Sends the brief and drops the draft, both or neither. Raises ``Refused``."""
        with transaction.atomic():
            commission = CommissionRequest.send(
                buyer=self.buyer, artist=self.artist, op_id=self.op_id, **brief
            )
            self.delete()
        return commission
