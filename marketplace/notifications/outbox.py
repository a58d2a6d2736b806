"""Sending the mails that notifications wait for."""

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from .models import Notification

logger = logging.getLogger("marketplace.mail")

# A worker that is killed while it sends leaves its claim; after this another one tries.
CLAIM = timedelta(minutes=10)


def send_due(now=None):
    """Sends every mail that is due; returns how many went. Several workers may do this at once."""
    sent, last = 0, 0
    while note := claim(now or timezone.now(), after=last):
        sent, last = sent + send(note), note.pk
    return sent


def claim(now, after=0):
    """The next mail that is due, now ours for a while; each is tried once in a round."""
    with transaction.atomic():
        waiting = Notification.objects.to_mail(now).filter(pk__gt=after)
        note = waiting.select_for_update(skip_locked=True, of=("self",)).first()
        if note:
            note.mail_at = timezone.now() + CLAIM
            note.save(update_fields=["mail_at"])
        return note


def send(note):
    try:
        message(note).send()
    except Exception:
        # Whatever it was, the others still have to go, and this one is tried again.
        logger.exception("mail not sent", extra={"data": {"notification": note.pk}})
        note.later()
        note.save(update_fields=["mail_at", "mail_tries"])
        return 0
    note.mailed_at = timezone.now()
    note.save(update_fields=["mailed_at"])
    return 1


def message(note):
    body = render_to_string(
        "notifications/mail.txt",
        {"note": note, "site_name": settings.SITE_NAME, "site_url": settings.SITE_URL},
    )
    return EmailMessage(
        subject=" ".join(f"{settings.EMAIL_SUBJECT_PREFIX}{note.title}".split()),
        body=body,
        to=[note.user.email],
        # The same id for every try, so that a mail sent twice is seen as one.
        headers={"Message-ID": f"<note-{note.pk}@{mail_domain()}>"},
    )


def mail_domain():
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
