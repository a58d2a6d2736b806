"""Every verb, in every state, by everybody: what should happen, and what does."""

from django.db import transaction
from django.test import Client
from django.urls import reverse

from commissions.models import CommissionRequest
from tests.commissions.jobs import Status, commission_of, press, private_picture, reread

ACTORS = ["anonymous", "stranger", "buyer", "artist", "other_artist", "operator", "superuser"]
ROLES = {"buyer": "buyer", "artist": "seller"}
PHOTO_VERBS = {"show", "discard"}


def stage_set(people, status):
    """A commission in this state in which no verb's own conditions stand in the way."""
    if status in (Status.REQUESTED, Status.DECLINED, Status.WITHDRAWN):
        return commission_of(people, status)
    deal = commission_of(people, Status.IN_PROGRESS)
    press(deal, "share")
    press(deal, "keep")
    for verb in {Status.DELIVERED: ["deliver"], Status.COMPLETED: ["deliver", "complete"]}.get(
        status, []
    ):
        press(deal, verb)
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
            "stage_tag": "final",
            "pictures": picture.code,
            "audience": audience,
            "caption": "",
        }
    if verb == "edit_brief":
        return {"title": "Changed", "description": "Changed", "budget": "500"}
    return {"note": "In short: light.", "brief_version": deal.brief_version}


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
    if verb.name in PHOTO_VERBS and not deal.photos.exists():
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
        point = transaction.savepoint()
        data, should = words(deal, verb.name, user), expected(deal, verb, actor, sources)
        before = fingerprint(deal)
        answer = client.post(address(deal, verb.name), data)
        changed = fingerprint(reread(deal)) != before
        if (answer.status_code, changed) != should:
            found.append((verb.name, should, (answer.status_code, changed)))
        transaction.savepoint_rollback(point)
    return found
