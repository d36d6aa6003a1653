"""Who keeps which facts true."""

from __future__ import annotations

import datetime

from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.kinds import Day, Days, Facts, PersonRef
from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


class Steward(Facts):
    """The owner of a group of facts."""

    owner: PersonRef
    """Who keeps it true."""
    deputy: PersonRef | None = None
    """Who does so when the owner is away."""
    reviewed: Day
    """When it was last read through and found true."""
    every_days: Days
    """How often it is to be looked at, in days."""

    @property
    def due(self) -> datetime.date:
        """The day by which it should be looked at again."""
        return self.reviewed + datetime.timedelta(days=self.every_days)


def needs_a_look(brand: Brand, *, today: datetime.date) -> Markup:
    """What is past the day by which its owner was to look at it, by owner."""
    late: dict[str, list[tuple[str, Steward]]] = {}
    for path, steward in sorted(brand.stewards.items(), key=lambda item: item[1].due):
        if steward.due < today:
            late.setdefault(steward.owner, []).append((path, steward))
    return draw("needs_a_look", people=brand.contact.people, late=late)
