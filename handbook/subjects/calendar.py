"""The marketing calendar: there is a plan, and all may see it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from markupsafe import Markup

from handbook.kinds import CampaignRef, Day, Facts, Map, PersonRef, Text, YesNo
from handbook.drawing.rendering import LOCALE, draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

SHORTEST = 2
"""How many days wide an event's bar must be to be seen."""

FEWEST_LANES = 2
"""How many lanes of bars a strip has room for, however few it needs."""


class QuarterName(Text):
    """A quarter of a year."""

    pattern = re.compile(r"20[0-9]{2} Q[1-4]")
    example = "2027 Q1"
    noun = "a quarter"

    @classmethod
    def of(cls, day: datetime.date) -> QuarterName:
        """The quarter that the day lies in."""
        return cls(f"{day.year} Q{(day.month + 2) // 3}")

    @property
    def months(self) -> tuple[datetime.date, ...]:
        """The first day of each of its three months."""
        return tuple(
            datetime.date(int(self[:4]), 3 * int(self[-1]) - step, 1) for step in (2, 1, 0)
        )

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        """Its first and its last day."""
        after = self.months[2] + datetime.timedelta(days=31)
        return self.months[0], after.replace(day=1) - datetime.timedelta(days=1)


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
    brand_meeting: YesNo = False
    """Whether this is the quarter's brand meeting, whose day meeting.held gives."""
    shows_first: tuple[CampaignRef, ...] = ()
    """The campaigns that colleagues see or hear here before anyone else does."""

    @property
    def last_day(self) -> datetime.date:
        """The last day, also of an event that has only one."""
        return self.ends or self.starts


class Calendar(Facts):
    """The year's plan."""

    quarters: tuple[Quarter, ...]
    """The quarters, in order."""
    events: Map[CalendarEvent]
    """What is planned."""

    @property
    def by_day(self) -> list[CalendarEvent]:
        """The events in the order in which they start."""
        return sorted(self.events.values(), key=lambda event: event.starts)


def this_week(brand: Brand) -> Markup:
    """What the calendar has for this week, by the reader's own clock; without a script, the way to the calendar."""
    return draw("this_week", events=brand.calendar.by_day)


def year_at_a_glance(brand: Brand) -> Markup:
    """The year as four strips of three months: the theme and goal of each quarter, every event marked."""
    strips = [_strip(quarter, brand.calendar.by_day) for quarter in brand.calendar.quarters]
    lanes = {mark["lane"] for strip in strips for mark in strip["marks"]}
    return draw("year_at_a_glance", quarters=strips, lanes=max(len(lanes), FEWEST_LANES))


def event_list(brand: Brand) -> Markup:
    """Every event by quarter, in the order of its date: what it is, what you can do for it, whom to ask."""
    themes = {quarter.quarter: quarter for quarter in brand.calendar.quarters}
    groups = [
        {
            "name": name,
            "months": _month_names(name),
            "quarter": themes.get(name),
            "events": list(events),
        }
        for name, events in groupby(
            brand.calendar.by_day, key=lambda event: QuarterName.of(event.starts)
        )
    ]
    return draw("event_list", groups=groups, people=brand.contact.people)


def _strip(quarter: Quarter, events: list[CalendarEvent]) -> dict[str, Any]:
    first, last = quarter.quarter.days
    inside = [event for event in events if event.starts <= last and event.last_day >= first]
    return {
        "quarter": quarter,
        "months": _month_names(quarter.quarter),
        "month_starts": [(month - first).days for month in quarter.quarter.months],
        "days": (last - first).days + 1,
        "events": inside,
        "marks": _marks(inside, first, last),
    }


def _marks(
    events: Iterable[CalendarEvent], first: datetime.date, last: datetime.date
) -> list[dict[str, Any]]:
    """A bar for each event, in days from ``first``, in the first lane where it touches no other."""
    free: list[int] = []
    marks = []
    for event in events:
        end = max((min(event.last_day, last) - first).days + 1, SHORTEST)
        start = min((max(event.starts, first) - first).days, end - SHORTEST)
        lane = next((lane for lane, day in enumerate(free) if day <= start), len(free))
        free[lane : lane + 1] = [end + 1]
        marks.append({"event": event, "start": start, "length": end - start, "lane": lane})
    return marks


def _month_names(quarter: QuarterName) -> list[str]:
    return [format_date(month, format="LLL", locale=LOCALE) for month in quarter.months]
