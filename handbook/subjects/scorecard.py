"""The game: every way to earn marketing points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.kinds import ActionRef, Facts, Key, Map, RoleRef, Text, Whole
from handbook.drawing.page_links import NO_PAGES, Pages
from handbook.drawing.rendering import draw
from handbook.subjects.roles import by_department

if TYPE_CHECKING:
    from handbook.facts.brand import Brand
    from handbook.facts.scores import Scores

FEWEST_SHEETS = 3
"""From how many sheets on the team page says what was done: fewer would tell about a person."""
MOST_DONE = 5
"""How many of the actions done most the team page shows."""


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


class ExampleDay(Facts):
    """One thing that someone did in the week shown as an example."""

    day: Text
    """The day, for example Monday."""
    action: ActionRef
    """What it counts as."""
    what: Text
    """What happened, in one or two sentences."""


class Scorecard(Facts):
    """Points for small marketing things."""

    weekly_target: Whole
    """The points one person aims for in a week."""
    actions: Map[Action]
    """Every way to earn points."""
    rewards: tuple[Reward, ...]
    """What the team's total earns, smallest first."""
    example_week: tuple[ExampleDay, ...] = ()
    """A week that reaches the target with what anyone can do."""

    def within_reach(self, role: str | None) -> int:
        """The most points that role can earn in a week; None stands for any role at all."""
        return sum(
            action.most_in_a_week for action in self.actions.values() if action.open_to(role)
        )

    def nearest(self, role: str, most: int) -> list[Action]:
        """At most so many actions to begin with in a role, the most points first; what not every role can do goes before."""
        actions = sorted(
            (action for action in self.actions.values() if action.open_to(role)),
            key=lambda action: (not action.roles, -action.points),
        )
        return sorted(actions[:most], key=lambda action: -action.points)

    def shortfalls(self, roles: Iterable[str]) -> dict[str, int]:
        """By how many points each role misses the weekly target even when it does all it can; only those that do.

        Empty where there are no actions yet, for then there is no game to be unfair.
        """
        missing = {
            role: self.weekly_target - self.within_reach(role) for role in roles if self.actions
        }
        return {role: points for role, points in missing.items() if points > 0}

    def rewards_from(self, points: int) -> tuple[list[Reward], Reward | None]:
        """The rewards that the team has earned with so many points, smallest first, and the next one if any is left."""
        ladder = sorted(self.rewards, key=lambda reward: reward.at)
        earned = [reward for reward in ladder if reward.at <= points]
        return earned, next(iter(ladder[len(earned) :]), None)


def score_table(brand: Brand, role: RoleRef | None = None) -> Markup:
    """Every way to earn points: what it earns, how often it counts, who can do it; with a role, only that role's."""
    actions = [
        action
        for action in brand.scorecard.actions.values()
        if role is None or action.open_to(role)
    ]
    return draw(
        "score_table",
        role=role and brand.roles[role],
        roles=brand.roles,
        target=brand.scorecard.weekly_target,
        reach=_within_reach(brand, role),
        shared=[action for action in actions if not action.roles],
        own=[action for action in actions if action.roles],
    )


def example_week(brand: Brand) -> Markup:
    """A week that reaches the target, thing by thing, with what each earns and the sum."""
    card = brand.scorecard
    lines = [{"day": one, "action": card.actions[one.action]} for one in card.example_week]
    points = sum(card.actions[one.action].points for one in card.example_week)
    return draw("example_week", lines=lines, points=points, target=card.weekly_target)


def rewards(brand: Brand) -> Markup:
    """What the team gets, and at how many points, smallest first."""
    return draw("rewards", rewards=sorted(brand.scorecard.rewards, key=lambda reward: reward.at))


def tally(brand: Brand, *, scores: Scores) -> Markup:
    """A sheet for one's own week: tap what you did, see the points, hand it in; on paper, boxes to tick."""
    own_first = sorted(brand.scorecard.actions.items(), key=lambda item: not item[1].roles)
    return draw(
        "tally",
        target=brand.scorecard.weekly_target,
        actions=dict(own_first),
        roles=brand.roles,
        departments=by_department(brand),
        **_progress(brand, scores),
    )


def team_score(brand: Brand, *, scores: Scores, pages: Pages = NO_PAGES) -> Markup:
    """The team's points this quarter, added up from the sheets that were handed in, and the next reward."""
    actions = brand.scorecard.actions
    done = scores.times.most_common() if len(scores.sheets) >= FEWEST_SHEETS else []
    return draw(
        "team_score",
        scores=scores,
        done=[(actions[Key(key)].name, times) for key, times in done if key in actions][:MOST_DONE],
        pages=pages,
        **_progress(brand, scores),
    )


def team_points(brand: Brand, *, scores: Scores, pages: Pages = NO_PAGES) -> Markup:
    """The team's points this quarter in one line, and how far the next reward is."""
    return draw("team_points", pages=pages, **_progress(brand, scores))


def _progress(brand: Brand, scores: Scores) -> dict[str, object]:
    earned, following = brand.scorecard.rewards_from(scores.total)
    return {"total": scores.total, "earned": earned, "following": following}


def _within_reach(brand: Brand, role: str | None) -> int:
    """The most points that role can earn in a week; without a role, what every role can."""
    roles = [role] if role else [*(brand.roles or ()), None]
    return min(brand.scorecard.within_reach(one) for one in roles)
