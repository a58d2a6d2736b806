"""Production refuses to start with something missing, in one sentence."""

import os
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def production():
    """The environment in which `make test` asks whether the site is ready for production."""
    loader = SourceFileLoader("bin_test", str(ROOT / "bin/test"))
    module = module_from_spec(spec_from_loader("bin_test", loader))
    loader.exec_module(module)
    return module.PRODUCTION


def start(**changes):
    """Starts the site as production has it; "" takes a setting away. Returns the last line."""
    environment = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", "from marketplace import settings"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment | production() | changes, capture_output=True, text=True
    )
    return done.returncode, done.stderr.strip().rpartition("\n")[2]


def test_production_starts():
    assert start() == (0, "")


@pytest.mark.parametrize("value", ["", "0"])
def test_a_sandbox_that_nobody_asked_for_is_refused(value):
    code, words = start(ALLOW_SANDBOX_GATEWAY=value)

    assert code == 1
    assert "set ALLOW_SANDBOX_GATEWAY=1" in words


def test_what_is_missing_is_named():
    code, words = start(SECRET_KEY="", EMAIL_URL="")

    assert code == 1
    assert "Set SECRET_KEY, EMAIL_URL in the environment" in words


def test_development_needs_nothing():
    assert start(**dict.fromkeys(production(), "") | {"DEBUG": "1"}) == (0, "")
