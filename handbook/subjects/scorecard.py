"""The game: every way to earn marketing points."""

from __future__ import annotations

from handbook.kinds import Facts, Map, RoleRef, Text, Whole


class Action(Facts):
    """One way to earn points."""

    name: Text
    """What to do, as one says it."""
    points: Whole
    """What it earns, each time."""
    weekly_cap: Whole
    """How often it counts in a week."""
    roles: tuple[RoleRef, ...] = ()
    """Which roles can earn it; empty means everyone."""
    how: Text
    """How to do it well, in one or two sentences."""


class Reward(Facts):
    """What the team gets."""

    at: Whole
    """The team's total in a quarter that earns it."""
    what: Text
    """What it is."""


class Scorecard(Facts):
    """Points for small marketing things."""

    why: Text
    """Why we play."""
    weekly_target: Whole
    """The points one person aims for in a week."""
    rules: tuple[Text, ...]
    """The rules, a line each."""
    actions: Map[Action]
    """Every way to earn points."""
    rewards: tuple[Reward, ...]
    """What the team's total earns, smallest first."""
