"""Small things done often."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup

from handbook.kinds import Facts, Key, GoalRef, Map, Text, Whole
from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""A week, as its columns are headed."""


class Habit(Facts):
    """A small marketing thing that becomes second nature."""

    name: Text
    """What to do, as a verb."""
    kind: Literal["base", "strategy"]
    """base: every team needs it; strategy: it serves one of this year's goals."""
    goal: GoalRef | None = None
    """The goal it serves, for kind "strategy"."""
    minutes: Whole
    """How long it takes."""
    how: Text
    """How to do it, in one or two sentences."""
    shows: Text
    """When a result shows."""


class Habits(Facts):
    """Small things done often."""

    habits: Map[Habit]
    """The habits to choose from."""


def habit_tracker(brand: Brand) -> Markup:
    """From what we want in a year to what I do this week: pick one habit, tick its days; on paper, a week to tick by hand."""
    habits = brand.habits.habits
    goals = brand.story.goals if brand.story else {}
    serving: dict[Any, Mapping[Key, Habit]] = {
        key: {name: habit for name, habit in habits.items() if habit.goal == key}
        for key in [*goals, None]
    }
    if not brand.story:  # then no habit serves a goal
        serving[None] = habits
    return draw("habit_tracker", serving=serving, goals=goals, days=DAYS)


def worksheet(brand: Brand) -> Markup:
    """An idea cut small: a sheet for one's own project, its phases, and tasks that fit into the time there is."""
    return draw("worksheet")
