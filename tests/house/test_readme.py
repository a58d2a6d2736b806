"""What the README says of the code is what the code says."""

import re
from pathlib import Path

from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text()


def test_the_diagram_is_the_one_that_the_verbs_make(capsys):
    call_command("states")

    [diagram] = re.findall("```mermaid\n(.*?)```", README, re.DOTALL)
    assert diagram == capsys.readouterr().out


def test_every_command_of_the_site_is_named():
    ours = {path.stem for path in ROOT.glob("marketplace/**/management/commands/[a-z]*.py")}

    assert ours >= {"tick", "states"}
    assert sorted(name for name in ours if f"manage.py {name}" not in README) == []


def test_every_setting_is_in_the_table():
    source = (ROOT / "marketplace/settings.py").read_text()
    names = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source))

    assert "ALLOW_SANDBOX_GATEWAY" in names
    assert sorted(name for name in names if f"`{name}`" not in README) == []
