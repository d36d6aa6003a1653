"""Who keeps which facts true."""

from __future__ import annotations

import datetime

from handbook.kinds import Day, Facts, PersonRef, Whole


class Steward(Facts):
    """The owner of a group of facts."""

    owner: PersonRef
    """Who keeps it true."""
    deputy: PersonRef | None = None
    """Who does so when the owner is away."""
    reviewed: Day
    """When it was last read through and found true."""
    every_days: Whole
    """How often it is to be looked at, in days."""

    @property
    def due(self) -> datetime.date:
        """The day by which it should be looked at again."""
        return self.reviewed + datetime.timedelta(days=self.every_days)
