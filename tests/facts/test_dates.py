"""Dates that contradict each other or a rule of ours are refused, with the date that would agree."""

import calendar
import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.edition import prepare
from handbook.facts.consistency import disagreements
from handbook.facts.dates import impossible_dates, still_to_come
from handbook.subjects.meeting import MeetingRule
from support import FUZZ, vary

DAY = datetime.date.fromisoformat
MONTHS = list(calendar.month_name)[1:]
DAYS = list(calendar.day_name)


def test_the_sample_has_no_impossible_date(brand, small_brand):
    for company in (brand, small_brand):
        assert list(impossible_dates(company)) == []
        assert list(still_to_come(company, datetime.date(2026, 11, 22))) == []


IMPOSSIBLE = {
    "a meeting off its rule": (
        "calendar.events.brand_meeting_winter.starts",
        DAY("2027-01-14"),
        "on Thursday, 2027-01-14, but meeting.held says the third Thursday of January, April, July",
        "write 2027-01-21",
    ),
    "a meeting in another month": (
        "calendar.events.brand_meeting_spring.starts",
        DAY("2027-05-20"),
        "the brand meeting is on Thursday, 2027-05-20",
        "write 2027-04-15",
    ),
    "heard when it was on the air already": (
        "campaigns.around_the_block.starts",
        DAY("2026-10-12"),
        "around_the_block is to be shown here first (2026-10-15), but it starts on 2026-10-12",
        "start campaigns.around_the_block later",
    ),
    "heard on the day it is on the air": (
        "campaigns.around_the_block.starts",
        DAY("2026-10-15"),
        "around_the_block is to be shown here first",
        "or show it earlier",
    ),
    "a campaign that ends before it starts": (
        "campaigns.try_a_week.ends",
        DAY("2026-05-31"),
        "ends (2026-05-31) is before starts (2026-06-01)",
        "put the two dates in order",
    ),
    "an event that ends before it starts": (
        "calendar.events.winter_check.ends",
        DAY("2026-11-30"),
        "ends (2026-11-30) is before starts",
        "put the two dates in order",
    ),
    "a consent that ends before it was given": (
        "customers.named.delgado.consent.until",
        DAY("2026-03-03"),
        "until (2026-03-03) is before agreed (2026-03-04)",
        "put the two dates in order",
    ),
    "an event outside its campaign": (
        "campaigns.open_day.day",
        DAY("2027-09-19"),
        "is not while its campaign runs",
        "between starts and ends",
    ),
}


@pytest.mark.parametrize(("path", "value", "what", "mend"), IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_an_impossible_date_is_told_at_its_place(brand, path, value, what, mend):
    found = list(impossible_dates(vary(brand, path, value)))
    assert len(found) == 1
    place, _, told, remedy = found[0]
    assert what in told and mend in remedy
    assert ".".join(map(str, place)).startswith(path) or "shows_first" in place


@pytest.mark.parametrize(
    "path",
    [
        "stewards.meta.reviewed",
        "customers.named.delgado.consent.agreed",
        "customers.heard.bell.changed_on",
    ],
)
def test_what_was_done_was_not_done_tomorrow(brand, path):
    today = datetime.date(2026, 11, 22)
    later = vary(brand, path, datetime.date(2026, 11, 24))
    ((place, _, what, _),) = still_to_come(later, today)
    assert ".".join(map(str, place)) == path
    assert "2026-11-24, and today is 2026-11-22" in what
    assert not list(still_to_come(later, datetime.date(2026, 11, 23))), "elsewhere it is tomorrow"


@pytest.mark.whole
def test_the_check_knows_what_day_it_is(root):
    early = prepare(root, {}, datetime.date(2026, 9, 1)).errors
    told = {problem.what for problem in early if problem.file == "data/stewards.yaml"}
    assert "reviewed is 2026-09-14, and today is 2026-09-01" in told


RULES = st.builds(
    MeetingRule,
    which=st.sampled_from(["first", "second", "third", "fourth", "last"]),
    weekday=st.sampled_from(DAYS),
    months=st.lists(st.sampled_from(MONTHS), min_size=1, unique=True).map(tuple),
)


@settings(max_examples=12 * FUZZ, deadline=None)
@given(RULES, st.dates(datetime.date(1901, 1, 1), datetime.date(2098, 12, 31)))
@pytest.mark.whole
def test_a_rule_gives_the_days_that_a_calendar_on_the_wall_has(rule, day):
    days = [day + datetime.timedelta(days=shift) for shift in range(-400, 401)]
    held = [one for one in days if rule.gives(one)]
    assert held
    for one in held:
        same = [other for other in range(1, 32) if _is(one, other, rule.weekday)]
        place = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}[rule.which]
        assert one.day == same[place]
        assert MONTHS[one.month - 1] in rule.months
    assert rule.nearest(day) in held
    assert abs(rule.nearest(day) - day) == min(abs(one - day) for one in held)


def _is(month, day, weekday):
    try:
        return DAYS[month.replace(day=day).weekday()] == weekday
    except ValueError:
        return False


def about(brand, root):
    return [what for _, code, what, _ in disagreements(brand, root / "data") if code == "example"]


def test_the_example_week_reaches_the_target_with_what_anyone_can_do(brand, root):
    assert about(brand, root) == []
    week = brand.scorecard.example_week
    points = sum(brand.scorecard.actions[day.action].points for day in week)
    assert points >= brand.scorecard.weekly_target
    (short,) = about(vary(brand, "scorecard.example_week", week[1:]), root)
    assert short == "the example week earns 15 points, and the target is 20"
    own = week[0].model_copy(update={"action": "ride_along"})
    (not_for_all,) = about(vary(brand, "scorecard.example_week", (*week, own)), root)
    assert "not everyone can earn ride_along" in not_for_all
    post = next(day for day in week if day.action == "write_post")
    twice = about(vary(brand, "scorecard.example_week", (*week, post)), root)
    assert set(twice) == {"write_post counts 1 times a week, not 2"}
