"""``manage.py worker``: chores that neither wait for nor fall over one another."""

import logging
import os
import signal
import threading
import time

import pytest
from allauth.usersessions.models import UserSession
from django.core.management import call_command
from django.utils import timezone

from marketplace.management.commands import worker
from tests.factories import UserFactory


@pytest.fixture
def chores(monkeypatch):
    """An empty list of chores to fill."""
    made = []
    monkeypatch.setattr(worker, "CHORES", made)
    return made


@pytest.mark.django_db
def test_every_chore_of_the_house_runs():
    with pytest.raises(SystemExit) as gone:
        call_command("worker", "--once")

    assert gone.value.code == 0, "see the log below"


def test_a_failing_chore_is_logged_and_stops_no_other(chores, caplog):
    done = []
    chores += [
        worker.Chore("broken", 60, lambda: 1 / 0),
        worker.Chore("whole", 60, lambda: done.append(1)),
    ]

    with caplog.at_level(logging.ERROR), pytest.raises(SystemExit) as gone:
        call_command("worker", "--once")

    assert gone.value.code == 1
    assert done == [1]
    assert "chore failed" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_the_loop_ends_at_sigterm_after_the_chore_that_runs(chores):
    finished = []

    def slow():
        threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGTERM)).start()
        time.sleep(0.3)
        finished.append(1)

    chores += [worker.Chore("slow", 60, slow), worker.Chore("late", 60, pytest.fail)]
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    try:
        call_command("worker", "--interval", "0.01")
    finally:
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGINT, before[1])

    assert finished == [1]


@pytest.mark.django_db
def test_lines_of_the_session_list_go_with_their_session(client_for):
    person = UserFactory()
    client = client_for(person)
    facts = {"user": person, "ip": "127.0.0.1", "user_agent": "", "created_at": timezone.now()}
    UserSession.objects.create(session_key=client.session.session_key, **facts)
    UserSession.objects.create(session_key="gone-long-ago", **facts)

    worker.clear_session_list()

    left = UserSession.objects.values_list("session_key", flat=True)
    assert list(left) == [client.session.session_key]
