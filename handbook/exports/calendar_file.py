"""Calendars to subscribe to (iCalendar, RFC 5545): the marketing calendar, and when facts are due for a look."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from icalendar import Calendar, Event
from markdown.extensions.toc import slugify

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

MADE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""The time stamp that RFC 5545 asks of every event. It is always this one, so that the same facts give the same bytes."""


def marketing(brand: Brand) -> bytes:
    """The events of the marketing calendar, each over whole days."""
    calendar = _calendar(brand, "marketing calendar")
    for key, event in brand.calendar.events.items():
        about = f"{event.what}\n\nYou can: {event.you_can}"
        if brand.contact:
            owner = brand.contact.people[event.owner]
            about += f"\n\nAsk {owner.name}, {owner.email}"
        _add(calendar, f"event-{key}", brand, event.name, event.starts, event.last_day, about)
    return calendar.to_ical()


def reviews(brand: Brand) -> bytes:
    """The day on which each steward's facts are due for a look."""
    calendar = _calendar(brand, "review dates")
    for path, steward in brand.stewards.items():
        who = (
            f"{brand.contact.people[steward.owner].name} looks after this." if brand.contact else ""
        )
        _add(
            calendar,
            f"review-{path}",
            brand,
            f"Check {path}",
            steward.due,
            steward.due,
            who,
        )
    return calendar.to_ical()


def _calendar(brand: Brand, what: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Brand handbook//EN")
    calendar.add("version", "2.0")
    calendar.add("name", f"{brand.meta.name.short} {what}")
    calendar.add("x-wr-calname", f"{brand.meta.name.short} {what}")  # what most programs read
    calendar.add("refresh-interval", datetime.timedelta(days=1), parameters={"VALUE": "DURATION"})
    return calendar


def _add(
    calendar: Calendar,
    key: str,
    brand: Brand,
    name: str,
    starts: datetime.date,
    last: datetime.date,
    about: str,
) -> None:
    """An event over whole days; its end is the day after its last (RFC 5545 section 3.6.1)."""
    event = Event()
    home = brand.meta.link.home
    host = home.spoken.split("/")[0] if home else f"{slugify(brand.meta.name.short, '-')}.invalid"
    event.add("uid", f"{key}@{host}")
    event.add("dtstamp", MADE)
    event.add("dtstart", starts)
    event.add("dtend", last + datetime.timedelta(days=1))
    event.add("summary", str(name))
    event.add("description", about)
    event.add("transp", "TRANSPARENT")
    calendar.add_component(event)
