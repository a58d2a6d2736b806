"""What people are told: on the site at once, by mail soon after.

A row is written in the transaction of what it tells of, so nothing is told that did not happen
and nothing that happened is forgotten. The row is the mail's outbox as well: the worker claims
it, sends it and says so here.
"""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class NotificationQuerySet(models.QuerySet):
    def unread(self):
        return self.filter(read_at=None)

    def moves(self):
        return self.filter(is_move=True)

    def news(self):
        return self.filter(is_move=False)

    def to_mail(self, now):
        """Mails that should have gone by ``now``, oldest first."""
        return self.filter(mail_at__lte=now, mailed_at=None).order_by("pk")

    def has_reached(self, user, group):
        """Whether no mail about this group still waits to be sent to the person."""
        unsent = self.filter(user=user, group=group, mail_at__isnull=False, mailed_at=None)
        return not unsent.exists()

    def read_group(self, user, group):
        """The person opened the page that the group is about."""
        return self.filter(user=user, group=group, read_at=None).update(read_at=timezone.now())


class Notification(models.Model):
    """One thing told to one person.

    ``group`` is a text key such as ``deal:bcd…``: the page lists by it, and opening the thing
    marks all of it read. ``mail_at`` is when a mail is to be sent, NULL for none.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    topic = models.CharField(max_length=20)
    group = models.CharField(max_length=60)
    is_move = models.BooleanField(default=False, help_text="Whether it is the person's move now.")
    title = models.CharField(max_length=150)
    words = models.CharField(max_length=600, blank=True)
    url = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    mail_at = models.DateTimeField(null=True, blank=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["user", "-id"], name="notification_of_user"),
            models.Index(
                fields=["mail_at"],
                condition=Q(mail_at__isnull=False, mailed_at__isnull=True),
                name="notification_to_mail",
            ),
            models.Index(
                fields=["user"], condition=Q(read_at__isnull=True), name="notification_unread"
            ),
        ]

    def __str__(self):
        return self.title

    def later(self):
        """Puts the mail off after a failed try: 2, 4, 8 … minutes, at most a day apart."""
        self.mail_tries += 1
        wait = timedelta(minutes=min(2 ** min(self.mail_tries, 11), 24 * 60))
        self.mail_at = timezone.now() + wait


class Preference(models.Model):
    """A topic that the person does not want by mail. No row: wanted."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notification_preferences"
    )
    topic = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "topic"], name="preference_once")]

    def __str__(self):
        return f"{self.user}: no mail about {self.topic}"
