"""Day one is a path by role (requirements 26, 28, 48, 52)."""

from __future__ import annotations

import pytest
from support import PAGES, shows_as_written, soup, text, vary

from handbook.kinds import freeze
from handbook.subjects.first_day import (
    NO_ROLE,
    FirstDay,
    Step,
    first_day,
    first_day_part,
    next_step,
)

STEPS = (Step("1-say-hello", "Say hello"), Step("2-listen", "Listen"))


@pytest.fixture(params=["brand", "small_brand"])
def company(request):
    return request.getfixturevalue(request.param)


def test_every_role_is_offered_with_its_reading_time(company):
    times = dict.fromkeys(company.roles, 7) | {next(iter(company.roles)): 9}
    head = soup(first_day(company, path=FirstDay(STEPS, times), pages=PAGES))
    offered = {
        radio["value"]: radio["data-minutes"] for radio in head.find_all("input", type="radio")
    }
    assert offered.pop(NO_ROLE) == "7"
    assert offered == {key: str(time) for key, time in times.items()}
    assert text(head.select_one(".day__time")).startswith("9 minutes of reading")


def test_without_a_reading_time_none_is_claimed(company):
    assert not soup(first_day(company, pages=PAGES)).select(".day__time")


def test_each_role_has_what_its_work_means_and_what_it_can_do(company):
    *parts, other = soup(first_day_part(company, pages=PAGES)).select("details")
    assert other["data-role"] == NO_ROLE and len(other.select("li[data-key]")) == 3
    assert [part["data-role"] for part in parts] == list(company.roles)
    for part, (key, role) in zip(parts, company.roles.items(), strict=True):
        shown = text(part)
        assert all(shift.before in shown and shift.after in shown for shift in role.shifts)
        ways = [text(item) for item in part.select(".part__way > span:last-child")]
        assert 0 < len(ways) <= 5 and set(ways) <= {
            action.name for action in company.scorecard.actions.values() if action.open_to(key)
        }
        assert role.before_going_home in text(part.select_one('[data-key="home"]'))


def test_it_begins_with_three_habits_of_both_kinds(brand):
    part = soup(first_day_part(brand)).select_one("details")
    names = [text(habit.strong) for habit in part.select(".part__habit")]
    kinds = [
        habit.kind for name in names for habit in brand.habits.habits.values() if habit.name == name
    ]
    assert kinds == ["base", "base", "strategy"]


def test_a_team_begins_with_different_habits_and_ways(brand):
    parts = soup(first_day_part(brand)).select("details.part")[:-1]
    begun = [{text(one.strong) for one in part.select(".part__habit")} for part in parts]
    assert set().union(*begun) == {habit.name for habit in brand.habits.habits.values()}
    ways = {text(part.select_one(".part__way > span:last-child")) for part in parts}
    assert len(ways) >= len(parts) / 2


def test_what_a_company_has_not_is_left_out(brand):
    bare = vary(vary(brand, "habits.habits", freeze({})), "scorecard.actions", freeze({}))
    part = soup(first_day_part(bare)).select_one("details")
    assert [text(heading) for heading in part.find_all("h3")] == [
        "What your work means",
        "Yours to tick",
    ]
    assert [item["data-key"] for item in part.select("li[data-key]")] == ["means", "home"]


def test_a_company_without_roles_is_told_so(brand):
    assert "No roles yet" in text(first_day_part(vary(brand, "roles", freeze({}))))


def test_the_next_step_begins_with_the_first_day(brand):
    line = soup(next_step(brand, path=FirstDay(STEPS), pages=PAGES))
    assert [text(one) for one in line.select("p[data-when]:not([hidden])")] == [
        "Start with your first day"
    ]
    assert [one["data-when"] for one in line.select("p[data-when][hidden]")] == [
        "1-say-hello",
        "2-listen",
        "recall",
        "done",
    ]
    assert line.find("a", href="site:pages/first_day.md#2-listen")


def test_what_looks_like_markup_is_shown_as_written(hostile_brand):
    assert shows_as_written(first_day(hostile_brand, pages=PAGES)) and shows_as_written(
        first_day_part(hostile_brand)
    )
