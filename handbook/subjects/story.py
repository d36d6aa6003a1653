"""Where the company comes from and where it is going."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.kinds import Facts, Map, Text
from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


class Goal(Facts):
    """Something we want within the year."""

    want: Text
    """What we want in a year."""


class Story(Facts):
    """Why we exist."""

    notice: Text | None = None
    """Shown at the foot of every page; the sample company says here that it is made up."""
    promise: Text
    """What we promise every customer, in one line."""
    vision: Text
    """What the world looks like when we have done our work."""
    goals: Map[Goal]
    """What we want this year, by key."""


def promise(brand: Brand) -> Markup:
    """What we promise every customer, in one line."""
    return draw("promise", promise=brand.story.promise)
