"""The work itself: stages shown, submitted, approved and paid, down to the final picture."""

from django.utils import timezone

from marketplace.deals.lifecycle import SAME, Refused, transition
from marketplace.deals.pictures import claim
from marketplace.money import money

from .plan import PaymentMilestone
from .progress import ProgressPhoto
from .status import Status

ACTIVE = (Status.IN_PROGRESS, Status.IN_REVIEW)


class MakingVerbs:
    """The verbs while the artist works."""

    # --- Photos --------------------------------------------------------------------------

    @transition(*ACTIVE, to=SAME, by="seller", label="Share progress")
    def share(self, *, by, pictures, stage_tag, caption=""):
        """Adds photos that the buyer sees at once. Only of a stage that is paid for."""
        milestone = self.milestone_of(stage_tag)
        if not milestone.is_open_to_buyer:
            raise Refused(
                f"“{milestone.title}” is not paid yet, so {self.buyer.short_name} cannot see it. "
                "Keep these photos private and share them when it is."
            )
        self.add_photos(pictures, stage_tag, caption, milestone, shared_at=timezone.now())

    @transition(*ACTIVE, to=SAME, by="seller", label="Keep photos", quiet=True)
    def keep(self, *, by, pictures, stage_tag, caption=""):
        """Adds photos that leave the buyer no trace."""
        milestone = self.milestone_of(stage_tag)
        self.add_photos(pictures, stage_tag, caption, milestone, shared_at=None)

    @transition(*ACTIVE, to=SAME, by="seller", label="Share this picture")
    def show(self, *, by, photo):
        """Lets the buyer see a kept photo. There is no way back: it may have been seen."""
        kept = self.photos.get_kept(photo)
        if not kept.milestone.is_open_to_buyer:
            raise Refused(f"“{kept.milestone.title}” is not paid yet. The photo stays private.")
        kept.share()

    @transition(*ACTIVE, to=SAME, by="seller", label="Remove this picture", quiet=True)
    def discard(self, *, by, photo):
        """Removes a photo that the buyer has never been able to see."""
        self.photos.get_kept(photo).drop()

    def add_photos(self, pictures, stage_tag, caption, milestone, shared_at):
        claim(pictures, owner=self.seller)
        ProgressPhoto.objects.bulk_create(
            ProgressPhoto(
                commission=self,
                milestone=milestone,
                uploaded_by=self.seller,
                picture=picture,
                caption=caption,
                stage_tag=stage_tag,
                is_visible_to_buyer=shared_at is not None,
                shared_at=shared_at,
            )
            for picture in pictures
        )

    # --- Review and money ----------------------------------------------------------------

    @transition(Status.IN_PROGRESS, to=Status.IN_REVIEW, by="seller", label="Submit the stage")
    def submit(self, *, by, note=""):
        """Asks the buyer to approve the current stage."""
        if self.is_last_stage:
            raise Refused("This is the last stage: deliver the final instead.")
        self.refuse_nothing_new()
        self.wait_for("buyer", days=self.days("stage_unreviewed"))

    @transition(Status.IN_PROGRESS, to=Status.DELIVERED, by="seller", label="Deliver the final")
    def deliver(self, *, by, note=""):
        if not self.is_last_stage:
            raise Refused("There are stages before the final. Submit the current one first.")
        self.refuse_nothing_new()
        self.wait_for("buyer", days=self.days("stage_unreviewed"))

    def refuse_nothing_new(self):
        if not self.current_milestone.is_held:
            raise Refused("This stage is not paid yet. Nothing has to be shown before it is.")
        if not self.has_something_new():
            what = "the final picture" if self.is_last_stage else "a picture of this stage"
            raise Refused(f"Share {what} with the buyer first.")

    def has_something_new(self):
        """Whether the buyer sees a picture of this stage that was not there at the last wish."""
        shown = self.photos.shared().filter(milestone=self.current_milestone)
        if wish := self.events.filter(verb="ask_change").order_by("-pk").first():
            shown = shown.filter(shared_at__gt=wish.at)
        if self.is_last_stage:
            shown = shown.filter(stage_tag=ProgressPhoto.Stage.FINAL)
        return shown.exists()

    @transition(
        *(Status.IN_REVIEW, Status.DELIVERED),
        to=Status.IN_PROGRESS,
        by="buyer",
        label="Ask for a change",
    )
    def ask_change(self, *, by, note):
        if not self.revisions_left:
            raise Refused("The changes that were agreed are used up.")
        self.revisions_used += 1
        self.wait_for("seller")

    @transition(Status.IN_REVIEW, to=Status.IN_PROGRESS, by="buyer", label="Approve")
    def approve(self, *, by, expected_cents=None):
        """Releases the current stage to the artist; the next one falls due.

        ``expected_cents``: the sum that the buyer saw on the button.
        """
        self.pay_current_stage(by=by, expected_cents=expected_cents)

    @transition(Status.DELIVERED, to=Status.COMPLETED, by="buyer", label="Complete the commission")
    def complete(self, *, by, expected_cents=None):
        self.pay_current_stage(by=by, expected_cents=expected_cents)

    def pay_current_stage(self, *, by, expected_cents=None):
        milestone = self.current_milestone
        if expected_cents not in (None, milestone.amount_cents):
            raise Refused("The sum is not the one you saw. Nothing was released; look again.")
        milestone.release(by=by)
        self.asked_at = None  # what the operators were asked about is settled by the buyer's yes
        if not self.is_last_stage:
            self.current_milestone_index += 1
            self.wait_for("buyer", days=self.days("next_stage_unpaid"))

    # --- Milestones ----------------------------------------------------------------------

    @property
    def milestones(self):
        """The paid stages in their order; none before an agreement."""
        return PaymentMilestone.objects.filter(deal_id=self.pk).in_order()

    @property
    def current_milestone(self):
        """The stage that is next to be paid or released, knowing this very deal."""
        milestone = self.milestones.get(position=self.current_milestone_index)
        milestone.deal = self
        return milestone

    @property
    def is_last_stage(self):
        return self.current_milestone_index == len(self.plan) - 1

    @property
    def stage_title(self):
        """The name of the current stage, from the plan: lists need no query for it."""
        return self.plan[self.current_milestone_index]["title"] if self.plan else ""

    @property
    def stage_tags(self):
        return self.plan[self.current_milestone_index]["stages"] if self.plan else []

    @property
    def stage_sum(self):
        return money(self.plan[self.current_milestone_index]["amount_cents"]) if self.plan else ""

    def milestone_of(self, stage_tag):
        """The paid stage that pictures of this kind belong to. Raises ``Refused``."""
        for position, step in enumerate(self.steps):
            if stage_tag in step.stages:
                return self.milestones.get(position=position)
        raise Refused("This kind of picture is not part of what was agreed.")
