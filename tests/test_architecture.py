"""The shape of the house: ground ← wings ← front door.

Imports and foreign keys point down the list of floors only; rooms on one floor never meet. The
checker is tried on made-up sources too, so that a checker that sees nothing is seen.
"""

import ast
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent

# A room may know the rooms of lower floors. What lies in `marketplace` itself is the cellar:
# everybody may use it and it knows nobody, but for the entrance.
FLOORS = {
    "marketplace": 0,
    "marketplace.accounts": 1,
    "marketplace.uploads": 2,
    "marketplace.notifications": 3,
    "marketplace.moderation": 4,
    "marketplace.deals": 5,
    "marketplace.ledger": 6,
    "marketplace.demo": 7,  # a module: the stage on which the wings build their demo
    "commissions": 10,
    "marketplace.pages": 20,
    "marketplace.console": 20,
}
ENTRANCE = tuple(f"marketplace.{name}" for name in ("urls", "settings", "wsgi", "management"))


def sources():
    for folder in ("marketplace", "commissions"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def module_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module):
    """The room that a module belongs to, or None for what is not ours."""
    inside = [room for room in FLOORS if module == room or module.startswith(room + ".")]
    return max(inside, key=len, default=None)


def floor_of(module):
    if module.startswith(ENTRANCE):
        return 30
    return FLOORS[room_of(module)]


def imported(source, module, *, package):
    """The modules that a source imports, relative ones written out."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = module.split(".")[: len(module.split(".")) - node.level + package]
                base = ".".join([*above, base] if base else above)
            yield from (f"{base}.{alias.name}" for alias in node.names)


def wrong_arrows(source, module, *, package=False):
    """What a source must not import: anything on its own floor or above, but for its own room."""
    room = room_of(module)
    return [
        f"{module} imports {target}"
        for target in imported(source, module, package=package)
        if (other := room_of(target)) and other != room and floor_of(target) >= floor_of(module)
    ]


def wrong_keys(models):
    """Foreign keys that point up or across."""
    for model in models:
        here = room_of(model.__module__)
        for field in model._meta.get_fields():
            if here is None or field.auto_created or not field.is_relation:
                continue
            there = room_of(field.related_model.__module__)
            if there and there != here and FLOORS[there] >= FLOORS[here]:
                yield f"{model._meta.label}.{field.name} points at {field.related_model.__name__}"


def test_imports_point_down():
    wrong = [
        arrow
        for path in sources()
        for arrow in wrong_arrows(
            path.read_text(), module_of(path), package=path.name == "__init__.py"
        )
    ]

    assert wrong == []


def test_foreign_keys_point_down():
    wrong = list(wrong_keys(apps.get_models()))

    assert wrong == []


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("marketplace.accounts.models", "from marketplace.deals.models import Deal"),
        ("marketplace.accounts.models", "from ..uploads import models"),
        ("marketplace.accounts.models", "def f():\n    import commissions.models"),
        ("marketplace.deals.models", "from commissions import models"),
        ("commissions.views", "from marketplace.pages.views import home"),
        ("marketplace.pages.context", "from marketplace.console import sites"),
        ("marketplace.money", "from marketplace.accounts.models import User"),
        ("marketplace.uploads.models", "from marketplace.urls import urlpatterns"),
    ],
)
def test_the_checker_sees_a_forbidden_import(module, line):
    assert wrong_arrows(line, module) != []


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("commissions.models", "from marketplace.deals.models import Deal"),
        ("commissions.models", "from .money import cents"),
        ("marketplace.pages.views.home", "from commissions.models import ArtistProfile"),
        (
            "marketplace.management.commands.worker",
            "from marketplace.uploads.models import Picture",
        ),
        ("marketplace.deals.models", "from marketplace.money import cents"),
    ],
)
def test_the_checker_lets_a_right_import_pass(module, line):
    assert wrong_arrows(line, module) == []


def test_the_checker_sees_a_forbidden_key():
    class Field:
        name, auto_created, is_relation = "commission", False, True
        related_model = apps.get_model("commissions", "CommissionRequest")

    class Upside:
        __module__ = "marketplace.accounts.models"

        class _meta:  # noqa: N801
            label = "accounts.Upside"
            get_fields = staticmethod(lambda: [Field])

    assert list(wrong_keys([Upside])) != []


def test_every_room_stands_on_a_floor():
    rooms = {module_of(path.parent / "__init__.py") for path in sources() if path.name == "apps.py"}

    assert rooms == set(FLOORS) - {"marketplace.demo"}
