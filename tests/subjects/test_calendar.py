"""There is a plan, and all may see it: the year as a track, and every event (requirement 25)."""

from __future__ import annotations

import datetime

import pytest
from support import PAGES, shows_as_written, soup, text, vary

from handbook.drawing.page_links import NO_PAGES
from handbook.kinds import Key, Text, freeze
from handbook.subjects import calendar
from handbook.subjects.calendar import Quarter, QuarterName

day = datetime.date.fromisoformat
TODAY = day("2027-01-15")


def year_at_a_glance(brand, today=TODAY, pages=PAGES):
    return calendar.year_at_a_glance(brand, today=today, pages=pages)


def event_list(brand, today=TODAY):
    return calendar.event_list(brand, today=today)


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


def percent(part, name):
    """An attribute of a drawing that is a share of the track."""
    assert part[name].endswith("%")
    return float(part[name][:-1])


def bar(row):
    """Where an event's bar begins and how wide it is, in percent of the track."""
    gap, drawn = (percent(part, "width") for part in row.find_all("svg"))
    late = "track__event--late" in row["class"]
    return (100 - gap - drawn if late else gap), drawn


def test_the_year_shows_every_quarter_with_theme_and_goal_and_every_month_once(brand):
    page = soup(year_at_a_glance(brand))
    for item, quarter in zip(page.select("ol > li"), brand.calendar.quarters, strict=True):
        assert text(item.h3) == quarter.theme
        assert quarter.goal in text(item) and quarter.quarter in text(item)
    said = [text(month) for month in page.find_all(class_="track__month-name")]
    assert said == "Oct Nov Dec Jan Feb Mar Apr May Jun Jul Aug Sep".split()


def test_an_event_leads_to_what_one_can_do_for_it_where_there_is_such_a_page(brand):
    leads = [link["href"] for link in soup(year_at_a_glance(brand)).select("li a")]
    assert leads and all(link.startswith("site:pages/calendar.md#event-") for link in leads)
    alone = soup(year_at_a_glance(brand, pages=NO_PAGES))
    assert not alone.select("li a") and len(alone.select(".track__label")) == len(leads)


def test_every_event_has_a_bar_where_it_lies_with_its_name_and_days(brand):
    page = soup(
        year_at_a_glance(
            planned(
                brand,
                event(brand, "One", "2027-01-01", "2027-01-18"),
                event(brand, "Two", "2027-04-01", "2027-06-30"),
            )
        )
    )
    rows = page.select("ul > li")
    assert [text(row) for row in rows] == ["One Jan 1 – 18", "Two Apr 1 – Jun 30"]
    bars = [bar(row) for row in rows]
    assert bars[0] == pytest.approx((0, 100 * 18 / 181), abs=0.01)
    assert bars[1] == pytest.approx((100 * 90 / 181, 100 * 91 / 181), abs=0.02)


def test_an_event_of_one_day_can_be_seen_also_on_the_last_day(brand):
    page = soup(year_at_a_glance(planned(brand, event(brand, "Last", "2027-06-30"))))
    start, width = bar(page.select_one("ul li"))
    assert width > 0.5 and start + width == pytest.approx(100)


def test_an_event_that_reaches_over_the_edge_ends_there_and_one_beyond_has_no_bar(brand):
    page = soup(
        year_at_a_glance(
            planned(
                brand,
                event(brand, "Long", "2026-12-01", "2027-07-31"),
                event(brand, "Far", "2028-01-01"),
            )
        )
    )
    (row,) = page.select("ul li")
    assert bar(row) == (0, 100)


def test_the_line_for_today_stands_on_the_day_of_the_edition(brand):
    plan = planned(brand, event(brand, "It", "2027-01-10"))
    line = soup(year_at_a_glance(plan)).select_one(".track__today line")
    assert percent(line, "x1") == percent(line, "x2") == pytest.approx(100 * 14 / 181, abs=0.01)
    for other in ("2026-12-31", "2027-07-01"):
        assert soup(year_at_a_glance(plan, day(other))).select_one(
            ".track__today[visibility=hidden]"
        )


def test_what_is_over_is_told_apart(brand):
    plan = planned(brand, event(brand, "Over", "2027-01-14"), event(brand, "On", "2027-01-15"))
    rows = soup(year_at_a_glance(plan)).select(".track__event")
    assert ["track__event--past" in row["class"] for row in rows] == [True, False]


def test_a_year_without_events_has_no_empty_list(brand):
    page = soup(year_at_a_glance(planned(brand)))
    assert len(page.find_all("h3")) == 2 and not page.find(["ul", "svg"])


def test_the_calendar_begins_with_what_is_next_and_folds_what_is_over(brand):
    plan = planned(
        brand,
        event(brand, "Over", "2027-01-02", "2027-01-14"),
        event(brand, "Still on", "2027-01-03", "2027-01-15"),
        event(brand, "Next", "2027-02-01"),
    )
    page = soup(event_list(plan))
    folded = page.find("details").extract()
    assert [text(name) for name in page.find_all("h4")] == ["Still on", "Next"]
    assert [text(name) for name in folded.find_all("h4")] == ["Over"]
    assert text(folded.summary) == "What is over: 1"


def test_when_everything_is_over_the_calendar_says_so(brand):
    page = soup(event_list(planned(brand, event(brand, "Over", "2026-01-02"))))
    assert "Nothing is planned from here on" in text(page) and page.select("details h4")


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
    page = soup(event_list(planned(brand, event(brand, "It", starts, ends)), day("2026-01-01")))
    assert text(page.find(class_="event__days")) == said


def test_every_event_says_what_you_can_do_and_whom_to_ask(brand):
    items = soup(event_list(brand, day("2026-01-01"))).select("li")
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
