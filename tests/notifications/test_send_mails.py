"""The outbox: every mail goes, once, whatever happens to the mail server or the worker."""

import smtplib
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.mail.backends import locmem
from django.db import connections
from django.utils import timezone

from marketplace.notifications import outbox
from marketplace.notifications.models import Notification, Preference
from tests.notifications.told import told

pytestmark = pytest.mark.django_db


class DownBackend(locmem.EmailBackend):
    """A mail server that answers nobody."""

    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected("gone")


class ShyBackend(locmem.EmailBackend):
    """A mail server that does not take mails for one address."""

    def send_messages(self, messages):
        if "ines@example.com" in messages[0].to:
            raise smtplib.SMTPRecipientsRefused({})
        return super().send_messages(messages)


def here(backend):
    return f"{__name__}.{backend.__name__}"


def test_a_mail_goes_once(people, mailoutbox):
    told(people.artist, title="Bea sent you a brief", words="Answer by Friday.", url="/c/abc/")

    assert (outbox.send_due(), outbox.send_due()) == (1, 0)

    [mail] = mailoutbox
    assert mail.to == ["ines@example.com"]
    assert mail.subject == "[Makers Yard] Bea sent you a brief"
    for words in ("Hello Ines", "Answer by Friday.", "http://testserver/c/abc/"):
        assert words in mail.body


def test_a_mail_server_that_is_down_gets_it_later(people, mailoutbox, settings):
    note, working = told(people.artist), settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = here(DownBackend)
    assert outbox.send_due() == 0
    settings.EMAIL_BACKEND = working

    assert outbox.send_due() == 0, "not at once again"
    assert outbox.send_due(timezone.now() + timedelta(minutes=3)) == 1

    note.refresh_from_db()
    assert (note.mail_tries, note.mailed_at is None) == (1, False)


def test_a_mail_that_fails_keeps_no_other_waiting(people, mailoutbox, settings):
    settings.EMAIL_BACKEND = here(ShyBackend)
    told(people.artist)
    told(people.buyer)

    assert outbox.send_due() == 1

    assert [mail.to for mail in mailoutbox] == [["bea@example.com"]]


def test_a_mail_that_failed_for_months_is_still_only_put_off(people):
    note = told(people.artist)
    note.mail_tries = 5000

    note.later()

    assert note.mail_at - timezone.now() <= timedelta(days=1)


def test_a_worker_killed_while_it_sends_leaves_the_mail_to_the_next(people, mailoutbox):
    told(people.artist)
    now = timezone.now()
    outbox.claim(now)

    assert outbox.send_due(now) == 0
    assert outbox.send_due(now + timedelta(minutes=11)) == 1


@pytest.mark.django_db(transaction=True)
def test_two_senders_send_each_mail_once(people, mailoutbox):
    for _ in range(10):
        told(people.artist)
    gate = threading.Barrier(2)

    def send():
        gate.wait()
        try:
            return outbox.send_due()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        sent = [future.result() for future in [pool.submit(send), pool.submit(send)]]

    assert sum(sent) == len(mailoutbox) == 10
    assert len({mail.extra_headers["Message-ID"] for mail in mailoutbox}) == 10


def test_a_topic_that_is_switched_off_comes_by_no_mail(people, mailoutbox):
    Preference.objects.create(user=people.artist, topic="move")
    told(people.artist, "move")
    told(people.artist, "news", title="A rating")

    outbox.send_due()

    assert [mail.subject for mail in mailoutbox] == ["[Makers Yard] A rating"]
    assert people.artist.notifications.count() == 2


@pytest.mark.parametrize("topic", ["money", "deadline"])
def test_money_and_dates_always_come_by_mail(people, mailoutbox, topic):
    Preference.objects.create(user=people.artist, topic=topic)
    told(people.artist, topic)

    assert outbox.send_due() == 1


def test_somebody_who_is_locked_out_gets_no_mail(people, mailoutbox):
    people.artist.is_active = False

    assert told(people.artist).mail_at is None


@pytest.mark.parametrize("title", ["Fox\nBcc: all@example.com", "Fox\r\nX: 1", "Fox\x0bX"])
def test_a_title_adds_no_line_to_the_head_of_a_mail(people, mailoutbox, title):
    told(people.artist, title=title)

    assert outbox.send_due() == 1

    [mail] = mailoutbox
    assert len(mail.subject.splitlines()) == 1
    assert mail.message()["Bcc"] is None
    assert mail.recipients() == ["ines@example.com"]


def test_a_title_is_text_in_a_mail(people, mailoutbox):
    told(people.artist, title="Tom & <Jerry>")

    outbox.send_due()

    assert "Tom & <Jerry>" in mailoutbox[0].body


def test_long_words_fit(people):
    note = told(people.artist, title="x" * 300, words="y" * 900)

    stored = Notification.objects.get(pk=note.pk)
    assert (len(stored.title), len(stored.words)) == (150, 600)
