"""A piece made to order: the brief, the stages, and who may do what when."""

import uuid

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from marketplace.deals.lifecycle import SAME, Refused, transition
from marketplace.deals.models import Deal, DealQuerySet
from marketplace.money import MoneyField
from marketplace.uploads.models import Picture
from marketplace.validators import no_control_characters

from .artists import ArtistProfile, StyleTag
from .progress import ProgressPhoto
from .turns import Turn


class CommissionQuerySet(DealQuerySet):
    def under_way(self):
        """Accepted and not yet at an end: what takes up an artist's places."""
        return self.filter(
            status__in=[CommissionRequest.Status.IN_PROGRESS, CommissionRequest.Status.DELIVERED]
        )

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


class CommissionRequest(Deal):
    """A buyer's brief and what an artist makes of it. ``seller`` is the artist.

    ``terms`` and ``revisions_included`` are the artist's as the buyer read them when the brief
    was sent; later changes of the profile do not reach it.
    """

    KIND = "commission"
    KEPT = Deal.KEPT | {"revisions_used", "brief_version"}

    class Status(models.TextChoices):
        REQUESTED = "requested", "Brief sent"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Withdrawn"
        IN_PROGRESS = "in_progress", "In progress"
        DELIVERED = "delivered", "Final delivered"
        COMPLETED = "completed", "Completed"

    ENDED = frozenset({Status.DECLINED, Status.WITHDRAWN, Status.COMPLETED})
    ACTIVE = frozenset({Status.IN_PROGRESS})

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
            commission.wait_for("seller")
            commission.save()
            commission.style_tags.set(style_tags)
            commission.set_references(pictures)
            commission.record("send", by=buyer, role="buyer", before="")
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

    @transition(Status.REQUESTED, to=SAME, by="buyer", label="Change the brief")
    def edit_brief(self, *, by, pictures=(), style_tags=(), **brief):
        for name, value in brief.items():
            setattr(self, name, value)
        self.style_tags.set(style_tags)
        self.set_references(pictures)
        self.brief_version += 1

    @transition(Status.REQUESTED, to=Status.WITHDRAWN, by="buyer", label="Withdraw the brief")
    def withdraw(self, *, by):
        pass

    @transition(Status.REQUESTED, to=Status.DECLINED, by="seller", label="Decline")
    def decline(self, *, by, note=""):
        pass

    @transition(Status.REQUESTED, to=Status.IN_PROGRESS, by="seller", label="Accept the job")
    def accept(self, *, by, brief_version=None):
        """``brief_version``: the one that the artist read; a newer one is for reading first."""
        if brief_version not in (None, self.brief_version):
            raise Refused(
                f"{self.buyer.short_name} has changed the brief since you opened it. "
                "Nothing is accepted yet: read it again, then decide."
            )
        self.wait_for("seller")

    # --- The stages ----------------------------------------------------------------------

    @transition(Status.IN_PROGRESS, to=SAME, by="seller", label="Share progress")
    def share(self, *, by, pictures, stage_tag, caption=""):
        """Adds photos that the buyer sees at once."""
        self.add_photos(pictures, stage_tag, caption, shared_at=timezone.now())

    @transition(Status.IN_PROGRESS, to=SAME, by="seller", label="Keep photos", quiet=True)
    def keep(self, *, by, pictures, stage_tag, caption=""):
        """Adds photos that leave the buyer no trace."""
        self.add_photos(pictures, stage_tag, caption, shared_at=None)

    def add_photos(self, pictures, stage_tag, caption, shared_at):
        claim(pictures, owner=self.seller)
        ProgressPhoto.objects.bulk_create(
            ProgressPhoto(
                commission=self,
                uploaded_by=self.seller,
                picture=picture,
                caption=caption,
                stage_tag=stage_tag,
                is_visible_to_buyer=shared_at is not None,
                shared_at=shared_at,
            )
            for picture in pictures
        )

    @transition(Status.IN_PROGRESS, to=SAME, by="seller", label="Share this picture")
    def show(self, *, by, photo):
        """Lets the buyer see a kept photo. There is no way back: it may have been seen."""
        self.photos.get_kept(photo).share()

    @transition(Status.IN_PROGRESS, to=SAME, by="seller", label="Remove this picture", quiet=True)
    def discard(self, *, by, photo):
        """Removes a photo that the buyer has never been able to see."""
        self.photos.get_kept(photo).drop()

    @transition(Status.IN_PROGRESS, to=Status.DELIVERED, by="seller", label="Deliver the final")
    def deliver(self, *, by, note=""):
        if not self.has_final_to_deliver():
            raise Refused("Share the final picture with the buyer first, then deliver.")
        self.wait_for("buyer")

    def has_final_to_deliver(self):
        """Whether the buyer sees a final picture that was not there at the last wish."""
        finals = self.photos.shared().filter(stage_tag=ProgressPhoto.Stage.FINAL)
        if wish := self.events.filter(verb="ask_change").order_by("-pk").first():
            finals = finals.filter(shared_at__gt=wish.at)
        return finals.exists()

    @transition(Status.DELIVERED, to=Status.IN_PROGRESS, by="buyer", label="Ask for a change")
    def ask_change(self, *, by, note):
        if not self.revisions_left:
            raise Refused("The changes that were agreed are used up.")
        self.revisions_used += 1
        self.wait_for("seller")

    @transition(Status.DELIVERED, to=Status.COMPLETED, by="buyer", label="Complete the commission")
    def complete(self, *, by):
        pass

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
        return self.status not in (self.Status.DECLINED, self.Status.WITHDRAWN)

    @property
    def revisions_left(self):
        return max(self.revisions_included - self.revisions_used, 0)

    def verbs_for(self, user):
        """Without a button for a change that is not left to ask for."""
        names = super().verbs_for(user)
        return names if self.revisions_left else names - {"ask_change"}

    def words_for_wrong_state(self, verb):
        if verb.name == "ask_change" and self.status == self.Status.DELIVERED:
            return "The changes that were agreed are used up. Nothing was changed."
        if self.status in verb.to:
            return f"That is done already: this is now “{self.status_label}”."
        return super().words_for_wrong_state(verb)

    def verb_url(self, name):
        return reverse(f"commissions:commission-{name.replace('_', '-')}", args=[self.code])

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


def claim(pictures, owner):
    """Makes the owner's fresh private pictures part of something, each of them once."""
    pks = {picture.pk for picture in pictures}
    free = Picture.objects.filter(pk__in=pks, owner=owner, is_private=True)
    if free.attach() != len(pks):
        raise Refused("One of the pictures is not there any more. Choose it again.")


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
