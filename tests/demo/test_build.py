"""``manage.py demo``: where it refuses, and what it leaves when it breaks off."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.demo import Stage
from tests.factories import UserFactory
from tests.server import ROOT, environment, manage, wait_until

pytestmark = pytest.mark.django_db


def test_it_refuses_outside_a_demo(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="Set DEMO=1"):
        call_command("demo")

    assert not User.objects.exists()


def test_it_refuses_where_somebody_lives(settings):
    settings.DEMO = True
    UserFactory()

    with pytest.raises(CommandError, match="signed up here already"):
        call_command("demo")

    assert User.objects.count() == 1


def test_its_codes_are_the_same_every_time():
    one, other = Stage(), Stage()

    assert [one.code() for _ in range(3)] == [other.code() for _ in range(3)]
    assert one.code() != one.code()


def test_its_clock_goes_back_and_returns():
    stage = Stage()

    with stage.days_ago(10):
        person = stage.person("old-hand", "Old Hand")

    assert (timezone.now() - person.date_joined).days == 10


def test_a_run_that_is_stopped_leaves_nothing(tmp_path):
    manage(tmp_path, "migrate", "--verbosity", "0")
    command = [sys.executable, "manage.py", "demo"]
    with subprocess.Popen(command, cwd=ROOT, env=environment(tmp_path)) as run:
        wait_until(lambda: list(tmp_path.glob("media/*/large.webp")), seconds=30)

        run.terminate()

    assert run.returncode == 1
    assert not list(tmp_path.glob("media/*/*"))
    with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM accounts_user").fetchone() == (0,)
