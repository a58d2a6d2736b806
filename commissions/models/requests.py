"""A piece made to order: the brief, the stages, and who may do what when."""

import uuid

from django.db import models, transaction
from django.urls import reverse

from marketplace.deals.lifecycle import Refused
from marketplace.deals.models import Deal, DealQuerySet
from marketplace.deals.pictures import claim
from marketplace.money import MoneyField
from marketplace.uploads.models import Picture
from marketplace.validators import no_control_characters

from .agreeing import AgreeingVerbs
from .artists import ArtistProfile, StyleTag
from .making import ACTIVE, MakingVerbs
from .settling import SettlingVerbs
from .status import CAME_TO_NOTHING, UNDER_WAY, Status
from .turns import Turn


class CommissionQuerySet(DealQuerySet):
    def under_way(self):
        """Accepted and not yet at an end: what takes up an artist's places."""
        return self.filter(status__in=UNDER_WAY)

    def completed(self):
        return self.filter(status=CommissionRequest.Status.COMPLETED)

    def sent_as(self, buyer, op_id):
        """The buyer's commission that came out of this operation, or None."""
        try:
            return self.filter(buyer=buyer, op_id=uuid.UUID(op_id)).first()
        except ValueError:
            return None

    def with_people(self):
        return self.select_related("buyer", "seller")


class CommissionRequest(AgreeingVerbs, MakingVerbs, SettlingVerbs, Deal):
    """A buyer's brief and what an artist makes of it. ``seller`` is the artist.

    ``terms`` and ``revisions_included`` are the artist's as the buyer read them when the brief
    was sent; later changes of the profile do not reach it.
    """

    KIND = "commission"
    KEPT = Deal.KEPT | {
        *("revisions_used", "brief_version", "plan", "plan_version"),
        *("agreed_at", "current_milestone_index"),
    }

    Status = Status
    ENDED = frozenset(
        {
            *(Status.COMPLETED, Status.DECLINED, Status.WITHDRAWN, Status.EXPIRED),
            *(Status.ENDED, Status.CANCELLED),
        }
    )
    ACTIVE = frozenset(ACTIVE)

    deal = models.OneToOneField(
        Deal, models.CASCADE, parent_link=True, primary_key=True, related_name="commission"
    )
    op_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    description = models.TextField(max_length=5000, validators=[no_control_characters])
    style_tags = models.ManyToManyField(StyleTag, related_name="commissions", blank=True)
    agreed_budget_cents = MoneyField("budget")
    wanted_by = models.DateField(null=True, blank=True)
    brief_version = models.PositiveSmallIntegerField(default=1, editable=False)
    terms = models.TextField(blank=True, help_text="The artist's terms when the brief was sent.")
    revisions_included = models.PositiveSmallIntegerField(default=0)
    revisions_used = models.PositiveSmallIntegerField(default=0, editable=False)

    plan = models.JSONField(default=list, editable=False, help_text="See plan.Step.")
    plan_version = models.PositiveSmallIntegerField(default=0, editable=False)
    agreed_at = models.DateTimeField(null=True, editable=False)
    current_milestone_index = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = CommissionQuerySet.as_manager()

    # --- The brief -----------------------------------------------------------------------

    @classmethod
    def send(cls, *, buyer, artist, op_id, pictures=(), style_tags=(), **brief):
        """Sends a brief: the first step of a commission. Returns the commission.

        The same ``op_id`` again returns the first one. The artist's row is locked, so that it
        cannot close for new work between the check and the brief. Raises ``Refused``.
        """
        with transaction.atomic():
            profiles = ArtistProfile.objects.select_for_update(no_key=True)
            profile = profiles.filter(artist=artist).first()
            if first := cls.objects.filter(op_id=op_id).first():
                if first.buyer_id != buyer.pk:
                    raise Refused("This brief cannot be sent. Open it again and check it.")
                return first
            refuse_sender(buyer, artist, profile)
            commission = cls(
                buyer=buyer,
                seller=artist,
                op_id=op_id,
                status=cls.Status.REQUESTED,
                terms=profile.terms,
                revisions_included=profile.revisions_included,
                **brief,
            )
            commission.wait_for("seller", days=commission.days("request_unanswered"))
            commission.save()
            commission.style_tags.set(style_tags)
            commission.set_references(pictures)
            event = commission.record("send", by=buyer, role="buyer", before="")
            commission.tell_of(event)
            return commission

    def set_references(self, pictures):
        """Makes ``pictures``, in this order, the references. Others are dropped for good."""
        self.references.exclude(picture__in=pictures).drop()
        there = {reference.picture_id: reference for reference in self.references.all()}
        fresh = [picture for picture in pictures if picture.pk not in there]
        claim(fresh, owner=self.buyer)
        for position, picture in enumerate(pictures):
            ReferencePicture.objects.update_or_create(
                commission=self, picture=picture, defaults={"position": position}
            )

    # --- What pages ask ------------------------------------------------------------------

    @property
    def artist(self):
        return self.seller

    @property
    def is_active(self):
        """Whether the artist may add photos."""
        return self.status in self.ACTIVE

    @property
    def is_linked(self):
        """Whether the artist may still see the buyer's references: not after a refusal."""
        return self.status not in CAME_TO_NOTHING

    @property
    def revisions_left(self):
        return max(self.revisions_included - self.revisions_used, 0)

    def verbs_for(self, user):
        """Without the buttons that would only be refused."""
        refused = set()
        if not self.revisions_left:
            refused.add("ask_change")
        if self.status == Status.IN_PROGRESS:
            refused.add("submit" if self.is_last_stage else "deliver")
            if self.waiting_on == "buyer":  # the stage is not paid yet
                refused |= {"submit", "deliver", "ask_operators"}
        if self.asked_at:
            refused.add("ask_operators")
        return super().verbs_for(user) - refused

    def words_for_wrong_state(self, verb):
        if verb.name == "ask_change" and self.status == self.Status.DELIVERED:
            return "The changes that were agreed are used up. Nothing was changed."
        if self.status in verb.to:
            return f"That is done already: this is now “{self.status_label}”."
        return super().words_for_wrong_state(verb)

    def verb_url(self, name):
        return reverse(f"commissions:commission-{name.replace('_', '-')}", args=[self.code])

    def tell_of(self, event):
        from commissions import notices

        notices.tell_of(self, event)

    def turn_for(self, user, next_stage=""):
        """Whose move it is, in words for ``user``. ``next_stage``: the label, where known."""
        return Turn.of(self, user, next_stage)


def refuse_sender(buyer, artist, profile):
    """Raises Refused with words for the buyer when no brief may go from one to the other."""
    name = artist.short_name
    if buyer.pk == artist.pk:
        raise Refused("You cannot send a brief to yourself.")
    if buyer.is_staff or artist.is_staff:
        raise Refused("Operators watch over deals and take part in none: no brief can be sent.")
    if not buyer.emailaddress_set.filter(verified=True).exists():
        raise Refused("Confirm your e-mail address first. Your draft is kept.")
    if profile is None or not profile.is_accepting_commissions:
        raise Refused(f"{name} is closed for new work at the moment. Your draft is kept.")
    if not (buyer.is_active and artist.is_active) or buyer.is_blocked_between(artist):
        raise Refused(f"You and {name} cannot start something new. Your draft is kept.")


class ReferenceQuerySet(models.QuerySet):
    def drop(self):
        """Deletes these references with their pictures."""
        for reference in self.select_related("picture"):
            reference.delete()
            reference.picture.delete()


class ReferencePicture(models.Model):
    """A private picture that shows the artist what is meant."""

    commission = models.ForeignKey(CommissionRequest, models.CASCADE, related_name="references")
    picture = models.OneToOneField(Picture, models.PROTECT, related_name="reference")
    position = models.PositiveSmallIntegerField(default=0)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return str(self.picture)
