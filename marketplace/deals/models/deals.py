"""Deals: what a commission, an order and a trade have in common."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from marketplace.codes import CodeField
from marketplace.money import percent_of
from marketplace.notifications.models import Notification
from marketplace.validators import no_control_characters, one_line

from ..lifecycle import Refused, Verb


def site_fee():
    return settings.FEE_PERCENT


class DealQuerySet(models.QuerySet):
    """Deals, of one wing or of all."""

    def visible_to(self, user):
        """The deals this person is part of. Operators read deals in the console, not here."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(buyer=user) | Q(seller=user))

    def open(self):
        return self.filter(closed_at=None)

    def past(self):
        return self.exclude(closed_at=None)

    def your_move(self, user):
        return self.filter(waiting_for=user)

    def asked(self):
        """Deals that the operators were asked about, the longest wait first."""
        return self.exclude(asked_at=None).order_by("asked_at")

    def clock_due(self, now):
        """Deals on which the clock has to act, unless operators were asked."""
        return self.filter(clock_at__lte=now, asked_at=None)

    def newest_first(self):
        return self.order_by("-updated_at", "-pk")

    def update(self, **values):
        """Refuses what only a verb may write: it would leave no event and take no lock."""
        if kept := self.model.KEPT & values.keys():
            raise TypeError(f"{', '.join(sorted(kept))}: press a verb instead")
        if self.model is not Deal and (
            inherited := {f.name for f in Deal._meta.fields} & values.keys()
        ):
            raise TypeError(f"{', '.join(sorted(inherited))}: update Deal, not its child")
        return super().update(**values)

    def select_for_update(self, *args, **options):
        if self.model is not Deal:
            raise TypeError("Lock the Deal row: under inheritance the child's lock misses it")
        return super().select_for_update(*args, **options)

    def concrete(self):
        """These deals as the wings' own models, in the same order: one query for each wing."""
        deals = list(self)
        found = {}
        for kind in {deal.kind for deal in deals}:
            pks = [deal.pk for deal in deals if deal.kind == kind]
            wing = Deal.WINGS[kind]
            found |= wing.objects.select_related("buyer", "seller").in_bulk(pks)
        return [found[deal.pk] for deal in deals]


class Deal(models.Model):
    """Two parties, a status, a timeline. Each wing inherits from it and adds its own.

    ``status`` and the other ``KEPT`` fields are written by verbs only (see ``lifecycle``).
    ``waiting_on`` is the role whose move it is, ``waiting_for`` that person.
    """

    WINGS = {}  # kind → the wing's model
    KIND = None  # set by each wing
    KEPT = frozenset(
        {
            *("status", "waiting_on", "waiting_for", "closed_at"),
            *("clock_at", "clock_moved", "asked_at", "fee_percent"),
        }
    )
    ENDED = frozenset()  # the wing's states in which nobody has a move any more

    code = CodeField()
    kind = models.CharField(max_length=20, editable=False)
    title = models.CharField(max_length=120, validators=[one_line])
    status = models.CharField(max_length=20, editable=False)
    buyer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="deals_bought", editable=False
    )
    seller = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="deals_sold", editable=False
    )
    waiting_on = models.CharField(max_length=10, blank=True, editable=False)
    waiting_for = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="deals_waiting",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    closed_at = models.DateTimeField(null=True, editable=False)
    clock_at = models.DateTimeField(
        null=True, editable=False, help_text="When the clock acts if nobody else has."
    )
    clock_moved = models.BooleanField(default=False, editable=False)
    asked_at = models.DateTimeField(
        null=True, editable=False, help_text="Since when operators were asked: stops the clock."
    )
    fee_percent = models.DecimalField(
        max_digits=4, decimal_places=2, default=site_fee, editable=False
    )

    objects = DealQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(buyer=models.F("seller")), name="deal_not_with_oneself"
            )
        ]
        indexes = [
            models.Index(fields=["buyer", "-updated_at", "-id"], name="deal_of_buyer"),
            models.Index(fields=["seller", "-updated_at", "-id"], name="deal_of_seller"),
            models.Index(
                fields=["waiting_for", "updated_at"],
                condition=Q(waiting_for__isnull=False),
                name="deal_your_move",
            ),
            models.Index(
                fields=["clock_at"],
                condition=Q(clock_at__isnull=False, asked_at__isnull=True),
                name="deal_clock_due",
            ),
        ]

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if cls.KIND and not getattr(getattr(cls, "Meta", None), "proxy", False):
            Deal.WINGS[cls.KIND] = cls

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse(
            f"{self.WINGS[self.kind]._meta.app_label}:{self.kind}-detail", args=[self.code]
        )

    @property
    def concrete(self):
        """This deal as its wing's own model."""
        return self if self.KIND else getattr(self, self.kind)

    # --- Status --------------------------------------------------------------------------

    @property
    def status_label(self):
        return self.WINGS[self.kind].Status(self.status).label

    @property
    def is_closed(self):
        return self.closed_at is not None

    @classmethod
    def verbs(cls):
        """Every verb of this wing, as declared: name → Verb."""
        found = (getattr(getattr(cls, name, None), "verb", None) for name in dir(cls))
        return {verb.name: verb for verb in found if isinstance(verb, Verb)}

    def verbs_for(self, user):
        """The names of the verbs this person may press now: what the page offers as buttons."""
        role = self.role_of(user)
        return {n for n, verb in self.verbs().items() if verb.is_open_to(role, self.status)}

    # --- Who -----------------------------------------------------------------------------

    def role_of(self, actor):
        """``actor`` is a person, or the name of a role that is nobody: clock, gateway."""
        if isinstance(actor, str):
            return actor
        if actor.pk == self.buyer_id:
            return "buyer"
        if actor.pk == self.seller_id:
            return "seller"
        return "operator" if actor.is_staff and actor.is_active else "stranger"

    def is_party(self, user):
        return user.pk in (self.buyer_id, self.seller_id)

    def other_party(self, user):
        return self.seller if user.pk == self.buyer_id else self.buyer

    def is_waiting_for(self, user):
        return self.waiting_for_id is not None and self.waiting_for_id == user.pk

    def words_for_wrong_role(self, verb):
        return "This is for the other side of the deal to do. Nothing was changed."

    def words_for_wrong_state(self, verb):
        return (
            f"That is no longer possible: this is now “{self.status_label}”. "
            "Nothing was changed; the page shows how things stand."
        )

    # --- Machinery of the verbs ----------------------------------------------------------

    def lock(self):
        """Locks the ``Deal`` row alone, then reads the whole deal in a second statement.

        Locking through the child would take the wrong row and deadlock with ordinary saves.
        """
        rows = Deal._base_manager.select_for_update(no_key=True).filter(pk=self.pk)
        if not list(rows.values_list("pk")):
            raise Refused("This deal no longer exists.")
        self.refresh_from_db(fields=[field.attname for field in self._meta.concrete_fields])

    def snapshot(self):
        """The stored value of every column that is loaded."""
        held = vars(self)
        names = (field.attname for field in self._meta.concrete_fields)
        return {name: held[name] for name in names if name in held}

    def write_changes_since(self, stored):
        changed = {name for name, value in self.snapshot().items() if stored[name] != value}
        fields = {field.name for field in self._meta.concrete_fields if field.attname in changed}
        super().save(update_fields=fields | {"status", "updated_at"})

    def record(self, verb, *, by, role, before, note=""):
        return Event.objects.create(
            deal_id=self.pk,
            actor=None if isinstance(by, str) else by,
            role=role,
            verb=verb,
            before=before,
            after=self.status,
            note=note,
        )

    def wait_for(self, role, days=None):
        """Says whose move it is: ``buyer``, ``seller``, or ``""`` for nobody's.

        ``days`` from now the clock acts in their place (``due``); None: it never does.
        """
        self.waiting_on = role
        self.waiting_for = getattr(self, role) if role else None
        self.clock_at = timezone.now() + timedelta(days=days) if days else None
        self.clock_moved = False

    # --- Money and time: what a wing answers ---------------------------------------------

    def fee_on(self, amount_cents):
        """The house's share of a release, in cents, at the percentage this deal began with."""
        return percent_of(amount_cents, self.fee_percent)

    def on_held(self, hold):
        """A payment arrived for ``hold``, under this deal's lock. May press one verb, once.

        Raises ``Refused`` when the hold cannot be paid any more; the money then goes back.
        """
        raise NotImplementedError("hold.deal is a bare Deal: call on_held on deal.concrete")

    def release_after_notice(self, was_unseen):
        """Releases in the buyer's silence, unless they may not have known.

        While the mail that names the date is unsent, or when the date passed while the clock was
        down (``was_unseen``), it moves on by two days, once.
        """
        has_notice = Notification.objects.has_reached(self.waiting_for, self.group)
        if self.clock_moved or (has_notice and not was_unseen):
            return self.release_silently(by="clock")
        return self.put_off(by="clock")

    @property
    def group(self):
        """The key under which notifications of this deal are grouped."""
        return f"deal:{self.code}"

    def due(self, was_unseen=False):
        """``clock_at`` has come: presses the verb of the clock. Called under the deal's lock."""
        raise NotImplementedError("call due on deal.concrete")

    def tell_of(self, event):
        """Tells the parties of what happened; a wing says what and whom."""

    def close_when_ended(self):
        if self.status in self.ENDED:
            self.wait_for("")
            self.asked_at = None
            self.closed_at = timezone.now()
        else:
            self.closed_at = None

    def save(self, *args, update_fields=None, **kwargs):
        """Saves what forms may change. What only verbs may write is written once, at creation."""
        if self._state.adding:
            self.kind = self.KIND
        else:
            if update_fields is None:
                loaded = self.snapshot()
                update_fields = {
                    field.name
                    for field in self._meta.concrete_fields
                    if field.attname in loaded and not field.primary_key
                }
            update_fields = set(update_fields) - self.KEPT
        return super().save(*args, update_fields=update_fields, **kwargs)


class Event(models.Model):
    """One thing that happened to a deal. Rows are added, never changed."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="events")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="deal_events"
    )
    role = models.CharField(max_length=10)
    verb = models.CharField(max_length=30)
    before = models.CharField(max_length=20, blank=True)
    after = models.CharField(max_length=20)
    note = models.TextField(max_length=2000, blank=True, validators=[no_control_characters])
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["deal", "id"], name="event_of_deal")]

    def __str__(self):
        return f"{self.role} {self.verb}"


class Beat(models.Model):
    """When the clock last ran: one row, from which a clock that was down is known."""

    at = models.DateTimeField()

    def __str__(self):
        return str(self.at)
