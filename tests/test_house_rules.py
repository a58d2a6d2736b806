"""The small rules that keep the house tidy, as far as a machine can see them."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FORBIDDEN_NAMES = {"utils", "helpers", "common", "core", "services", "misc", "signals"}


def sources():
    for folder in ("marketplace", "commissions"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def test_no_room_is_named_after_nothing():
    named = {path for path in sources() if {path.stem, path.parent.name} & FORBIDDEN_NAMES}

    assert named == set()


LIMITS = [
    ("templates", "*.html", 120),
    ("templates", "_*.html", 40),
    ("static/css", "*.css", 250),
    ("static/js", "*.js", 250),
    ("marketplace", "models.py", 400),
    ("commissions", "models.py", 400),
    ("marketplace", "views.py", 300),
    ("commissions", "views.py", 300),
    ("tests", "test_*.py", 300),
]


@pytest.mark.parametrize(("folder", "pattern", "most"), LIMITS)
def test_files_stay_short(folder, pattern, most):
    longer = {
        str(path.relative_to(ROOT)): lines
        for path in (ROOT / folder).rglob(pattern)
        if (lines := path.read_text().count("\n")) > most and "vendor" not in path.parts
    }

    assert longer == {}


def views():
    for path in sources():
        if path.name == "views.py" or path.parent.name == "views":
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.FunctionDef):
                    yield f"{path.relative_to(ROOT)}:{node.name}", node.end_lineno - node.lineno + 1


def test_views_stay_short():
    longer = {name: lines for name, lines in views() if lines > 25}

    assert longer == {}


# What the content security policy would refuse; a test says it before a browser does.
INLINE = re.compile(
    r"<style\b|\sstyle=|\son[a-z]+=[\"']|javascript:|<script(?![^>]*\ssrc=)(?![^>]*application/)",
    re.IGNORECASE,
)
UNSAFE = re.compile(r"\|\s*safe\b|\{%\s*autoescape\s+off")


def without_comments(text):
    return re.sub(r"\{#.*?#\}|\{% comment.*?%\}.*?\{% endcomment %\}", "", text, flags=re.DOTALL)


def templates_with(pattern):
    return [
        f"{path.relative_to(ROOT)}: {found.group().strip()}"
        for path in sorted((ROOT / "templates").rglob("*.html"))
        if (found := pattern.search(without_comments(path.read_text())))
    ]


def test_templates_have_nothing_inline():
    assert templates_with(INLINE) == []


def test_templates_escape_everything():
    assert templates_with(UNSAFE) == []


@pytest.mark.parametrize(
    "line",
    [
        '<p style="color: red">',
        "<style>p { color: red }</style>",
        "<script>alert(1)</script>",
        '<a onclick="go()">',
        '<a href="javascript:go()">',
    ],
)
def test_the_checker_sees_what_is_inline(line):
    assert INLINE.search(line)


def test_a_script_with_a_source_is_fine():
    assert not INLINE.search('<script src="/static/js/app.js" defer></script>')


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_lock_files_name_no_address(name):
    lines = (ROOT / name).read_text().splitlines()

    assert [line for line in lines if "://" in line or "index-url" in line] == []


def test_every_dependency_has_its_reason():
    text = (ROOT / "pyproject.toml").read_text()
    block = text[text.index("dependencies = [") : text.index("[tool.ruff]")]
    named = [line for line in block.splitlines() if line.strip().startswith('"')]

    assert [line for line in named if "#" not in line] == []
    assert len(named) > 10


WORDS = re.compile(r"\bTODO\b|\bFIXME\b|\bXXX\b|mark_safe\(")


def test_nothing_is_left_for_later():
    found = {str(path.relative_to(ROOT)) for path in sources() if WORDS.search(path.read_text())}

    assert found == set()
