"""Where the company comes from and where it is going."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.kinds import Facts, Map, Text, Whole
from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


class Milestone(Facts):
    """A year that mattered."""

    year: Whole
    """The year."""
    what: Text
    """What happened, in one sentence."""


class Goal(Facts):
    """Something we want within the year."""

    want: Text
    """What we want in a year."""
    today: Text
    """What form it can take today."""


class MarketingTeam(Facts):
    """What the marketing team does for its colleagues."""

    does: tuple[Text, ...]
    """Its work, a line each."""
    asks: tuple[Text, ...]
    """What it asks of everyone else."""
    sold_inside_first: Text
    """How colleagues get to know a product or campaign before customers do."""


class Story(Facts):
    """Why we exist."""

    notice: Text | None = None
    """Shown at the foot of every page; the sample company says here that it is made up."""
    name_reason: tuple[Text, ...]
    """Why we have our name, a paragraph each."""
    name_in_your_words: tuple[Text, ...]
    """Ways to fold the name into one's own story."""
    promise: Text
    """What we promise every customer, in one line."""
    vision: Text
    """What the world looks like when we have done our work."""
    milestones: tuple[Milestone, ...] = ()
    """How we came here."""
    goals: Map[Goal]
    """What we want this year, by key."""
    marketing_team: MarketingTeam
    """What the marketing team does."""


def name_story(brand: Brand) -> Markup:
    """Why we have our name."""
    return draw("name_story", name=brand.meta.name, paragraphs=brand.story.name_reason)


def name_in_your_words(brand: Brand) -> Markup:
    """Ways to fold the name into a story of your own."""
    return draw("name_in_your_words", ways=brand.story.name_in_your_words)


def promise(brand: Brand) -> Markup:
    """What we promise every customer, in one line."""
    return draw("promise", promise=brand.story.promise)


def milestones(brand: Brand) -> Markup:
    """The years that mattered."""
    return draw("milestones", milestones=brand.story.milestones)


def year_goals(brand: Brand) -> Markup:
    """What we want in a year, and what form each goal can take today."""
    return draw("year_goals", goals=brand.story.goals.values())


def marketing_team(brand: Brand) -> Markup:
    """What the marketing team does for its colleagues, and what it asks of them."""
    return draw("marketing_team", team=brand.story.marketing_team)
