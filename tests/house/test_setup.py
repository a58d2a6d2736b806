"""The first steps on a strange machine: one clear sentence each, never a traceback."""

import os
import socket
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def load(name):
    loader = SourceFileLoader(f"bin_{name}", str(ROOT / "bin" / name))
    module = module_from_spec(spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


@pytest.fixture
def setup(monkeypatch, tmp_path):
    """bin/setup, working on an empty folder instead of the project's environment."""
    module = load("setup")
    monkeypatch.setattr(module, "VENV", str(tmp_path / "venv"))
    monkeypatch.setattr(module, "PYTHON", str(tmp_path / "venv/bin/python"))
    monkeypatch.setattr(module, "STAMP", str(tmp_path / "stamp"))
    return module


def sentence(capsys, words):
    said = capsys.readouterr().err
    return said.count("\n") == 1 and words in said


def test_an_old_python_is_named(setup, monkeypatch, capsys):
    monkeypatch.setattr(setup, "OLDEST", (3, 99))

    with pytest.raises(SystemExit) as gone:
        setup.main("run")

    assert gone.value.code == 1
    assert sentence(capsys, "needs Python 3.99 or newer and found only 3.")


def test_a_newer_python_beside_an_old_one_is_taken(setup, monkeypatch, tmp_path):
    newer = tmp_path / "python3.20"
    newer.write_text("#!/bin/sh\necho the newer one\n")
    newer.chmod(0o755)
    code = (
        f"import runpy, sys; sys.argv = ['setup', 'run']; sys.version_info = (3, 6, 0)\n"
        f"runpy.run_path({str(ROOT / 'bin/setup')!r}, run_name='__main__')"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], env={"PATH": str(tmp_path)}, capture_output=True, text=True
    )

    assert done.stdout == "the newer one\n"


def test_a_missing_venv_module_is_named(setup, monkeypatch, capsys):
    monkeypatch.setattr(setup, "works", lambda command: False)

    with pytest.raises(SystemExit) as gone:
        setup.main("run")

    assert gone.value.code == 1
    assert sentence(capsys, "apt install python3-venv")


def test_what_is_installed_is_not_installed_again(setup, monkeypatch):
    installed = []
    monkeypatch.setattr(setup, "make_venv", lambda: None)
    monkeypatch.setattr(setup, "install", installed.append)

    for kind in ("dev", "dev", "run"):
        setup.main(kind)

    assert installed == ["requirements-dev.txt"]


def test_a_changed_lock_file_is_installed(setup, monkeypatch):
    installed = []
    monkeypatch.setattr(setup, "make_venv", lambda: None)
    monkeypatch.setattr(setup, "install", installed.append)
    setup.main("run")

    monkeypatch.setitem(setup.LOCKS, "run", "requirements-dev.txt")
    setup.main("run")

    assert installed == ["requirements.txt", "requirements-dev.txt"]


def make_run(**extra):
    return subprocess.run(
        [sys.executable, "bin/run", *extra.pop("arguments")],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **extra},
        capture_output=True,
        text=True,
        timeout=180,
    )


def test_a_busy_port_is_named_before_anything_is_built():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])

        done = make_run(arguments=[port])

    assert done.returncode == 1
    assert done.stderr.startswith(f"Port {port} is busy.")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("port", ["eighty", "0", "65536", "-1", "٨٠٠٠"])
def test_a_port_that_is_none_is_named(port):
    done = make_run(arguments=[port])

    assert done.returncode == 1
    assert f"PORT={port} is not a port" in done.stderr
