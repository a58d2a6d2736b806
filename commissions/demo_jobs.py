"""The commissions of the demo market: one in every state, some with hours left on their clock.

Here is what people did, and how many days ago.
"""

import uuid
from datetime import timedelta
from pathlib import Path

from django.db.models import F

from marketplace.ledger import inbox, payments
from marketplace.ledger.gateways import sandbox
from marketplace.ledger.models import SandboxCharge
from marketplace.notifications.models import Notification

from .models import CommissionRequest, StyleTag
from .models.plan import default_plan

PACK = Path(__file__).parent / "demo_pack"
HOUR = 1 / 24  # of a day


def build(stage, facts_of_pack):
    fox, marmalade, juniper, warden = (Job(stage, **facts) for facts in facts_of_pack)
    finished_and_waiting_for_a_word(fox)
    completed(marmalade)
    at_the_colour_stage(juniper)
    just_asked(warden)
    came_to_nothing(stage)
    quoted(stage)
    agreed_and_not_paid(stage)
    in_work(stage, pictures=warden.stages)
    next_stage_not_paid(stage, pictures=marmalade.stages)
    before_the_operators(stage)
    ran_out(stage)
    ended_early(stage, pictures=juniper.stages)
    paid_back(stage)
    open_what_was_told()


class Job:
    """One commission of the pack, from the first letter on."""

    def __init__(self, stage, *, title, artist, buyer, brief, budget_cents, **facts):
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
            told = Notification.objects.filter(group=self.commission.group)
            self.commission.code = self.stage.code()
            self.commission.save(update_fields=["code"])
            address = self.commission.get_absolute_url()
            told.update(group=self.commission.group, url=address)

    def press(self, days, verb, *, by, **words):
        with self.stage.days_ago(days):
            getattr(self.commission, verb)(by=by, **words)

    def start(self, days):
        """Quoted, agreed and the first stage paid, within a day."""
        self.quote(days)
        self.agree(days - 0.3)
        self.pay(days - 0.4)

    def quote(self, days, note="", total_cents=None):
        total = total_cents or self.budget_cents
        steps = default_plan(total)
        self.press(days, "quote", by=self.artist, steps=steps, total_cents=total, note=note)

    def agree(self, days):
        version = self.commission.plan_version
        self.press(days, "agree", by=self.buyer, plan_version=version)

    def pay(self, days):
        """With the test card that pays at once."""
        with self.stage.days_ago(days):
            milestone = self.commission.payable_milestone()
            op_id = uuid.UUID(int=self.stage.dice.getrandbits(128), version=4)
            payment = payments.start(
                self.buyer, [milestone], op_id=op_id, expected_cents=milestone.amount_cents
            )
            payments.address(payment)
            sandbox.choose(SandboxCharge.objects.get(payment_code=payment.code), sandbox.Card.GOOD)
            sandbox.deliver(to=inbox.take)
        self.commission.refresh_from_db()

    def approve(self, days):
        """The stage is submitted, approved, and the next one paid."""
        self.press(days, "submit", by=self.artist)
        self.press(days - 0.5, "approve", by=self.buyer)
        self.pay(days - 0.6)

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
    fox.start(25.4)
    fox.share(21.2, "sketch")
    fox.approve(21.1)
    fox.share(15.1, "linework")
    fox.share(8.6, "color")
    fox.approve(8.5)
    fox.share(1.3, "final")
    fox.press(1.2, "deliver", by=fox.artist, note="Here is Rusty, scarf and all.")


def completed(marmalade):
    marmalade.send(78)
    marmalade.start(77.5)
    marmalade.share(74.2, "sketch")
    marmalade.approve(74.1)
    marmalade.share(68.3, "linework")
    marmalade.share(61.7, "color")
    marmalade.approve(61.6)
    marmalade.share(55.1, "final")
    marmalade.press(55, "deliver", by=marmalade.artist)
    marmalade.press(53.6, "complete", by=marmalade.buyer)


def at_the_colour_stage(juniper):
    """The final is begun, and the artist does not want to show it yet."""
    juniper.send(17)
    juniper.start(16.1)
    juniper.share(12.4, "sketch")
    juniper.approve(12.3)
    juniper.share(6.2, "linework")
    juniper.share(2.1, "color")
    juniper.press(2, "submit", by=juniper.artist)
    juniper.share(0.3, "final", verb="keep")


def just_asked(warden):
    warden.send(0.8)


def came_to_nothing(stage):
    """Not everything works out: a brief that was declined and one that was taken back."""
    hens = Job(
        stage,
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
        title="夜行バスから見た星 · stars from the night bus",
        artist="coldorbit",
        buyer="sixten",
        brief="The sky as it looks from the last row of a night bus, somewhere north of Umeå.",
        budget_cents=27500,
    )
    sky.send(12)
    sky.press(11, "withdraw", by=sky.buyer)


# --- Before the first payment --------------------------------------------------------------------


def quoted(stage):
    """The quote runs out tomorrow."""
    allotments = Job(
        stage,
        title="The allotments behind the gasworks, as a map",
        artist="inkandleague",
        buyer="grainne",
        brief="Forty-two plots, one of them mine. Please get the leaning shed on number nine "
        "right, everybody looks for it first. It will hang in the hut where we drink tea.",
        budget_cents=19000,
    )
    allotments.send(7.3)
    allotments.quote(6.1, "Forty-two plots fit well on A2. The shed will lean as it leans.")


def agreed_and_not_paid(stage):
    """A second quote after a counter; two hours are left to pay the first stage."""
    moths = Job(
        stage,
        title="Four moths from the lamp by the door",
        artist="mothlight",
        buyer="zdenka",
        brief="I wrote down what came to our lamp in July: a swallow-tailed moth, two emeralds "
        "and a drinker. On one sheet, with their names in Latin and the dates.",
        budget_cents=9000,
    )
    moths.send(10.4)
    moths.quote(9.6, "Four on one sheet is a week of looking. This is my price for it.", 11000)
    moths.press(
        8.9,
        "counter",
        by=moths.buyer,
        note="It is a little more than I have. Would 96 do, without the drinker's eggs?",
        budget_cents=9600,
    )
    moths.quote(8.2, "Gladly. No eggs, and the four of them as large as they are.", 9600)
    moths.agree(7 - 2 * HOUR)


def ran_out(stage):
    """A brief that nobody answered."""
    harbour = Job(
        stage,
        title="The harbour at Peterhead in sixteen colours",
        artist="sixteenby",
        buyer="calum",
        brief="Fish boxes, the blue crane, rain. As the title screen of a game that nobody wrote.",
        budget_cents=14000,
    )
    harbour.send(33)
    harbour.press(19, "expire", by="clock")


# --- With money held -----------------------------------------------------------------------------


def in_work(stage, pictures):
    """The first stage is released, the second is paid and half shown."""
    steward = Job(
        stage,
        title="The Steward of the Winter Campaign",
        artist="inkandleague",
        buyer="wout",
        brief="The one who keeps the keys while the heroes are away. A wolf, elderly, in a cloak "
        "that was somebody else's. We have played with him for six years.",
        budget_cents=18500,
        stages=captions(
            pictures,
            sketch="The collar first, the rest hangs from it",
            linework="Inked, one evening late",
        ),
    )
    steward.send(16.5)
    steward.start(15.2)
    steward.share(9.4, "sketch")
    steward.approve(9.3)
    steward.share(3.1, "linework")


def next_stage_not_paid(stage, pictures):
    """The sketch is approved; tomorrow the commission ends unless the next stage is paid."""
    poster = Job(
        stage,
        title="Biscuit, wanted in nine streets",
        artist="loudpets",
        buyer="triin",
        brief="A poster of our cat, as if the police were after him. He has a bell and no shame.",
        budget_cents=8000,
        stages=captions(pictures, sketch="The suspect, from the left"),
    )
    poster.send(21)
    poster.start(20)
    poster.share(14.6, "sketch")
    poster.press(14.5, "submit", by=poster.artist)
    poster.press(13.1, "approve", by=poster.buyer)


def before_the_operators(stage):
    """One that the operators are asked about: it stands in their queue."""
    dahlias = Job(
        stage,
        title="Dahlias from my grandmother's fence",
        artist="hanamori",
        buyer="kasia-w",
        brief="The dark red ones and the one that came up orange. She is ninety in spring.",
        budget_cents=12000,
    )
    dahlias.send(30)
    dahlias.start(28.5)
    dahlias.press(
        1.2,
        "ask_operators",
        by=dahlias.buyer,
        note="The sketch was promised for two weeks ago. I wrote twice and hear nothing.",
    )


# --- Over ----------------------------------------------------------------------------------------


def ended_early(stage, pictures):
    """The sketch is paid and released; the next stage stayed unpaid."""
    garland = Job(
        stage,
        title="Clementine with a garland",
        artist="furandlight",
        buyer="solene",
        brief="For the card of a party in June, if it takes place. Small flowers, no roses.",
        budget_cents=20000,
        stages=captions(pictures, sketch="Clementine, with room for more flowers"),
    )
    garland.send(63)
    garland.start(61)
    garland.share(55.5, "sketch")
    garland.press(55.4, "submit", by=garland.artist)
    garland.press(54.2, "approve", by=garland.buyer)
    garland.press(40.2, "end", by="clock")


def paid_back(stage):
    """The artist fell ill; an operator gave the money back."""
    bridge = Job(
        stage,
        title="The footbridge in nine layers",
        artist="ninelayers",
        buyer="femi-a",
        brief="The bridge where we met, in cut paper, with the light behind it. There was fog.",
        budget_cents=16000,
    )
    bridge.send(52)
    bridge.start(50.5)
    bridge.press(
        22,
        "ask_operators",
        by=bridge.buyer,
        note="Four weeks and no sketch. I hope nothing bad has happened.",
    )
    bridge.press(
        20.5,
        "settle",
        by=stage.people["orla"],
        release_cents=0,
        note="Lupe is in hospital and cannot say when she will work again. All of it goes back.",
    )


def captions(pictures, **words):
    """Pictures of the pack with other words: they stand for another artist's work."""
    return {name: pictures[name] | {"caption": words[name]} for name in words}


def open_what_was_told():
    """Nobody has news waiting but the one whose move it is: the newest of that commission."""
    for deal in CommissionRequest.objects.filter(buyer__is_demo=True, seller__is_demo=True):
        told = Notification.objects.filter(group=deal.group)
        newest = told.filter(user=deal.waiting_for).order_by("-pk").first()
        told.exclude(pk=newest.pk if newest else None).update(read_at=F("created_at"))
