"""The states of a commission."""

from django.db import models


class Status(models.TextChoices):
    REQUESTED = "requested", "Brief sent"
    QUOTED = "quoted", "Quote sent"
    AGREED = "agreed", "Agreed, not paid yet"
    IN_PROGRESS = "in_progress", "In progress"
    IN_REVIEW = "in_review", "Stage to review"
    DELIVERED = "delivered", "Final delivered"
    COMPLETED = "completed", "Completed"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Taken back"
    EXPIRED = "expired", "Ran out"
    ENDED = "ended", "Ended early"
    CANCELLED = "cancelled", "Cancelled, refunded"


# Agreed on and not yet at an end: what takes up an artist's places.
UNDER_WAY = (Status.AGREED, Status.IN_PROGRESS, Status.IN_REVIEW, Status.DELIVERED)
# Came to nothing before any money: the artist has no use for the buyer's pictures any more.
CAME_TO_NOTHING = (Status.DECLINED, Status.WITHDRAWN, Status.EXPIRED)
