"""The brand meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.kinds import Facts, PersonRef, Text, Whole
from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


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


class Meeting(Facts):
    """The brand meeting, every quarter and with every new hire."""

    why: Text
    """Why we hold it."""
    when: Text
    """When it is held."""
    owner: PersonRef
    """Who prepares it."""
    agenda: tuple[AgendaItem, ...]
    """The items, in order."""


def agenda(brand: Brand) -> Markup:
    """The agenda of the quarterly brand meeting: when each item starts, how long it takes, who leads it, what people do."""
    return _agenda(brand, "agenda", [(item, item.minutes) for item in brand.meeting.agenda])


def new_hire_agenda(brand: Brand) -> Markup:
    """The agenda of the brand meeting with a new hire, in the same form."""
    return _agenda(
        brand,
        "new_hire_agenda",
        [(item, item.new_hire) for item in brand.meeting.agenda if item.new_hire],
    )


def _agenda(brand: Brand, template: str, timed: Sequence[tuple[AgendaItem, int]]) -> Markup:
    """Items with their minutes, drawn with the clock running from 0:00."""
    people = brand.contact.people
    starts = accumulate((minutes for _, minutes in timed), initial=0)
    lines = [
        {"start": _clock(start), "item": item, "minutes": minutes, "leader": people[item.owner]}
        for start, (item, minutes) in zip(
            starts, timed, strict=False
        )  # one start more than items: the end
    ]
    total = sum(minutes for _, minutes in timed)
    return draw(
        template, meeting=brand.meeting, lines=lines, total=total, host=people[brand.meeting.owner]
    )


def _clock(minutes: int) -> str:
    """Minutes since the start as hours and minutes: 65 is "1:05"."""
    return f"{minutes // 60}:{minutes % 60:02}"
