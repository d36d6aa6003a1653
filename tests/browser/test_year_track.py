"""The line for today follows the reader's clock, and a bar leads to its event (requirement 25)."""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import expect


def at(page) -> float:
    """Where the line stands, as a share of the track."""
    return page.evaluate(
        """() => {
          const line = document.querySelector(".track__today line").getBoundingClientRect();
          const track = document.querySelector(".track__grid").getBoundingClientRect();
          return (line.x + line.width / 2 - track.x) / track.width;
        }"""
    )


@pytest.mark.parametrize("width", [360, 1440])
def test_the_line_stands_on_the_readers_day(new_page, brand, width):
    page = new_page(viewport={"width": width, "height": 800})
    page.clock.install(time=datetime.datetime(2027, 2, 10, 9))
    page.goto("whats-on/calendar/")
    page.wait_for_function(
        "!document.querySelector('.track__today line').getAttribute('x1').startsWith('14')"
    )
    first, last = (
        brand.calendar.quarters[0].quarter.days[0],
        brand.calendar.quarters[-1].quarter.days[1],
    )
    passed = (datetime.date(2027, 2, 10) - first).days / ((last - first).days + 1)
    assert at(page) == pytest.approx(passed, abs=0.004)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_after_the_last_day_of_the_plan_there_is_no_line(new_page):
    page = new_page()
    page.clock.install(time=datetime.datetime(2031, 1, 1, 9))
    page.goto("whats-on/calendar/")
    expect(page.locator(".track__today")).to_have_attribute("visibility", "hidden")


def test_a_bar_leads_to_its_event_also_to_one_that_is_folded_away(page):
    page.goto("whats-on/calendar/")
    links = page.locator(".track__label a")
    for number in (0, links.count() - 1):
        name = links.nth(number).inner_text()
        links.nth(number).focus()
        page.keyboard.press("Enter")
        heading = page.locator(".event__name", has_text=name)
        heading.wait_for(state="visible")
        assert heading.bounding_box()["height"] > 0
