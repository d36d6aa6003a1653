"""Where we come from and where we are going (requirements 3, 16, 48, 51)."""

from __future__ import annotations

import pytest
from support import shows_as_written, soup, text, vary

from handbook.kinds import freeze
from handbook.subjects.story import (
    promise,
    year_goals,
)

MACROS = [promise, year_goals]


def test_the_promise_is_one_line(brand):
    assert text(promise(brand)) == f"Our promise {brand.story.promise}"


def test_each_goal_has_a_form_for_today(brand):
    items = [text(item) for item in soup(year_goals(brand)).find_all("li")]
    assert items == [
        f"In a year {goal.want} Today {goal.today}" for goal in brand.story.goals.values()
    ]


@pytest.mark.parametrize(
    ("macro", "path", "empty", "said"),
    [
        (year_goals, "story.goals", freeze({}), "No goals yet"),
    ],
)
def test_what_is_not_there_yet_is_said_kindly(brand, macro, path, empty, said):
    page = soup(macro(vary(brand, path, empty)))
    assert text(page).startswith(said) and not page.find(["ol", "ul"])


@pytest.mark.parametrize("macro", MACROS)
def test_what_looks_like_markup_is_shown_as_written(macro, hostile_brand):
    assert shows_as_written(macro(hostile_brand))


@pytest.mark.parametrize("macro", MACROS)
def test_a_small_company_has_something_to_read(macro, small_brand):
    assert len(text(macro(small_brand))) > 10
