"""What the environment says, and what the settings make of it."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from marketplace import environment as env


@pytest.mark.parametrize(
    "url", ["market", "mysql://ana@db/market", "postgres://ana@db:port/market"]
)
def test_another_database_is_refused_in_words(monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)

    with pytest.raises(ImproperlyConfigured, match="sqlite:///… or postgres://…"):
        env.database("DATABASE_URL", "")


def test_the_folder_of_the_database_is_made(tmp_path):
    config = env.database("NOT_SET", f"sqlite:///{tmp_path}/not/there/db.sqlite3")

    assert config["NAME"] == f"{tmp_path}/not/there/db.sqlite3"
    assert (tmp_path / "not/there").is_dir()


def test_the_database_lies_in_its_folder_whatever_that_is_called(tmp_path):
    place = tmp_path / "my yard #1, 100%41?"
    words = "from marketplace.settings import DATABASES; print(DATABASES['default']['NAME'])"
    extra = {"DEBUG": "1", "VAR_DIR": str(place), "DATABASE_URL": ""}

    answer = subprocess.run(
        [sys.executable, "-c", words], env=os.environ | extra, capture_output=True, text=True
    )

    assert answer.stdout.strip() == f"{place}/db.sqlite3"
