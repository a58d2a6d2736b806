"""The wing's part of the demo market: artists with their works, buyers, a few commissions.

Who is who stands in ``demo_pack/pack.json``; here is what they did, and how many days ago.
"""

import json
import uuid
from datetime import timedelta
from pathlib import Path

from django.urls import reverse
from django.utils import timezone

from .models import ArtistProfile, CommissionRequest, PortfolioPiece, StyleTag

PACK = Path(__file__).parent / "demo_pack"


def build(stage):
    pack = json.loads((PACK / "pack.json").read_text())
    for number, facts in enumerate(pack["artists"]):
        move_in(stage, number, facts)
    for number, facts in enumerate(pack["members"]):
        with stage.days_ago(330 - 13 * number):
            stage.person(**facts, commissions_art=True)
    fox, marmalade, juniper, warden = (Job(stage, **facts) for facts in pack["commissions"])
    finished_and_waiting_for_a_word(fox)
    completed(marmalade)
    at_the_colour_stage(juniper)
    just_asked(warden)
    came_to_nothing(stage)


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


# --- Commissions -------------------------------------------------------------------------------


class Job:
    """One commission of the pack, from the first letter on."""

    def __init__(self, stage, *, slug, title, artist, buyer, brief, budget_cents, **facts):
        self.stage = stage
        self.title, self.brief, self.budget_cents = title, brief, budget_cents
        self.artist, self.buyer = stage.people[artist], stage.people[buyer]
        self.stages = facts.get("stages", {})
        self.references = facts.get("references", [])
        self.tags = facts.get("style_tags", [])
        self.commission = None

    def send(self, days):
        with self.stage.days_ago(days):
            pictures = [self.take(reference, self.buyer) for reference in self.references]
            self.commission = CommissionRequest.send(
                buyer=self.buyer,
                artist=self.artist,
                op_id=uuid.UUID(int=self.stage.dice.getrandbits(128), version=4),
                title=self.title,
                description=self.brief,
                agreed_budget_cents=self.budget_cents,
                wanted_by=(self.stage.now - timedelta(days=days - 45)).date(),
                pictures=pictures,
                style_tags=StyleTag.objects.filter(name__in=self.tags),
            )
            self.commission.code = self.stage.code()
            self.commission.save(update_fields=["code"])

    def press(self, days, verb, *, by, **words):
        with self.stage.days_ago(days):
            getattr(self.commission, verb)(by=by, **words)

    def accept(self, days):
        self.press(days, "accept", by=self.artist)

    def share(self, days, name, verb="share"):
        """The picture of one stage; ``verb="keep"`` keeps it from the buyer."""
        work = self.stages[name]
        with self.stage.days_ago(days):
            pictures = [self.take(work, self.artist)]
        self.press(
            days,
            verb,
            by=self.artist,
            pictures=pictures,
            stage_tag=name,
            caption=work["caption"],
        )

    def take(self, facts, owner):
        path = PACK / facts["file"]
        return self.stage.picture(path, owner=owner, alt=facts["alt"], private=True)


def finished_and_waiting_for_a_word(fox):
    fox.send(26)
    fox.accept(25.4)
    fox.share(21.2, "sketch")
    fox.share(15.1, "linework")
    fox.share(8.6, "color")
    fox.share(1.3, "final")
    fox.press(1.2, "deliver", by=fox.artist, note="Here is Rusty, scarf and all.")


def completed(marmalade):
    marmalade.send(78)
    marmalade.accept(77.5)
    marmalade.share(74.2, "sketch")
    marmalade.share(68.3, "linework")
    marmalade.share(61.7, "color")
    marmalade.share(55.1, "final")
    marmalade.press(55, "deliver", by=marmalade.artist)
    marmalade.press(53.6, "complete", by=marmalade.buyer)


def at_the_colour_stage(juniper):
    """The final is begun, and the artist does not want to show it yet."""
    juniper.send(17)
    juniper.accept(16.1)
    juniper.share(12.4, "sketch")
    juniper.share(6.2, "linework")
    juniper.share(2.1, "color")
    juniper.share(0.3, "final", verb="keep")


def just_asked(warden):
    warden.send(0.8)


def came_to_nothing(stage):
    """Not everything works out: a brief that was declined and one that was taken back."""
    hens = Job(
        stage,
        slug="hens",
        title="A window for the hen house",
        artist="leadlight",
        buyer="ottoline",
        brief="Four hens, one of them looking the other way. The window is 60 by 40 cm and faces "
        "east. It should be up before Easter.",
        budget_cents=22000,
    )
    hens.send(41)
    hens.press(
        39,
        "decline",
        by=hens.artist,
        note="I would love to, but I am building two windows until summer. Ask me again in June.",
    )
    sky = Job(
        stage,
        slug="sky",
        title="夜行バスから見た星 · stars from the night bus",
        artist="coldorbit",
        buyer="sixten",
        brief="The sky as it looks from the last row of a night bus, somewhere north of Umeå.",
        budget_cents=27500,
    )
    sky.send(12)
    sky.press(11, "withdraw", by=sky.buyer)


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
