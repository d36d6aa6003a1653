"""The calendars that one subscribes to hold the facts' dates (requirements 25, 54 and 55)."""

from __future__ import annotations

import datetime

import icalendar
import vobject

from handbook.exports.calendar_file import marketing, reviews


def events(data):
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def test_every_event_is_there_over_its_whole_days(brand):
    read = {str(event["uid"]): event for event in events(marketing(brand))}
    assert len(read) == len(brand.calendar.events)
    for key, event in brand.calendar.events.items():
        entry = read[f"event-{key}@wrenfield.example"]
        assert entry["summary"] == event.name
        assert entry["dtstart"].dt == event.starts
        assert entry["dtend"].dt == event.last_day + datetime.timedelta(days=1)
        assert brand.contact.people[event.owner].email in entry["description"]


def test_another_program_reads_it_too(small_brand, hostile_brand):
    for brand in (small_brand, hostile_brand):
        calendar = vobject.readOne(marketing(brand).decode())
        names = [event.summary.value for event in calendar.contents.get("vevent", [])]
        assert names == [event.name for event in brand.calendar.events.values()]


def test_each_steward_finds_the_day_on_which_facts_are_due(brand):
    due = {str(event["summary"]): event["dtstart"].dt for event in events(reviews(brand))}
    assert due == {f"Check {path}": steward.due for path, steward in brand.stewards.items()}
