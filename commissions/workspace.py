"""The page of one commission, as one of its two parties sees it."""

from functools import cached_property

from django.db.models import Count, F, Max, Q
from django.utils import timezone
from django.utils.formats import date_format

from marketplace.ledger.bar import WORDS, MoneyBar
from marketplace.money import money, short_money
from marketplace.uploads.models import Look

from .history import history_of
from .pictures import Pictures, Stage, as_shown, shown
from .ring import Ring

# What a person may press, in the order of the buttons; the first of them is the main one.
ACTS = {
    "quote": "primary",
    "agree": "primary",
    "pay": "primary",
    "approve": "primary",
    "submit": "primary",
    "deliver": "primary",
    "complete": "primary",
    "share": "primary",
    "edit_brief": "",
    "ask_change": "",
    "counter": "",
    "take_back": "",
    "decline": "",
    "withdraw": "quiet",
    "ask_operators": "quiet",
}

# What stands before the words of the last verb that has some: one's own, the other side's.
LEADS = {
    "decline": ("You wrote:", "{} wrote:"),
    "deliver": ("You wrote with the final:", "{} writes with the final:"),
    "quote": ("You wrote with the quote:", "{} writes with the quote:"),
    "counter": ("You asked for another quote:", "{} asks for another quote:"),
    "submit": ("You wrote with the stage:", "{} writes with the stage:"),
    "ask_change": ("You asked for a change:", "{} asks for a change:"),
    "ask_operators": ("You asked the operators:", "{} asked the operators:"),
    "settle": ("The operators decided:", "The operators decided:"),
}


class Workspace(Pictures):
    """What each panel of the page says to ``viewer``, and the buttons that are theirs now."""

    # --- Whose move ----------------------------------------------------------------------

    @cached_property
    def next_stage(self):
        """What the artist shows next, of the stage that is paid or due; ``submit`` or ``deliver``
        when all of it has been shown."""
        tags = self.deal.stage_tags or Stage.values
        reached = max((Stage.values.index(stage) for stage in self.newest), default=-1)
        later = [tag for tag in tags if Stage.values.index(tag) > reached]
        if later or self.changes_pending:
            return later[0] if later else tags[-1]
        return "deliver" if self.deal.is_last_stage else "submit"

    @cached_property
    def wish(self):
        """The change that the buyer asked for last, until its stage is closed."""
        asked = None
        for event in self.events:
            if event.verb == "ask_change":
                asked = event
            elif event.verb in ("approve", "release_silently", "settle"):
                asked = None
        return asked if self.deal.is_active else None

    @property
    def changes_pending(self):
        return bool(self.wish and not self.has_something_new)

    @cached_property
    def turn(self):
        if self.at_the_bank:
            return self.deal.turn_for(self.viewer, "bank")
        return self.deal.turn_for(
            self.viewer, "change" if self.changes_pending else self.next_stage
        )

    @property
    def tone(self):
        if self.deal.is_closed:
            return "over"
        if self.deal.asked_at:
            return "case"
        return "yours" if self.turn.is_yours else "others"

    @cached_property
    def ring(self):
        """The time since the last step against the date of the clock, while it runs."""
        if self.deal.is_closed or self.deal.asked_at or not self.deal.clock_at:
            return None
        since = self.events[-1].at if self.events else self.deal.created_at
        return Ring.between(since, self.deal.clock_at, timezone.now())

    @property
    def turn_icon(self):
        if self.ring:
            return ""
        if self.deal.asked_at and not self.deal.is_closed:
            return "flag"
        if self.deal.is_closed:
            return "check" if self.deal.status == self.deal.Status.COMPLETED else "minus"
        return "brush" if self.turn.is_yours else "clock"

    @cached_property
    def acts(self):
        """The buttons: what may be pressed now and would not be refused."""
        names = self.deal.verbs_for(self.viewer) & ACTS.keys()
        if names & {"submit", "deliver"} and not self.has_something_new:
            names -= {"submit", "deliver"}
        if self.role == "buyer" and self.to_pay and not self.at_the_bank:
            names.add("pay")
        offered = [name for name in ACTS if name in names]
        return [
            {
                "url": self.deal.verb_url(name),
                "label": self.label_of(name),
                "kind": ACTS[name] if number == 0 or ACTS[name] != "primary" else "",
            }
            for number, name in enumerate(offered)
        ]

    @property
    def main_act(self):
        """What the viewer's move is, for the thumb of a phone's user."""
        return self.acts[0] if self.acts and self.tone == "yours" else None

    def label_of(self, verb):
        if verb == "pay":
            return f"Pay {money(self.to_pay.amount_cents)} for {self.to_pay.title}"
        label = self.deal.verbs()[verb].label
        if verb in ("approve", "complete"):
            return f"{label}, release {self.deal.stage_sum}"
        left = f"{self.deal.revisions_left} of {self.deal.revisions_included} left"
        return f"{label}, {left}" if verb == "ask_change" else label

    # --- Money ---------------------------------------------------------------------------

    @cached_property
    def milestones(self):
        return list(self.deal.milestones)

    @cached_property
    def current(self):
        """The paid stage that is next to be paid or released, or None before an agreement."""
        index = self.deal.current_milestone_index
        return next((m for m in self.milestones if m.position == index), None)

    @property
    def to_pay(self):
        can_pay = self.deal.status in (self.deal.Status.AGREED, self.deal.Status.IN_PROGRESS)
        return self.current if can_pay and self.current and self.current.is_due else None

    @cached_property
    def at_the_bank(self):
        """Whether a payment for the stage was made, and the bank has not answered yet."""
        return bool(self.to_pay) and self.to_pay.payments.filter(status="pending").exists()

    @cached_property
    def money(self):
        return MoneyBar(self.milestones)

    @property
    def plan_cents(self):
        return sum(step.amount_cents for step in self.deal.steps)

    @property
    def plan_total(self):
        return money(self.plan_cents)

    @property
    def has_something_new(self):
        """Whether the buyer sees a picture of this stage that was not there at the last wish."""
        tags = {"final"} if self.deal.is_last_stage else set(self.deal.stage_tags)
        shown = [photo for photo in self.shared if photo.stage_tag in tags]
        return any(self.wish is None or photo.shared_at > self.wish.at for photo in shown)

    @cached_property
    def words_to_read(self):
        """What the other side wrote last that asks for an answer, or says why it ended."""
        last = next((event for event in reversed(self.events) if event.verb in LEADS), None)
        if last is None or not last.note or last.after != self.deal.status:
            return None
        yours, theirs = LEADS[last.verb]
        is_own = last.actor_id == self.viewer.pk
        lead = yours if is_own else theirs.format(last.actor.short_name)
        return {"lead": lead, "text": last.note}

    # --- Stages --------------------------------------------------------------------------

    @property
    def has_stages(self):
        """Whether there is, or was, something to show: not before the artist said yes."""
        return any(milestone.paid_at for milestone in self.milestones)

    @cached_property
    def stages(self):
        return [self.stage_row(number, stage) for number, stage in enumerate(Stage)]

    def stage_row(self, number, stage):
        photo = self.newest.get(stage)
        state = "done" if photo else "todo"
        note = f"Shared {words_for_day(photo.shared_at)}" if photo else "Not yet"
        if self.under_review:
            state = "now" if stage == self.under_review else state
        elif stage == self.next_stage and self.deal.is_active:
            state = "now"
            note = "A change was asked for" if self.changes_pending else "Comes next"
        elif stage == Stage.FINAL and self.deal.status == self.deal.Status.DELIVERED:
            state, note = "now", "Delivered"
        elif not photo and any(Stage.values.index(s) > number for s in self.newest):
            note = "Left out"
        return {
            "name": stage.label,
            "state": state,
            "note": note,
            **self.money_of(stage),
            "picture": photo and shown(photo, "small"),
            "url": photo and f"?right={stage}#look",
        }

    @cached_property
    def under_review(self):
        """The last picture of the stage that waits for its approval, else None."""
        if self.deal.status != self.deal.Status.IN_REVIEW:
            return None
        stages = self.deal.steps[self.deal.current_milestone_index].stages
        return next((stage for stage in reversed(stages) if stage in self.newest), None)

    def money_of(self, stage):
        """The badge of the paid stage that these pictures belong to."""
        for milestone, step in zip(self.milestones, self.deal.steps, strict=False):
            if stage in step.stages:
                kind = "closed" if milestone.status == "void" else milestone.status
                words = f"{short_money(milestone.amount_cents)} {WORDS[milestone.status].lower()}"
                return {"badge_kind": kind, "badge": words}
        return {}

    # --- Panels --------------------------------------------------------------------------

    @property
    def no_files(self):
        if self.is_artist:
            return "The full size of what you share is kept here for you."
        return "The full size of a stage opens here when you have released it."

    @cached_property
    def references(self):
        """Closed to the artist of a brief that came to nothing."""
        if self.is_artist and not self.deal.is_linked:
            return []
        references = self.deal.references.select_related("picture")
        return [
            as_shown(reference.picture, "small", f"Reference picture {number}")
            | {"name": reference.picture.name}
            for number, reference in enumerate(references, 1)
        ]

    @property
    def facts(self):
        deal = self.deal
        rows = [("Budget", money(deal.agreed_budget_cents))]
        if deal.agreed_at:
            rows = [("Price", self.plan_total)]
        if deal.wanted_by:
            rows.append(("Wanted by", date_format(deal.wanted_by, "D j M Y")))
        if tags := [tag.name for tag in deal.style_tags.all()]:
            rows.append(("Style", ", ".join(tags)))
        rows.append(("Changes", self.changes))
        rows.append(("Brief sent", words_for_day(deal.created_at)))
        return rows

    @property
    def changes(self):
        agreed, used = self.deal.revisions_included, self.deal.revisions_used
        if not agreed:
            return "None agreed"
        return f"{used} of {agreed} asked for" if self.has_stages else f"{agreed} included"

    @property
    def files(self):
        """Pictures that the viewer may download as large as they are kept."""
        released = {m.pk for m in self.milestones if m.status == m.Status.RELEASED}
        photos = self.photos
        if not self.is_artist:
            photos = [photo for photo in self.shared if photo.milestone_id in released]
        return [
            shown(photo, "small")
            | {
                "name": photo.picture.name,
                "stage": photo.get_stage_tag_display(),
                "url": photo.picture.url("full" if photo.picture.full_name else "large"),
            }
            for photo in reversed(photos)
        ]

    @cached_property
    def events(self):
        return list(self.deal.events.select_related("actor").order_by("pk"))

    @property
    def history(self):
        return history_of(self.events, self.shared, self.viewer, self.deal)

    @property
    def has_pictures(self):
        return bool(self.references or self.shared)

    @property
    def looks(self):
        """Who opened pictures of this commission that are somebody else's: how often, and when
        last. Of photos, only those that both sides see."""
        private = Q(picture__reference__commission=self.deal) | Q(
            picture__progress_photo__commission=self.deal,
            picture__progress_photo__is_visible_to_buyer=True,
        )
        looks = Look.objects.filter(private).exclude(viewer=F("picture__owner"))
        rows = looks.values("viewer").annotate(times=Count("pk"), last=Max("at"))
        people = {person.pk: person for person in (self.deal.buyer, self.deal.seller)}
        return [
            {
                "person": people[row["viewer"]],
                "name": "You" if row["viewer"] == self.viewer.pk else people[row["viewer"]],
                "times": row["times"],
                "last": row["last"],
            }
            for row in sorted(rows, key=lambda row: row["last"], reverse=True)
            if row["viewer"] in people
        ]


def words_for_day(moment):
    return date_format(timezone.localtime(moment), "D j M")
