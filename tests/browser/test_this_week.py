"""The home page says what is on this week, by the reader's own clock."""

from __future__ import annotations

import datetime


def said(page, day):
    page.clock.set_fixed_time(datetime.datetime.combine(day, datetime.time(9)))
    page.goto("")
    widget = page.locator(".this-week")
    widget.locator("li:visible, .this-week__over:visible").first.wait_for()
    return widget.inner_text()


def test_an_event_is_shown_from_monday_to_sunday_of_its_week(new_page, brand):
    event = next(one for one in brand.calendar.by_day if not one.ends)
    monday = event.starts - datetime.timedelta(days=event.starts.weekday())
    for day in (monday, event.starts, monday + datetime.timedelta(days=6)):
        shown = said(new_page(), day)
        assert event.name in shown and event.you_can in shown and "Nothing is planned" not in shown


def test_an_empty_week_says_what_comes_next(new_page, brand):
    first = brand.calendar.by_day[0]
    shown = said(new_page(), first.starts - datetime.timedelta(days=60))
    assert "Nothing is planned this week" in shown and first.name in shown


def test_after_the_last_event_it_says_so(new_page, brand):
    last = max(event.last_day for event in brand.calendar.by_day)
    assert "The plan ends here" in said(new_page(), last + datetime.timedelta(days=14))


def test_without_a_script_it_leads_to_the_calendar(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("")
    assert page.locator(".this-week").inner_text().strip() == "The calendar has the year's plan."


def test_it_is_accessible(page, judge, brand):
    said(page, brand.calendar.by_day[0].starts)
    assert judge(page, 1280) == []
