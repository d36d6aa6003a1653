"""The brand meeting."""

from __future__ import annotations

import re

from handbook.kinds import Facts, PersonRef, Text, Whole


class PagePath(Text):
    """A page of this handbook, as its path under docs/."""

    pattern = re.compile(r"[a-z0-9_-]+(/[a-z0-9_-]+)*\.md")
    example = "what-we-say/pitch.md"
    noun = "the path of a page"


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
