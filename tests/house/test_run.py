"""``make run`` and ``make reset``: the demo market's own folder, and nobody else's."""

import fcntl
import json
import stat
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def run(monkeypatch, tmp_path):
    """bin/run, building in an empty folder; what it would have Django do is written down."""
    loader = SourceFileLoader("bin_run", str(ROOT / "bin" / "run"))
    module = module_from_spec(spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    module.asked = []
    monkeypatch.setattr(module, "VAR", tmp_path)
    monkeypatch.setattr(module, "DEMO", tmp_path / "demo")
    monkeypatch.setattr(module, "manage", lambda *words, **how: module.asked.append(words[0]))
    return module


def test_it_builds_beside_and_moves_what_is_whole(run):
    run.build()

    assert run.asked == ["migrate", "demo"]
    assert sorted(path.name for path in run.VAR.iterdir()) == ["demo"]


def test_a_build_that_broke_off_is_not_taken_for_a_demo(run, monkeypatch):
    monkeypatch.setattr(run, "manage", lambda *words, **how: run.stop("no"))

    with pytest.raises(SystemExit):
        run.build()

    assert not run.DEMO.exists()


def test_the_secret_is_its_own_and_for_its_owner_alone(run):
    run.build()
    secret = run.DEMO / "secret"

    assert len(secret.read_text()) >= 50
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600


def test_settings_of_another_site_do_not_count(run, monkeypatch):
    run.build()
    for name in ("DATABASE_URL", "STORAGE_URL", "EMAIL_URL", "SECRET_KEY"):
        monkeypatch.setenv(name, "of another site")

    ours = run.environment(run.DEMO)

    assert "of another site" not in ours.values()
    assert ours["DATABASE_URL"] == f"sqlite:///{run.DEMO}/db.sqlite3"
    assert ours["DEMO"] == "1"


def test_a_demo_of_another_version_is_not_served(run, capsys):
    run.build()
    seen = json.loads((run.DEMO / run.MADE_WITH).read_text())
    (run.DEMO / run.MADE_WITH).write_text(json.dumps(seen | {next(iter(seen)): "older"}))

    with pytest.raises(SystemExit):
        run.need_same_migrations()

    assert "`make reset` builds a new one" in capsys.readouterr().err


def test_a_new_migration_is_welcome(run):
    run.build()
    seen = json.loads((run.DEMO / run.MADE_WITH).read_text())
    seen.popitem()
    (run.DEMO / run.MADE_WITH).write_text(json.dumps(seen))

    run.need_same_migrations()


def test_nobody_rebuilds_a_demo_that_is_being_served(run, capsys):
    run.take_lock(fcntl.LOCK_SH)

    with pytest.raises(SystemExit):
        run.reset()

    assert "in use by another start" in capsys.readouterr().err
    assert run.asked == []


def test_it_prints_one_login_of_each_kind(run):
    run.build()
    person = {"email": "ines@demo.invalid", "password": "pass", "role": "artist"}
    people = [person, person | {"email": "second@demo.invalid"}, person | {"role": "buyer"}]
    (run.DEMO / run.MANIFEST).write_text(json.dumps({"users": people}))

    lines = run.logins()

    assert [line.split() for line in lines] == [
        ["artist", "ines@demo.invalid", "pass"],
        ["buyer", "ines@demo.invalid", "pass"],
    ]
