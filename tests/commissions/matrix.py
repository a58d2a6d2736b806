"""Every verb, in every state, by everybody: what should happen, and what does."""

from django.db import transaction
from django.test import Client
from django.urls import reverse

from commissions.models import CommissionRequest
from tests.commissions.jobs import (
    Status,
    commission_of,
    in_one_stage,
    press,
    private_picture,
    reread,
)

ACTORS = ["anonymous", "stranger", "buyer", "artist", "other_artist", "operator", "superuser"]
ROLES = {"buyer": "buyer", "artist": "seller"}
PHOTO_VERBS = {"show", "discard"}
PARTIES = {"buyer", "seller"}


def stage_set(people, status):
    """A commission in this state in which no verb's own conditions stand in the way: one stage
    for all of it while it is in work, pictures to hand in, and money that is held."""
    if status not in (Status.IN_PROGRESS, Status.DELIVERED):
        deal = commission_of(people, status)
    else:
        deal = in_one_stage(people)
        press(deal, "share", stage_tag="final")
    if deal.is_active:
        press(deal, "keep")
    if status == Status.DELIVERED:
        press(deal, "deliver")
    return deal


def address(deal, verb):
    if verb in PHOTO_VERBS:
        kept = deal.photos.filter(is_visible_to_buyer=False).first()
        code = kept.picture.code if kept else "nothing"
        return reverse(f"commissions:photo-{verb}", args=[deal.code, code])
    name = "share" if verb == "keep" else verb.replace("_", "-")
    return reverse(f"commissions:commission-{name}", args=[deal.code])


def words(deal, verb, user):
    """What a browser would post, complete and correct."""
    if verb in ("share", "keep"):
        owner = user or deal.seller
        picture = private_picture(owner, about=deal.code)
        audience = "shared" if verb == "share" else "kept"
        return {
            "do": "send",
            "stage_tag": stage_tag_of(deal),
            "pictures": picture.code,
            "audience": audience,
            "caption": "",
        }
    if verb == "edit_brief":
        return {"title": "Changed", "description": "Changed", "budget": "500"}
    words = {"note": "In short: light.", "brief_version": deal.brief_version}
    if verb == "quote":
        return words | {
            **{"total": "300", "steps-TOTAL_FORMS": "1", "steps-INITIAL_FORMS": "0"},
            **{"steps-0-title": "All", "steps-0-amount": "300", "steps-0-stages": "final"},
        }
    return words | {"plan_version": deal.plan_version, "expected_cents": expected_cents(deal)}


def stage_tag_of(deal):
    return deal.stage_tags[-1] if deal.plan else "sketch"


def expected_cents(deal):
    return deal.plan[deal.current_milestone_index]["amount_cents"] if deal.plan else 0


def fingerprint(deal):
    """Everything that a verb could have changed."""
    row = CommissionRequest.objects.filter(pk=deal.pk).values().get()
    return (
        row,
        list(deal.events.values_list("pk", flat=True)),
        list(deal.photos.order_by("pk").values()),
        list(deal.references.order_by("pk").values()),
    )


def expected(deal, verb, actor, sources):
    """(status code, whether something changed)"""
    if actor == "anonymous":
        return 302, False
    if actor not in ROLES:
        return 404, False
    if ROLES[actor] not in verb.by:
        return 403, False
    if verb.name == "submit":
        return 302, False  # all is one stage here, and the last one is delivered
    if verb.name in PHOTO_VERBS and not deal.photos.filter(is_visible_to_buyer=False):
        return 404, False
    return 302, deal.status in sources[verb.name]


def faults(people, status, actor, sources):
    """The cells of this state and actor that are not as they should be: (verb, should be, is).

    ``sources``: verb → the states in which it may be pressed.
    """
    deal = stage_set(people, status)
    user = getattr(people, actor, None)
    client = Client()
    if user:
        client.force_login(user)
    found = []
    for verb in CommissionRequest.verbs().values():
        if not PARTIES & set(verb.by):
            continue  # no page: the clock, the gateway and the console press these
        point = transaction.savepoint()
        data, should = words(deal, verb.name, user), expected(deal, verb, actor, sources)
        before = fingerprint(deal)
        answer = client.post(address(deal, verb.name), data)
        changed = fingerprint(reread(deal)) != before
        if (answer.status_code, changed) != should:
            found.append((verb.name, should, (answer.status_code, changed)))
        transaction.savepoint_rollback(point)
    return found
