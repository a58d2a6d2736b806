"""Commissions with pictures, for the tests of the wing's deals."""

import re
import uuid

from commissions.models import CommissionRequest
from commissions.models.plan import Step, default_plan
from marketplace.uploads.purposes import PURPOSES
from tests.deals.factories import ArtistProfileFactory
from tests.factories import UserFactory
from tests.ledger.paying import pay
from tests.uploads.pictures import corners, encoded, upload

Status = CommissionRequest.Status

SIZES = ["small", "middle", "large", "full"]

BRIEF = {
    "title": "Pip the fox, head and chest",
    "description": "Our garden fox Pip, three-quarter view, alert but kind.",
    "agreed_budget_cents": 30000,
}

ALL_IN_ONE = Step("All of it", 30000, ("sketch", "linework", "color", "final"))
SHARE_AND_SUBMIT = ["share", "submit", "approve", "pay"]
STARTED = ["quote", "agree", "pay"]
LAST_STAGE = [*STARTED, *SHARE_AND_SUBMIT, *SHARE_AND_SUBMIT]

# How far a commission of two people goes, step by step, to reach a state.
PATHS = {
    Status.REQUESTED: [],
    Status.DECLINED: ["decline"],
    Status.WITHDRAWN: ["withdraw"],
    Status.QUOTED: ["quote"],
    Status.AGREED: ["quote", "agree"],
    Status.EXPIRED: ["quote", "expire"],
    Status.IN_PROGRESS: STARTED,
    Status.IN_REVIEW: [*STARTED, "share", "submit"],
    Status.ENDED: [*STARTED, "share", "submit", "approve", "end"],
    Status.CANCELLED: [*STARTED, "settle"],
    Status.DELIVERED: [*LAST_STAGE, "share", "deliver"],
    Status.COMPLETED: [*LAST_STAGE, "share", "deliver", "complete"],
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
    for step in PATHS[status]:
        press(deal, step)
    return deal


def in_one_stage(people, **facts):
    """One in work that is paid in one sum, so that every kind of picture can be shown."""
    deal = commission_of(people, **facts)
    press(deal, "quote", steps=[ALL_IN_ONE], total_cents=30000)
    return press(press(deal, "agree"), "pay")


def press(deal, verb, **words):
    """Presses a verb as the party whose verb it is; ``pay`` pays what is due."""
    if verb == "pay":
        pay(deal.payable_milestone())
        deal.refresh_from_db()
        return deal
    getattr(deal, verb)(by=presser(deal, verb), **WORDS.get(verb, lambda _: {})(deal) | words)
    return deal


def presser(deal, verb):
    by = deal.verbs()[verb].by
    if "operator" in by:
        return UserFactory(operator=True)
    if "clock" in by:
        return "clock"
    return deal.buyer if "buyer" in by else deal.seller


def photos(deal):
    return {
        "pictures": [private_picture(deal.seller)],
        "stage_tag": deal.steps[deal.current_milestone_index].stages[-1],
    }


# What each verb is told in these tests unless a test says otherwise.
WORDS = {
    "quote": lambda deal: {"steps": default_plan(30000), "total_cents": 30000},
    "agree": lambda deal: {"plan_version": deal.plan_version},
    "share": photos,
    "keep": photos,
    "ask_change": lambda deal: {"note": "A warmer light, please."},
    "ask_operators": lambda deal: {"note": "I hear nothing any more."},
    "counter": lambda deal: {"note": "Could it be a little less?"},
    "settle": lambda deal: {"release_cents": 0, "note": "The artist is gone."},
}


def reread(deal):
    return CommissionRequest.objects.get(pk=deal.pk)


def readable(answer):
    """The page without what differs at every reading: the token of its forms, the request's id."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return text.replace(answer.headers["X-Request-ID"], "")
