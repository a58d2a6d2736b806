"""How much one person may leave lying about."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db.models import Sum
from django.utils import timezone

from .intake import MEGABYTE, Refused

# Uploaded, but not part of anything yet.
MOST_UNATTACHED = 40
# In any 24 hours, as the files were sent.
MOST_BYTES_A_DAY = 1000 * MEGABYTE


def check(pictures, owner, coming):
    """Raises Refused when ``coming`` more bytes from this person are too much."""
    own = pictures.filter(owner=owner)
    if own.unattached().count() >= MOST_UNATTACHED:
        raise Refused(
            f"{MOST_UNATTACHED} pictures are waiting already. Use or remove some of them first; "
            "what is not used goes by itself after a day.",
            code="quota",
        )
    since = timezone.now() - timedelta(days=1)
    sent = own.filter(created_at__gt=since).aggregate(sum=Sum("size_bytes"))["sum"] or 0
    if sent + coming > MOST_BYTES_A_DAY:
        raise Refused("That is 1,000 MB in one day. Go on tomorrow.", code="quota")


def check_locked(pictures, owner, coming):
    """The same under a lock on the person, so that parallel uploads are counted one by one.

    Call it in the transaction that writes the row.
    """
    people = get_user_model()._base_manager
    list(people.select_for_update(no_key=True).filter(pk=owner.pk).values_list("pk"))
    check(pictures, owner, coming)
