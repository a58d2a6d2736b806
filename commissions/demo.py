"""The wing's part of the demo market: artists with their works, buyers, and what there is to visit.

Who is who stands in ``demo_pack/pack.json``; their commissions are told in ``demo_jobs``.
"""

import json
from pathlib import Path

from django.urls import reverse
from django.utils import timezone

from . import demo_jobs
from .models import ArtistProfile, CommissionRequest, PortfolioPiece, StyleTag

PACK = Path(__file__).parent / "demo_pack"


def build(stage):
    pack = json.loads((PACK / "pack.json").read_text())
    for number, facts in enumerate(pack["artists"]):
        move_in(stage, number, facts)
    for number, facts in enumerate(pack["members"]):
        with stage.days_ago(330 - 13 * number):
            stage.person(**facts, commissions_art=True)
    demo_jobs.build(stage, pack["commissions"])


# --- Artists -----------------------------------------------------------------------------------


def move_in(stage, number, facts):
    """An artist joins, shows one work after another and opens for commissions.

    The lists show first who shared a work last: that makes them follow the order of the pack, in
    which no two neighbours paint alike.
    """
    works, styles = facts.pop("works"), facts.pop("style_tags")
    opens = facts.pop("open")
    who = {name: facts.pop(name) for name in ("username", "display_name", "time_zone", "mark")}
    newest = 0.2 + 1.3 * number
    with stage.days_ago(150 + 61 * number):
        artist = stage.person(**who, sells_art=True)
        profile = ArtistProfile.objects.create(artist=artist, fresh_at=timezone.now(), **facts)
        profile.set_style_tags(styles)
    for place, work in enumerate(works):
        with stage.days_ago(newest + 9 * (len(works) - 1 - place)):
            show(stage, profile, **work)
    if opens:
        with stage.days_ago(newest):
            profile.open()


def show(stage, profile, *, file, alt, **facts):
    picture = stage.picture(PACK / file, owner=profile.artist, alt=alt)
    profile.add_works([{"picture": picture, "code": stage.code(), **facts}])


# --- What there is to visit --------------------------------------------------------------------


def objects():
    """The wing's addresses, with who may open each: ``None`` for anybody, else usernames."""
    for tag in StyleTag.objects.filter(profiles__artist__is_demo=True).distinct():
        yield thing("style", tag.name, tag.get_absolute_url())
    for profile in ArtistProfile.objects.filter(artist__is_demo=True).order_by("pk"):
        yield thing("artist", str(profile), profile.get_absolute_url())
    works = PortfolioPiece.objects.filter(profile__artist__is_demo=True)
    for work in works.select_related("profile__artist").order_by("pk"):
        yield thing("work", work.title, work.get_absolute_url())
    deals = CommissionRequest.objects.filter(buyer__is_demo=True, seller__is_demo=True)
    for deal in deals.with_people().order_by("pk"):
        yield from objects_of(deal)


def objects_of(deal):
    both = [deal.buyer.username, deal.seller.username]
    facts = {"status": deal.status, "buyer": both[0], "artist": both[1]}
    yield thing("commission", deal.title, deal.get_absolute_url(), both) | facts
    if deal.is_linked:
        for reference in deal.references.select_related("picture"):
            yield private_picture(reference.picture, both)
    for photo in deal.photos.select_related("picture"):
        yield private_picture(photo.picture, both if photo.is_visible_to_buyer else both[1:])


def private_picture(picture, who):
    address = reverse("uploads:file", args=[picture.code, "middle"])
    return thing("private picture", picture.alt, address, who)


def thing(kind, title, address, who=None):
    return {"kind": kind, "title": title, "address": address, "who": who}
