"""Commissions with pictures, for the tests of the wing's deals."""

import re
import uuid

from commissions.models import CommissionRequest, ProgressPhoto
from marketplace.uploads.purposes import PURPOSES
from tests.deals.factories import ArtistProfileFactory
from tests.uploads.pictures import corners, encoded, upload

Status = CommissionRequest.Status

SIZES = ["small", "middle", "large", "full"]

BRIEF = {
    "title": "Pip the fox, head and chest",
    "description": "Our garden fox Pip, three-quarter view, alert but kind.",
    "agreed_budget_cents": 30000,
}

# How far a commission of two people goes, verb by verb, to reach a state.
PATHS = {
    Status.REQUESTED: [],
    Status.DECLINED: ["decline"],
    Status.WITHDRAWN: ["withdraw"],
    Status.IN_PROGRESS: ["accept"],
    Status.DELIVERED: ["accept", "share", "deliver"],
    Status.COMPLETED: ["accept", "share", "deliver", "complete"],
}


def private_picture(owner, *, name="pip.png", purpose="progress", about=""):
    """A real picture on its way into a form: private, the owner's, not yet part of anything."""
    file = upload(encoded(corners((64, 80)), "PNG"), name)
    return PURPOSES[purpose].take(file, owner=owner, about=about)


def commission_of(people, status=Status.REQUESTED, *, references=0, **facts):
    """A commission between ``people.buyer`` and ``people.artist``, led there by its verbs."""
    ArtistProfileFactory(artist=people.artist)
    deal = CommissionRequest.send(
        buyer=people.buyer,
        artist=people.artist,
        op_id=uuid.uuid4(),
        pictures=[private_picture(people.buyer) for _ in range(references)],
        **BRIEF | facts,
    )
    for verb in PATHS[status]:
        press(deal, verb)
    return deal


def press(deal, verb, **words):
    """Presses a verb as the party whose verb it is."""
    by = deal.buyer if "buyer" in deal.verbs()[verb].by else deal.seller
    if verb in ("share", "keep"):
        words.setdefault("pictures", [private_picture(by)])
        words.setdefault("stage_tag", ProgressPhoto.Stage.FINAL)
    if verb == "ask_change":
        words.setdefault("note", "A warmer light, please.")
    getattr(deal, verb)(by=by, **words)
    return deal


def reread(deal):
    return CommissionRequest.objects.get(pk=deal.pk)


def readable(answer):
    """The page without what differs at every reading: the token of its forms, the request's id."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return text.replace(answer.headers["X-Request-ID"], "")
