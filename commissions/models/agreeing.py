"""From the brief to the agreement: quote, counter, agree, and the ways out before money."""

from django.utils import timezone

from marketplace.deals.lifecycle import SAME, Refused, transition

from .plan import PaymentMilestone, Step, check_plan
from .status import Status


class AgreeingVerbs:
    """The verbs before the first payment."""

    @transition(Status.REQUESTED, to=SAME, by="buyer", label="Change the brief")
    def edit_brief(self, *, by, pictures=(), style_tags=(), **brief):
        for name, value in brief.items():
            setattr(self, name, value)
        self.style_tags.set(style_tags)
        self.set_references(pictures)
        self.brief_version += 1

    @transition(Status.REQUESTED, to=Status.QUOTED, by="seller", label="Send the quote")
    def quote(self, *, by, steps, total_cents, note="", brief_version=None):
        """Offers a plan of paid stages (``plan.Step``) that adds up to ``total_cents``.

        ``brief_version``: the one that the artist read; a newer one is for reading first.
        """
        if brief_version not in (None, self.brief_version):
            raise Refused(
                f"{self.buyer.short_name} has changed the brief since you opened it. "
                "Your quote is not sent yet: read the brief again, then send it."
            )
        check_plan(steps, total_cents)
        self.plan = [step.stored() for step in steps]
        self.plan_version += 1
        self.wait_for("buyer", days=self.days("quote_unanswered"))

    @transition(Status.QUOTED, to=Status.REQUESTED, by="seller", label="Take the quote back")
    def take_back(self, *, by, note=""):
        self.wait_for("seller", days=self.days("request_unanswered"))

    @transition(Status.QUOTED, to=Status.REQUESTED, by="buyer", label="Ask for another quote")
    def counter(self, *, by, note, budget_cents=None):
        """Sends the quote back with words and, if the buyer likes, another sum."""
        if budget_cents:
            self.agreed_budget_cents = budget_cents
        self.wait_for("seller", days=self.days("request_unanswered"))

    @transition(Status.QUOTED, to=Status.AGREED, by="buyer", label="Agree")
    def agree(self, *, by, plan_version):
        """Freezes the plan that the buyer read, and makes its payments due in their order."""
        if plan_version != self.plan_version:
            raise Refused("This is not the newest quote. Read the one below, then agree.")
        for position, step in enumerate(self.steps):
            PaymentMilestone.objects.create(
                deal_id=self.pk,
                title=step.title,
                position=position,
                amount_cents=step.amount_cents,
                due_at=self.end_of_day(step.due_on),
            )
        self.agreed_budget_cents = sum(step.amount_cents for step in self.steps)
        self.agreed_at = timezone.now()
        self.wait_for("buyer", days=self.days("first_stage_unpaid"))

    @transition(Status.REQUESTED, Status.AGREED, to=Status.DECLINED, by="seller", label="Decline")
    def decline(self, *, by, note=""):
        self.drop_what_is_due()

    @transition(
        Status.REQUESTED,
        Status.QUOTED,
        Status.AGREED,
        to=Status.WITHDRAWN,
        by="buyer",
        label="Take the brief back",
    )
    def withdraw(self, *, by):
        self.drop_what_is_due()

    @transition(Status.REQUESTED, Status.QUOTED, Status.AGREED, to=Status.EXPIRED, by="clock")
    def expire(self, *, by):
        self.drop_what_is_due()

    @transition(Status.AGREED, to=Status.IN_PROGRESS, by="gateway")
    def start(self, *, by):
        self.wait_for("seller")

    @property
    def steps(self):
        """The plan as ``plan.Step``; empty before the first quote."""
        return [Step.read(row) for row in self.plan]

    def drop_what_is_due(self):
        for milestone in self.milestones.due():
            milestone.void()
