"""Where the company comes from and where it is going."""

from __future__ import annotations

from handbook.kinds import Facts, Map, Text, Whole


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
