"""The game: every way to earn marketing points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.kinds import Facts, Map, RoleRef, Text, Whole
from handbook.rendering import draw

if TYPE_CHECKING:
    from handbook.brand import Brand


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

    @property
    def most_in_a_week(self) -> int:
        """The points it can bring in one week."""
        return self.points * self.weekly_cap

    def open_to(self, role: str | None) -> bool:
        """Whether someone in that role can earn it; None stands for any role at all."""
        return not self.roles or role in self.roles


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


def score_table(brand: Brand, role: RoleRef | None = None) -> Markup:
    """Every way to earn points: what it earns, how often it counts, who can do it; with a role, only that role's."""
    actions = [action for action in brand.scorecard.actions.values() if role is None or action.open_to(role)]
    return draw(
        "score_table",
        role=role and brand.roles[role],
        roles=brand.roles,
        target=brand.scorecard.weekly_target,
        reach=_within_reach(brand, role),
        shared=[action for action in actions if not action.roles],
        own=[action for action in actions if action.roles],
    )


def score_rules(brand: Brand) -> Markup:
    """The rules of the game, a line each."""
    return draw("score_rules", rules=brand.scorecard.rules)


def rewards(brand: Brand) -> Markup:
    """What the team gets, and at how many points, smallest first."""
    return draw("rewards", rewards=sorted(brand.scorecard.rewards, key=lambda reward: reward.at))


def _within_reach(brand: Brand, role: str | None) -> int:
    """The most points that role can earn in a week; without a role, what every role can."""
    roles = [role] if role else [*brand.roles, None]
    actions = brand.scorecard.actions.values()
    return min(sum(action.most_in_a_week for action in actions if action.open_to(one)) for one in roles)
