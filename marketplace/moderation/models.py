"""Reports: what somebody wants the operators to look at."""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from marketplace.validators import no_control_characters

from . import mail
from .subjects import LONGEST_PATH

LONGEST_WORDS = 2000


class ReportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(status=Report.Status.OPEN)

    def oldest_first(self):
        return self.order_by("created_at", "pk")

    def since(self, moment, *, by):
        """Reports that this person sent or added to after ``moment``."""
        return self.filter(reporter=by, updated_at__gt=moment)

    def take(self, subject, *, by, reason, words):
        """Files a report. A second one of the same thing by the same person is added to the
        first while that is open, so that the operators read one story and not five."""
        with transaction.atomic():
            report, is_new = self.select_for_update().get_or_create(
                reporter=by,
                path=subject.path,
                status=Report.Status.OPEN,
                defaults={
                    "title": subject.title[:200],
                    "person": subject.person,
                    "reason": reason,
                    "words": words,
                },
            )
            if is_new:
                transaction.on_commit(lambda: mail.tell_operators(report), robust=True)
            else:
                report.add(reason=reason, words=words)
        return report


class Report(models.Model):
    """One person's report of one public page. ``title`` is what the page was called then."""

    class Reason(models.TextChoices):
        NOT_THEIRS = "not_theirs", "It is somebody else’s work"
        UNMARKED = "unmarked", "Adult or upsetting, and not marked"
        SCAM = "scam", "A scam, or they ask for money outside the site"
        HARASSMENT = "harassment", "Harassment or hate"
        ILLEGAL = "illegal", "It is against the law"
        OTHER = "other", "Something else"

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        HANDLED = "handled", "Handled"

    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="reports_sent"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports_about",
        help_text="Whose page it is.",
    )
    path = models.CharField(max_length=LONGEST_PATH)
    title = models.CharField(max_length=200)
    reason = models.CharField(max_length=20, choices=Reason)
    words = models.TextField(blank=True, validators=[no_control_characters])
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports_handled",
    )
    handled_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True, help_text="What the operator decided, and why.")

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reporter", "path"],
                condition=models.Q(status="open"),
                name="report_open_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["created_at", "id"],
                condition=models.Q(status="open"),
                name="report_open_oldest",
            )
        ]

    def __str__(self):
        return self.title

    @property
    def is_open(self):
        return self.status == self.Status.OPEN

    def add(self, *, reason, words):
        """The newest reason counts; the words stand below the earlier ones."""
        self.reason = reason
        if words and words not in self.words:
            self.words = f"{self.words}\n\n{words}".strip()[: 4 * LONGEST_WORDS]
        self.save(update_fields=["reason", "words", "updated_at"])

    def handle(self, *, by, answer):
        """Closes the report. Returns whether it still was open: of two operators, one wins."""
        return bool(
            Report.objects.open()
            .filter(pk=self.pk)
            .update(
                status=self.Status.HANDLED,
                handled_by=by,
                handled_at=timezone.now(),
                answer=answer,
            )
        )
