"""The brand meeting."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Sequence
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Any, Literal

from babel.lists import format_list
from markupsafe import Markup

from handbook.kinds.absent import there
from handbook.kinds import Day, Facts, PersonRef, Text, Whole
from handbook.drawing.page_links import NO_PAGES, Pages
from handbook.drawing.rendering import LOCALE, draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


QUARTERLY, NEW_HIRE = "brand-meeting", "brand-meeting-new-hire"
MEETINGS = {
    QUARTERLY: "The brand meeting",
    NEW_HIRE: "The brand meeting with a new colleague",
}
"""The two meetings, by what their files are called."""
_WHICH = {"first": 0, "second": 1, "third": 2, "fourth": 3}
MonthName = Literal[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class PagePath(Text):
    """A page of this handbook, as its path under docs/."""

    pattern = re.compile(r"[a-z0-9_-]+(/[a-z0-9_-]+)*\.md")
    example = "what-we-say/pitch.md"
    noun = "the path of a page"

    @property
    def spoken(self) -> str:
        """The page as one says it: the last part of its path, in words."""
        return (
            self.removesuffix(".md")
            .removesuffix("/index")
            .rpartition("/")[2]
            .replace("-", " ")
            .capitalize()
        )


class AgendaItem(Facts):
    """One item of the agenda."""

    title: Text
    """What it is about."""
    minutes: Whole
    """How long it takes, in minutes."""
    owner: PersonRef
    """Who leads it."""
    do: Text
    """What people do in it (not only hear)."""
    show: PagePath | None = None
    """The page of the handbook to show."""
    new_hire: Whole = 0
    """How long it takes in the meeting with a new hire; 0 leaves it out."""


class MeetingRule(Facts):
    """On which days the meeting is held, for the calendar to be held against."""

    which: Literal["first", "second", "third", "fourth", "last"]
    """Which of the month's: first, second, third, fourth or last."""
    weekday: Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    """The day of the week."""
    months: tuple[MonthName, ...]
    """In which months."""

    @property
    def spoken(self) -> str:
        """The rule in words: "the third Thursday of January and July"."""
        return f"the {self.which} {self.weekday} of {format_list(self.months, locale=LOCALE)}"

    def gives(self, day: datetime.date) -> bool:
        """Whether the meeting may be held on that day."""
        return day in self._days_in(day.year)

    def nearest(self, day: datetime.date) -> datetime.date:
        """The day of the rule that lies nearest; the day itself when there is none."""
        around = [one for year in (-1, 0, 1) for one in self._days_in(day.year + year)]
        return min(around, key=lambda one: abs(one - day), default=day)

    def _days_in(self, year: int) -> list[datetime.date]:
        months = [list(calendar.month_name).index(month) for month in self.months]
        return [self._day_in(year, month) for month in months]

    def _day_in(self, year: int, month: int) -> datetime.date:
        begins_on, length = calendar.monthrange(year, month)
        first = 1 + (list(calendar.day_name).index(self.weekday) - begins_on) % 7
        days = range(first, length + 1, 7)
        return datetime.date(year, month, days[-1 if self.which == "last" else _WHICH[self.which]])


class Idea(Facts):
    """Something that somebody proposed in a meeting."""

    idea: Text
    """What was proposed."""
    by: Text
    """Who had it: a role, or a name."""
    owner: PersonRef
    """Who sees to it."""
    became: Text
    """What came of it, or why nothing did, or by when one will know."""


class LastMeeting(Facts):
    """What the last brand meeting left behind."""

    held_on: Day
    """The day on which it was held."""
    notes: tuple[Text, ...]
    """What was said and settled, a sentence each."""
    ideas: tuple[Idea, ...] = ()
    """What was proposed, each with what came of it."""


class Meeting(Facts):
    """The brand meeting, every quarter and with every new hire."""

    why: Text
    """Why we hold it."""
    when: Text
    """When it is held."""
    owner: PersonRef
    """Who prepares it."""
    held: MeetingRule | None = None
    """The same as a rule, against which the calendar's brand meetings are checked."""
    agenda: tuple[AgendaItem, ...]
    """The items, in order."""
    last: LastMeeting | None = None
    """The notes of the last one, and what came of each idea."""

    def timed(self, which: str) -> list[tuple[AgendaItem, int]]:
        """The items of the meeting ``which``, one of ``MEETINGS``, each with its minutes."""
        timed = ((one, one.minutes if which == QUARTERLY else one.new_hire) for one in self.agenda)
        return [(one, minutes) for one, minutes in timed if which == QUARTERLY or minutes]


def agenda(brand: Brand, *, pages: Pages = NO_PAGES) -> Markup:
    """The agenda of the quarterly brand meeting: when each item starts, how long it takes, who leads it, what people do."""
    return _agenda(brand, pages, "agenda", brand.meeting.timed(QUARTERLY))


def new_hire_agenda(brand: Brand, *, pages: Pages = NO_PAGES) -> Markup:
    """The agenda of the brand meeting with a new hire, in the same form."""
    return _agenda(brand, pages, "new_hire_agenda", brand.meeting.timed(NEW_HIRE))


def meeting_kit(brand: Brand, *, exports: Sequence[Any]) -> Markup:
    """What to hold the brand meeting with: slides to show, to take along and to change, for it and for the one with a new hire."""
    files = [one for one in exports if one.shelf == "meeting"]
    kits = {MEETINGS[key]: list(some) for key, some in groupby(files, key=lambda one: str(one.of))}
    return draw("meeting_kit", meeting=there(brand.meeting), kits=kits)


def last_meeting(brand: Brand) -> Markup:
    """The notes of the last brand meeting, and what came of each idea."""
    people = brand.contact.people if brand.contact else {}
    return draw("last_meeting", last=brand.meeting.last, people=people)


def _agenda(
    brand: Brand, pages: Pages, template: str, timed: Sequence[tuple[AgendaItem, int]]
) -> Markup:
    """Items with their minutes, drawn with the clock running from 0:00."""
    people = brand.contact.people if brand.contact else {}
    starts = accumulate((minutes for _, minutes in timed), initial=0)
    lines = [
        {"start": clock(start), "item": item, "minutes": minutes, "leader": people.get(item.owner)}
        for start, (item, minutes) in zip(
            starts, timed, strict=False
        )  # one start more than items: the end
    ]
    total = sum(minutes for _, minutes in timed)
    return draw(
        template,
        meeting=brand.meeting,
        lines=lines,
        total=total,
        host=people.get(brand.meeting.owner),
        pages=pages,
    )


def clock(minutes: int) -> str:
    """Minutes since the start as hours and minutes: 65 is "1:05"."""
    return f"{minutes // 60}:{minutes % 60:02}"
