"""The operators' queues: what waits, since when, and how it went these days."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from marketplace.deals.models import Deal, Event
from marketplace.moderation.models import Report

COUNTED_TO = 1000
SHOWN = 10
DAYS = 12
URGENT = timedelta(days=1)
WIDTH, HEIGHT = 110, 28  # of the small curve, in its own units


@dataclass(frozen=True)
class Row:
    """One thing that waits."""

    title: str
    url: str
    whose: str
    reason: str
    since: datetime


@dataclass(frozen=True)
class Queue:
    """One queue. ``oldest`` is None when nothing waits; ``per_day`` is what came, today last."""

    title: str
    icon: str
    count: str
    oldest: datetime | None
    oldest_url: str
    url: str
    per_day: list[int]
    rows: list

    @property
    def age(self):
        return age_words(timezone.now() - self.oldest)

    @property
    def is_urgent(self):
        return self.oldest is not None and timezone.now() - self.oldest > URGENT

    @property
    def points(self):
        """The curve as an SVG polyline's points."""
        highest = max(*self.per_day, 1)
        step = WIDTH / (len(self.per_day) - 1)
        return " ".join(
            f"{number * step:.1f},{HEIGHT - 2 - (HEIGHT - 4) * value / highest:.1f}"
            for number, value in enumerate(self.per_day)
        )

    @property
    def curve_words(self):
        return (
            f"Came in per day, {DAYS} days: at most {max(self.per_day)}, today {self.per_day[-1]}"
        )


def queues():
    return [asked(), reported()]


def asked():
    """Deals whose money the operators were asked to decide on."""
    waiting = Deal.objects.asked()
    rows = list(waiting.select_related("buyer", "seller")[:SHOWN])
    count = waiting.order_by()[: COUNTED_TO + 1].count()
    changelist = reverse("admin:deals_deal_changelist")
    return Queue(
        title="Asked to decide",
        icon="question",
        count=f"{COUNTED_TO:,}+" if count > COUNTED_TO else str(count),
        oldest=rows[0].asked_at if rows else None,
        oldest_url=console_url(rows[0]) if rows else "",
        url=f"{changelist}?state=asked",
        per_day=came_in(Event.objects.filter(verb="ask_operators"), "at"),
        rows=[
            Row(
                title=deal.title,
                url=console_url(deal),
                whose=f"{deal.buyer} and {deal.seller}",
                reason=deal.status_label,
                since=deal.asked_at,
            )
            for deal in rows
        ],
    )


def reported():
    waiting = Report.objects.open()
    rows = list(waiting.select_related("person", "reporter").oldest_first()[:SHOWN])
    count = waiting.order_by()[: COUNTED_TO + 1].count()
    changelist = reverse("admin:moderation_report_changelist")
    return Queue(
        title="Reported",
        icon="flag",
        count=f"{COUNTED_TO:,}+" if count > COUNTED_TO else str(count),
        oldest=rows[0].created_at if rows else None,
        oldest_url=reverse("admin:moderation_report_change", args=[rows[0].pk]) if rows else "",
        url=f"{changelist}?status__exact={Report.Status.OPEN}",
        per_day=came_in(Report.objects.all()),
        rows=[
            Row(
                title=report.title,
                url=reverse("admin:moderation_report_change", args=[report.pk]),
                whose=f"by {report.person}" if report.person else "",
                reason=report.get_reason_display(),
                since=report.created_at,
            )
            for report in rows
        ],
    )


def came_in(found, made_at="created_at"):
    """How many rows were made on each of the last days, today last."""
    today = timezone.localdate()
    days = [today - timedelta(days=back) for back in reversed(range(DAYS))]
    since = timezone.now() - timedelta(days=DAYS)
    newest = found.filter(**{f"{made_at}__gt": since}).order_by("-pk")
    moments = newest.values_list(made_at, flat=True)[:COUNTED_TO]
    made = Counter(timezone.localtime(moment).date() for moment in moments)
    return [made[day] for day in days]


def just_happened():
    """What happened to deals lately, the newest first."""
    newest = Event.objects.select_related("deal", "actor").order_by("-pk")[: 8 * SHOWN]
    events = sorted(newest, key=lambda event: event.at, reverse=True)[:SHOWN]
    return [
        {"event": event, "words": words_of(event), "url": console_url(event.deal)}
        for event in events
    ]


def words_of(event):
    """The verb as its button says it; what is no verb, such as sending a brief, by its name."""
    verb = event.deal.WINGS[event.deal.kind].verbs().get(event.verb)
    return verb.label if verb else event.verb.replace("_", " ").capitalize()


def console_url(deal):
    """The deal's page in the console, as its wing shows it; nothing while no wing shows it."""
    options = deal.WINGS[deal.kind]._meta
    try:
        return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[deal.pk])
    except NoReverseMatch:
        return ""


def age_words(age):
    """``5 min``, ``19 h``, ``3 days``."""
    if age < timedelta(hours=1):
        return f"{max(int(age.total_seconds() // 60), 1)} min"
    if age < timedelta(days=2):
        return f"{int(age.total_seconds() // 3600)} h"
    return f"{age.days} days"
