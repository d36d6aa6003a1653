"""Dates that cannot be: out of order, against a rule of ours, or not yet."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator

from handbook.kinds.absent import as_far_as_there, there
from handbook.facts.brand import Brand
from handbook.kinds import Facts, walk
from handbook.problems import Disagreement


IN_ORDER = (("starts", "ends"), ("agreed", "until"))
"""Facts of one group of which the first comes no later than the second."""
PAST = ("reviewed", "agreed", "changed_on", "held_on")
"""Facts that tell of something done: their day is not still to come."""


def impossible_dates(brand: Brand) -> Iterator[Disagreement]:
    """Dates in the wrong order, or against a rule that the facts give themselves."""
    for path, group in walk(brand):
        for first, second in IN_ORDER if isinstance(group, Facts) else ():
            begin, end = getattr(group, first, None), getattr(group, second, None)
            if begin and end and end < begin:
                what = f"{second} ({end}) is before {first} ({begin})"
                yield (*path, second), "dates", what, "put the two dates in order"
    for check in (_event_days, _meetings, _previews):
        yield from as_far_as_there(check, brand)


def still_to_come(brand: Brand, today: datetime.date) -> Iterator[Disagreement]:
    """Days of something done that lie ahead. A day's grace is for those who live where it is tomorrow already."""
    tomorrow = today + datetime.timedelta(days=1)
    for path, day in walk(brand):
        if path and path[-1] in PAST and isinstance(day, datetime.date) and day > tomorrow:
            what = f"{path[-1]} is {day}, and today is {today}"
            yield path, "dates", what, "write the day on which it was done"


def _event_days(brand: Brand) -> Iterator[Disagreement]:
    """A campaign's event is while the campaign runs."""
    for key, campaign in brand.campaigns.items():
        day = getattr(campaign, "day", None)
        if day and not campaign.starts <= day <= campaign.ends:
            what = f"the event ({day}) is not while its campaign runs ({campaign.starts} to {campaign.ends})"
            mend = "put the day between starts and ends"
            yield ("campaigns", key, "day"), "dates", what, mend


def _meetings(brand: Brand) -> Iterator[Disagreement]:
    """A brand meeting in the calendar is on a day that the meeting's own rule gives."""
    rule = brand.meeting.held
    for key, event in brand.calendar.events.items():
        if rule and event.brand_meeting and not rule.gives(event.starts):
            what = f"the brand meeting is on {_spoken(event.starts)}, but meeting.held says {rule.spoken}"
            mend = f"write {rule.nearest(event.starts)}, or change meeting.held"
            yield ("calendar", "events", key, "starts"), "dates", what, mend


def _spoken(day: datetime.date) -> str:
    return f"{calendar.day_name[day.weekday()]}, {day}"


def _previews(brand: Brand) -> Iterator[Disagreement]:
    """What colleagues hear first is not out before they hear it."""
    for key, event in brand.calendar.events.items():
        for number, shown in enumerate(event.shows_first):
            starts = brand.campaigns[shown].starts if shown in there(brand.campaigns) else None
            if starts and starts <= event.starts:
                what = (
                    f"{shown} is to be shown here first ({event.starts}), but it starts on {starts}"
                )
                mend = f"start campaigns.{shown} later, or show it earlier"
                yield ("calendar", "events", key, "shows_first", number), "dates", what, mend
