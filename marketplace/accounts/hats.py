"""Hats: what people come to do, and the first small tasks of each.

The rooms below know no wing, so each wing brings its own tasks: its AppConfig.ready calls
``register``. A hat that no wing has brought is offered to nobody.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """One small thing to do: what it is, where it is done, about how many minutes it takes."""

    title: str
    url: str
    minutes: int
    is_done: bool = False


@dataclass(frozen=True)
class Hat:
    """``field`` is the name of the user's boolean; ``picture`` lies in static/img/hats/."""

    field: str
    title: str
    words: str
    tasks: Callable | None = None


ORDER = (
    Hat("commissions_art", "Commission art", "Brief an artist and watch it being made."),
    Hat("sells_art", "Sell my art", "Open slots, show every stage, hand over the finished piece."),
    Hat("sells_handmade", "Sell what I make", "A shop with stock, variations and parcels."),
    Hat("sells_things", "Sell things I no longer need", "Photos first, five fields."),
)
brought = {}  # field → callable(user) → list of Task


def register(field, tasks):
    """``tasks(user)`` gives the list of Task of one person; it may be somebody without the hat."""
    if field not in {hat.field for hat in ORDER}:
        raise ValueError(f"There is no hat {field!r}.")
    brought[field] = tasks


def offered():
    """The hats that somebody can wear today, in the order of the page."""
    return [hat for hat in ORDER if hat.field in brought]


def worn_by(user):
    return [hat for hat in offered() if getattr(user, hat.field)]


def tasks_of(hat, user):
    return brought[hat.field](user)


def lists_for(user):
    """One list of tasks for each hat the person wears, for their page of tasks and dashboard."""
    return [{"hat": hat, "tasks": tasks_of(hat, user)} for hat in worn_by(user)]
