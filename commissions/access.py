"""Who may open the private pictures of a commission, besides the one who uploaded them."""

from marketplace.ledger.models import Hold
from marketplace.uploads.access import ALL, SHOWN

from .models import CommissionRequest, ProgressPhoto, ReferencePicture


def references(picture, user):
    """The two parties; the artist not after the brief came to nothing."""
    reference = (
        ReferencePicture.objects.filter(picture=picture)
        .filter(commission__in=CommissionRequest.objects.visible_to(user))
        .select_related("commission")
        .first()
    )
    if reference is None:
        return None
    deal = reference.commission
    return ALL if deal.is_linked or deal.role_of(user) == "buyer" else None


def progress_photos(picture, user):
    """The artist everything; the buyer what was shared, in full what is released."""
    photos = ProgressPhoto.objects.visible_to(user).filter(picture=picture)
    photo = photos.select_related("commission", "milestone").first()
    if photo is None:
        return None
    deal = photo.commission
    if deal.role_of(user) == "seller":
        return ALL
    return ALL if photo.milestone.status == Hold.Status.RELEASED else SHOWN
