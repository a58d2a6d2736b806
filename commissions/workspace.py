"""The page of one commission, as one of its two parties sees it."""

from functools import cached_property

from django.db.models import Count, F, Max, Q
from django.utils import timezone
from django.utils.formats import date_format

from marketplace.money import money
from marketplace.uploads.models import Look

from .history import history_of
from .pictures import Pictures, Stage, as_shown, shown

# What a person may press, in the order of the buttons; the first of them is the main one.
ACTS = {
    "accept": "primary",
    "deliver": "primary",
    "complete": "primary",
    "share": "primary",
    "edit_brief": "",
    "ask_change": "",
    "decline": "",
    "withdraw": "quiet",
}

# What stands before the words of the last verb that has some: one's own, the other side's.
LEADS = {
    "decline": ("You wrote:", "{} wrote:"),
    "deliver": ("You wrote with the final:", "{} writes with the final:"),
    "ask_change": ("You asked for a change:", "{} asks for a change:"),
}


class Workspace(Pictures):
    """What each panel of the page says to ``viewer``, and the buttons that are theirs now."""

    # --- Whose move ----------------------------------------------------------------------

    @cached_property
    def next_stage(self):
        """The stage to be shown next, or ``deliver`` when the final has been."""
        if self.changes_pending or Stage.FINAL not in self.newest:
            reached = [Stage.values.index(stage) for stage in self.newest]
            return Stage.values[min(max(reached, default=-1) + 1, len(Stage.values) - 1)]
        return "deliver"

    @cached_property
    def wish(self):
        """The last change that the buyer asked for, while it is being made."""
        wishes = [event for event in self.events if event.verb == "ask_change"]
        return wishes[-1] if wishes and self.deal.is_active else None

    @property
    def changes_pending(self):
        final = self.newest.get(Stage.FINAL)
        return bool(self.wish and (final is None or final.shared_at < self.wish.at))

    @cached_property
    def turn(self):
        return self.deal.turn_for(
            self.viewer, "change" if self.changes_pending else self.next_stage
        )

    @property
    def tone(self):
        if self.deal.is_closed:
            return "over"
        return "yours" if self.turn.is_yours else "others"

    @property
    def turn_icon(self):
        if self.deal.is_closed:
            return "check" if self.deal.status == self.deal.Status.COMPLETED else "minus"
        return "brush" if self.turn.is_yours else "clock"

    @cached_property
    def acts(self):
        """The buttons: what may be pressed now and would not be refused."""
        names = self.deal.verbs_for(self.viewer) & ACTS.keys()
        if self.next_stage != "deliver":
            names.discard("deliver")
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
        label = self.deal.verbs()[verb].label
        left = f"{self.deal.revisions_left} of {self.deal.revisions_included} left"
        return f"{label}, {left}" if verb == "ask_change" else label

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
        return self.deal.status not in (
            self.deal.Status.REQUESTED,
            self.deal.Status.DECLINED,
            self.deal.Status.WITHDRAWN,
        )

    @cached_property
    def stages(self):
        return [self.stage_row(number, stage) for number, stage in enumerate(Stage)]

    def stage_row(self, number, stage):
        photo = self.newest.get(stage)
        state = "done" if photo else "todo"
        note = f"Shared {words_for_day(photo.shared_at)}" if photo else "Not yet"
        if stage == self.next_stage and self.deal.is_active:
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
            "picture": photo and shown(photo, "small"),
            "url": photo and f"?right={stage}#look",
        }

    # --- Panels --------------------------------------------------------------------------

    @property
    def no_files(self):
        if self.is_artist:
            return "The full size of what you share is kept here for you."
        return "The full-size final opens here when you have completed the commission."

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
        photos = self.photos
        if not self.is_artist:
            done = self.deal.status == self.deal.Status.COMPLETED
            photos = [p for p in self.shared if done and p.stage_tag == Stage.FINAL]
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
