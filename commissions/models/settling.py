"""Money from outside, the clock, and the operators: what moves a commission besides the two."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from marketplace.deals.lifecycle import SAME, Refused, transition

from .status import Status

WITH_MONEY = (Status.IN_PROGRESS, Status.IN_REVIEW, Status.DELIVERED)
AFTER_RULING = (Status.IN_PROGRESS, Status.COMPLETED, Status.ENDED, Status.CANCELLED)


class SettlingVerbs:
    """The verbs of the gateway, the clock and the operators."""

    # --- The gateway ---------------------------------------------------------------------

    def on_held(self, hold):
        """A payment for the current stage starts it; any other one is refused and goes back."""
        if hold.position != self.current_milestone_index:
            raise Refused("not the stage that is due")
        if self.status == Status.AGREED:
            self.start(by="gateway")
        else:
            self.fund_stage(by="gateway")

    @transition(Status.IN_PROGRESS, to=SAME, by="gateway")
    def fund_stage(self, *, by):
        self.wait_for("seller")

    def payable_milestone(self):
        """The stage that the buyer can pay now, or None."""
        if self.status not in (Status.AGREED, Status.IN_PROGRESS):
            return None
        return self.milestones.due().filter(position=self.current_milestone_index).first()

    # --- The clock -----------------------------------------------------------------------

    def days(self, what):
        """How long one side has for ``what``, in days, from the site's one table."""
        return settings.DEADLINE_DAYS[what]

    def end_of_day(self, date):
        if date is None:
            return None
        return datetime.combine(date, time(18), tzinfo=timezone.get_default_timezone())

    def due(self, was_unseen=False):
        if self.status in (Status.REQUESTED, Status.QUOTED, Status.AGREED):
            return self.expire(by="clock")
        if self.status == Status.IN_PROGRESS:
            return self.end(by="clock")
        return self.release_after_notice(was_unseen)

    @transition(Status.IN_PROGRESS, to=Status.ENDED, by="clock")
    def end(self, *, by):
        """The next stage stayed unpaid: what was released stays so, the rest is dropped."""
        if self.milestones.held().exists():
            raise Refused("a stage is paid and in work")
        self.drop_what_is_due()

    @transition(
        *(Status.IN_REVIEW, Status.DELIVERED),
        to=(Status.IN_PROGRESS, Status.COMPLETED),
        by="clock",
    )
    def release_silently(self, *, by):
        """The buyer said nothing by the date that both were shown."""
        is_over = self.is_last_stage
        self.pay_current_stage(by=by)
        return Status.COMPLETED if is_over else Status.IN_PROGRESS

    @transition(*(Status.IN_REVIEW, Status.DELIVERED), to=SAME, by="clock")
    def put_off(self, *, by):
        """The notice of a silent release did not reach the buyer in time: two more days, once."""
        self.clock_at = timezone.now() + timedelta(hours=48)
        self.clock_moved = True

    # --- The operators -------------------------------------------------------------------

    @transition(*WITH_MONEY, to=SAME, by=("buyer", "seller"), label="Ask the operators")
    def ask_operators(self, *, by, note):
        """Stops the clock and opens the deal to the operators."""
        if self.asked_at:
            raise Refused("The operators were asked already. They look at it as soon as they can.")
        if not self.milestones.held().exists():
            raise Refused("No money is held at the moment, so there is nothing to decide on.")
        self.asked_at = timezone.now()

    @transition(*WITH_MONEY, to=AFTER_RULING, by="operator", label="Settle")
    def settle(self, *, by, release_cents, note):
        """Closes the stage that is held: ``release_cents`` to the artist, the rest back.

        All of it to the artist goes on like an approval; anything else ends the commission.
        """
        milestone = self.current_milestone
        if not milestone.is_held:
            raise Refused("Nothing is held any more. Nothing was moved.")
        self.asked_at = None
        if release_cents == milestone.amount_cents:
            is_over = self.is_last_stage
            self.pay_current_stage(by=by)
            return Status.COMPLETED if is_over else Status.IN_PROGRESS
        milestone.close(release=release_cents, refund=milestone.amount_cents - release_cents, by=by)
        self.drop_what_is_due()
        was_paid = self.milestones.filter(released_cents__gt=0).exists()
        return Status.ENDED if was_paid else Status.CANCELLED
