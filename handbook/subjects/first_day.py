"""The first day: a path for each role, and where a reader is on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from handbook.kinds import Key
from handbook.kinds.absent import ABSENT, there
from handbook.drawing.page_links import NO_PAGES, Pages
from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand
    from handbook.subjects.habits import Habit

WAYS = 5
"""How many ways to earn points a first day shows."""

NO_ROLE = "none-of-these"
"""What stands for the role of a reader whose role is not in the handbook. No key of a role has a hyphen."""

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
    minutes = path.minutes.values()
    return draw(
        "first_day",
        roles=brand.roles or {},
        steps=path.steps,
        minutes=path.minutes,
        longest=max(minutes, default=0),
        least=min(minutes, default=""),
        no_role=NO_ROLE,
        pages=pages,
    )


def first_day_part(brand: Brand, *, pages: Pages = NO_PAGES) -> Markup:
    """Each role's own part of the path: what its work means, ways to earn points, habits, and one thing to do today."""
    return draw(
        "first_day_part",
        parts={key: _part(brand, key) for key in brand.roles},
        no_role=NO_ROLE,
        pages=pages,
    )


def next_step(
    brand: Brand, *, path: FirstDay = EMPTY, pages: Pages = NO_PAGES, news: Sequence[Any] = ()
) -> Markup:
    """What the reader does next: a step of the first day, what is due in recall, a small thing; and what is new to them."""
    if not (pages["first_day"] or pages["scorecard"]):
        there(ABSENT)
    roles = [*brand.roles, NO_ROLE] if brand.roles else ()
    return draw("next_step", steps=path.steps, roles=roles, pages=pages, news=news)


def _part(brand: Brand, key: Key) -> dict[str, Any]:
    turn = list(brand.roles).index(key)
    return {
        "role": brand.roles[key],
        "actions": sorted(brand.ways_to_earn(key, WAYS), key=lambda action: not action.roles),
        "habits": _first_habits(brand, turn) if brand.habits else (),
    }


def _first_habits(brand: Brand, turn: int) -> list[Habit]:
    """Short habits, for those show a result first: two that every team needs, and one that serves a goal.

    Each role gets others in its turn, so that a team begins with all of them.
    """
    shortest = sorted(brand.habits.habits.values(), key=lambda habit: habit.minutes)
    base = _in_turn([habit for habit in shortest if habit.kind == "base"], turn * BASE_HABITS)
    strategy = _in_turn([habit for habit in shortest if habit.kind == "strategy"], turn)
    served = strategy[: HABITS - len(base[:BASE_HABITS])]
    return [*base[: HABITS - len(served)], *served]


def _in_turn(habits: list[Habit], start: int) -> list[Habit]:
    """The habits from another one on, then those before it."""
    at = start % len(habits) if habits else 0
    return [*habits[at:], *habits[:at]]
