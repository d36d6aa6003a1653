"""The marketing calendar: there is a plan, and all may see it."""

from __future__ import annotations

import re

from pydantic import model_validator

from handbook.kinds import Day, Facts, Map, PersonRef, Text, refuse


class QuarterName(Text):
    """A quarter of a year."""

    pattern = re.compile(r"20[0-9]{2} Q[1-4]")
    example = "2027 Q1"
    noun = "a quarter"


class Quarter(Facts):
    """What a quarter is about."""

    quarter: QuarterName
    """Which quarter, for example 2027 Q1."""
    theme: Text
    """What it is about, in a few words."""
    goal: Text
    """What we want from it."""


class CalendarEvent(Facts):
    """Something on a day or over some days."""

    name: Text
    """What it is."""
    starts: Day
    """The first day."""
    ends: Day | None = None
    """The last day, if there is more than one."""
    what: Text
    """What happens, in one sentence."""
    you_can: Text
    """What anyone can do for it."""
    owner: PersonRef
    """Whom to ask."""

    @model_validator(mode="after")
    def _in_order(self) -> CalendarEvent:
        if self.ends and self.ends < self.starts:
            raise refuse(f"ends ({self.ends}) is before starts ({self.starts})", "put the two dates in order")
        return self


class Calendar(Facts):
    """The year's plan."""

    quarters: tuple[Quarter, ...]
    """The quarters, in order."""
    events: Map[CalendarEvent]
    """What is planned."""
