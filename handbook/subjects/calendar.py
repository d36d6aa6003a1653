"""The marketing calendar: there is a plan, and all may see it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from babel.dates import format_date
from markupsafe import Markup

from handbook.kinds import CampaignRef, Day, Facts, Map, PersonRef, Text, YesNo
from handbook.drawing.page_links import NO_PAGES, Pages
from handbook.drawing.rendering import LOCALE, draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

NARROWEST = 0.7
"""How many percent of the track an event's bar must be wide to be seen."""


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


def this_week(brand: Brand, *, pages: Pages = NO_PAGES) -> Markup:
    """What the calendar has for this week, by the reader's own clock; without a script, the way to the calendar."""
    return draw("this_week", events=brand.calendar.by_day, pages=pages)


def year_at_a_glance(brand: Brand, *, today: datetime.date, pages: Pages = NO_PAGES) -> Markup:
    """The plan as one track of months: each quarter's theme and goal, a labeled bar for each event, a line for today."""
    quarters = brand.calendar.quarters
    if not quarters:
        return draw("year_at_a_glance", quarters=())
    track = _Track(
        min(one.quarter.days[0] for one in quarters), max(one.quarter.days[1] for one in quarters)
    )
    return draw(
        "year_at_a_glance",
        quarters=quarters,
        track=track,
        events=[
            {"key": key, "event": event, "bar": bar, "past": event.last_day < today}
            for key, event in _by_day(brand).items()
            if (bar := track.bar(event))
        ],
        today=today,
        pages=pages,
    )


def event_list(brand: Brand, *, today: datetime.date) -> Markup:
    """Every event by quarter, what is next first, what is over folded: what it is, what you can do, whom to ask."""
    events = _by_day(brand)
    over = {key: event for key, event in events.items() if event.last_day < today}
    ahead = {key: event for key, event in events.items() if key not in over}
    return draw(
        "event_list",
        groups=_by_quarter(brand, ahead),
        past=_by_quarter(brand, over),
        over=len(over),
        people=brand.contact and brand.contact.people,
    )


def _by_day(brand: Brand) -> dict[str, CalendarEvent]:
    """The events by key, in the order in which they start."""
    return dict(sorted(brand.calendar.events.items(), key=lambda item: item[1].starts))


def _by_quarter(brand: Brand, events: Mapping[str, CalendarEvent]) -> list[dict[str, Any]]:
    themes = {quarter.quarter: quarter for quarter in brand.calendar.quarters}
    return [
        {
            "name": name,
            "months": _month_names(name),
            "quarter": themes.get(name),
            "events": dict(group),
        }
        for name, group in groupby(events.items(), key=lambda item: QuarterName.of(item[1].starts))
    ]


class _Track(NamedTuple):
    """The days from the first to the last, as a line from 0 to 100 percent."""

    first: datetime.date
    last: datetime.date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def at(self, day: datetime.date) -> float:
        """Where the day begins."""
        return round(100 * (day - self.first).days / self.days, 2)

    @property
    def months(self) -> list[dict[str, Any]]:
        """Each month with its name and where it begins."""
        start, months = self.first, []
        while start <= self.last:
            name = format_date(start, format="LLL", locale=LOCALE)
            months.append({"name": name, "letter": name[0], "at": self.at(start)})
            start = (start + datetime.timedelta(days=31)).replace(day=1)
        return months

    def bar(self, event: CalendarEvent) -> dict[str, Any] | None:
        """How wide an event's bar is, and the gap before it; None when no day of it is on the track.

        The label follows the bar. A ``late`` bar has its label before it, and its gap after it.
        """
        if event.last_day < self.first or event.starts > self.last:
            return None
        day = datetime.timedelta(days=1)
        end = self.at(min(event.last_day, self.last) + day)
        start = min(self.at(max(event.starts, self.first)), 100 - NARROWEST)
        end = max(end, start + NARROWEST)
        late = start > 100 - end
        gap = 100 - end if late else start
        return {"gap": round(gap, 2), "width": round(end - start, 2), "late": late}


def _month_names(quarter: QuarterName) -> list[str]:
    return [format_date(month, format="LLL", locale=LOCALE) for month in quarter.months]
