"""The first day: a path for each role, and where a reader is on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from handbook.kinds import Key
from handbook.absent import ABSENT, there
from handbook.drawing.page_links import NO_PAGES, Pages
from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand
    from handbook.subjects.habits import Habit

WAYS = 5
"""How many ways to earn points a first day shows."""

BASE_HABITS, HABITS = 2, 3
"""How many habits a first day shows, and how many of them every team needs."""


@dataclass(frozen=True)
class Step:
    """A step of the path."""

    anchor: str
    """The id of its heading."""
    title: str
    """What it is called, without its number."""


@dataclass(frozen=True)
class FirstDay:
    """The path as its page has it."""

    steps: tuple[Step, ...] = ()
    minutes: Mapping[str, int] = field(default_factory=dict)
    """How long it takes to read, by role."""


EMPTY = FirstDay()


def first_day(brand: Brand, *, path: FirstDay = EMPTY, pages: Pages = NO_PAGES) -> Markup:
    """The head of the path: how long it takes, which role it is for, and how far the reader has come."""
    if not pages["first_day"]:
        there(ABSENT)
    longest = max(path.minutes.values(), default=0)
    return draw(
        "first_day",
        roles=brand.roles or {},
        steps=path.steps,
        minutes=path.minutes,
        longest=longest,
        pages=pages,
    )


def first_day_part(brand: Brand, *, pages: Pages = NO_PAGES) -> Markup:
    """Each role's own part of the path: what its work means, ways to earn points, habits, and one thing to do today."""
    return draw(
        "first_day_part",
        parts={key: _part(brand, key) for key in brand.roles},
        habits=_first_habits(brand) if brand.habits else (),
        pages=pages,
    )


def next_step(brand: Brand, *, path: FirstDay = EMPTY, pages: Pages = NO_PAGES) -> Markup:
    """The reader's next step on the first day's path, or the first one."""
    if not (pages["first_day"] or pages["scorecard"]):
        there(ABSENT)
    return draw("next_step", steps=path.steps, roles=brand.roles or (), pages=pages)


def _part(brand: Brand, key: Key) -> dict[str, Any]:
    return {"role": brand.roles[key], "actions": brand.ways_to_earn(key, WAYS)}


def _first_habits(brand: Brand) -> list[Habit]:
    """The shortest habits, for those show a result first: two that every team needs, and one that serves a goal."""
    shortest = sorted(brand.habits.habits.values(), key=lambda habit: habit.minutes)
    base = [habit for habit in shortest if habit.kind == "base"]
    strategy = [habit for habit in shortest if habit.kind == "strategy"]
    served = strategy[: HABITS - len(base[:BASE_HABITS])]
    return [*base[: HABITS - len(served)], *served]
