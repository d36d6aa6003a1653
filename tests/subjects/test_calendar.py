"""There is a plan, and all may see it: the year in strips, and every event (requirement 25)."""

from __future__ import annotations

import datetime

import pytest
from support import shows_as_written, soup, text, vary

from handbook.kinds import Key, Text, freeze
from handbook.subjects.calendar import Quarter, QuarterName, event_list, year_at_a_glance

day = datetime.date.fromisoformat


def event(brand, name, starts, ends=None):
    like = next(iter(brand.calendar.events.values()))
    return like.model_copy(
        update={"name": Text(name), "starts": day(starts), "ends": ends and day(ends)}
    )


def planned(brand, *events, quarters=("2027 Q1", "2027 Q2")):
    """The brand with these events and quarters only."""
    names = tuple(
        Quarter(quarter=QuarterName(name), theme=Text(f"Theme of {name}"), goal=Text("Goal"))
        for name in quarters
    )
    brand = vary(
        brand,
        "calendar.events",
        freeze({Key(f"event_{number}"): item for number, item in enumerate(events)}),
    )
    return vary(brand, "calendar.quarters", names)


@pytest.mark.parametrize("macro", [year_at_a_glance, event_list])
def test_every_text_is_shown_as_it_was_written(hostile_brand, macro):
    assert shows_as_written(macro(hostile_brand))


@pytest.mark.parametrize("macro", [year_at_a_glance, event_list])
def test_a_small_company_has_something_to_show(small_brand, macro):
    assert text(macro(small_brand))


@pytest.mark.parametrize("macro", [year_at_a_glance, event_list])
def test_an_empty_calendar_is_said_kindly(brand, macro):
    page = soup(macro(planned(brand, quarters=())))
    assert text(page).startswith("No ") and not page.find(["h3", "ol"])


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [("2027 Q1", "2027-01-01", "2027-03-31"), ("2028 Q2", "2028-04-01", "2028-06-30"), ("2027 Q3", "2027-07-01", "2027-09-30"),
     ("2027 Q4", "2027-10-01", "2027-12-31")],
)  # fmt: skip
def test_a_quarter_knows_its_days(name, first, last):
    quarter = QuarterName(name)
    assert quarter.days == (day(first), day(last))
    assert QuarterName.of(day(first)) == QuarterName.of(day(last)) == name


def test_the_year_shows_every_quarter_with_theme_goal_and_months(brand):
    items = soup(year_at_a_glance(brand)).ol.find_all("li", recursive=False)
    for item, quarter in zip(items, brand.calendar.quarters, strict=True):
        assert (
            text(item.h3) == quarter.theme
            and quarter.goal in text(item)
            and quarter.quarter in text(item)
        )
    said = " ".join(text(item.find(class_="year__months")) for item in items)
    assert sorted(said.split()) == sorted("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())


def test_every_event_is_marked_where_it_lies(brand):
    page = soup(
        year_at_a_glance(
            planned(
                brand,
                event(brand, "One", "2027-01-01"),
                event(brand, "Two", "2027-02-01", "2027-02-14"),
            )
        )
    )
    marks = [(text(mark), float(mark["x"]), float(mark["width"])) for mark in page.find_all("rect")]
    assert marks == [("One", 0, 2), ("Two", 31, 14)]


def test_events_at_one_time_do_not_hide_each_other(brand):
    page = soup(
        year_at_a_glance(
            planned(
                brand,
                *(event(brand, str(number), "2027-01-10", "2027-01-20") for number in range(3)),
            )
        )
    )
    assert len({mark["y"] for mark in page.find_all("rect")}) == 3
    height = float(page.svg["viewbox"].split()[3])
    assert all(float(mark["y"]) + float(mark["height"]) <= height for mark in page.find_all("rect"))


def test_an_event_over_two_quarters_is_marked_in_both_and_ends_at_the_edge(brand):
    page = soup(year_at_a_glance(planned(brand, event(brand, "Long", "2027-03-30", "2027-04-05"))))
    strips = [float(svg["viewbox"].split()[2]) for svg in page.find_all("svg")]
    marks = [(float(mark["x"]), float(mark["width"])) for mark in page.find_all("rect")]
    assert strips == [90, 91] and marks == [(88, 2), (0, 5)]


def test_an_event_on_the_last_day_stays_inside_its_strip(brand):
    (mark,) = soup(year_at_a_glance(planned(brand, event(brand, "Last", "2027-03-31")))).find_all(
        "rect"
    )
    assert float(mark["x"]) + float(mark["width"]) == 90


def test_a_quarter_without_events_has_no_empty_list(brand):
    page = soup(year_at_a_glance(planned(brand)))
    assert len(page.find_all("h3")) == 2 and not page.find(["ul", "rect"])


def test_events_stand_in_the_order_of_their_days_under_their_quarter(brand):
    page = soup(
        event_list(
            planned(
                brand, event(brand, "Later", "2027-05-02"), event(brand, "Sooner", "2027-02-01")
            )
        )
    )
    assert [text(heading) for heading in page.find_all(["h3", "h4"])] == [
        "Jan to Mar 2027: Theme of 2027 Q1", "Sooner", "Apr to Jun 2027: Theme of 2027 Q2", "Later",
    ]  # fmt: skip


def test_an_event_in_a_quarter_without_a_theme_is_not_lost(brand):
    page = soup(event_list(planned(brand, event(brand, "Far off", "2031-11-02"))))
    assert text(page.h3) == "Oct to Dec 2031" and text(page.h4) == "Far off"


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [("2027-01-04", None, "Jan 4"), ("2027-01-04", "2027-01-04", "Jan 4"), ("2027-01-04", "2027-01-08", "Jan 4 – 8"),
     ("2027-01-28", "2027-02-03", "Jan 28 – Feb 3"), ("2026-12-28", "2027-01-03", "Dec 28, 2026 – Jan 3, 2027")],
)  # fmt: skip
def test_days_are_said_as_one_says_them(brand, starts, ends, said):
    page = soup(event_list(planned(brand, event(brand, "It", starts, ends))))
    assert text(page.find(class_="event__days")) == said


def test_every_event_says_what_you_can_do_and_whom_to_ask(brand):
    items = soup(event_list(brand)).select("li")
    for item, planned_event in zip(
        items, sorted(brand.calendar.events.values(), key=lambda one: one.starts), strict=True
    ):
        owner = brand.contact.people[planned_event.owner]
        for expected in (
            planned_event.name,
            planned_event.what,
            f"You can {planned_event.you_can}",
            owner.name,
        ):
            assert expected in text(item)
        assert item.find("a", href=owner.email.href)
