"""Small things done often, and a large one cut small (requirements 47 to 51)."""

from __future__ import annotations

import pytest
from support import shows_as_written, soup, text, vary

from handbook.kinds import freeze
from handbook.subjects.habits import habit_tracker, worksheet


@pytest.fixture(scope="module", params=["brand", "small_brand"])
def company(request):
    return request.getfixturevalue(request.param)


def only(brand, kind):
    """The brand with the habits of one kind."""
    return vary(
        brand,
        "habits.habits",
        freeze({key: habit for key, habit in brand.habits.habits.items() if habit.kind == kind}),
    )


@pytest.mark.parametrize(
    ("macro", "path", "nothing"),
    [
        (habit_tracker, "habits.habits", freeze({})),
    ],
)
def test_nothing_yet_is_said_kindly(brand, macro, path, nothing):
    page = soup(macro(vary(brand, path, nothing)))
    assert text(page).startswith("No ") and not page.find(["h3", "ol", "ul", "figure"])


@pytest.mark.parametrize("macro", [habit_tracker])
def test_every_text_is_shown_as_it_was_written(hostile_brand, macro):
    assert shows_as_written(macro(hostile_brand))


def choices(brand):
    return soup(habit_tracker(brand)).find(class_="habit-tracker__choices")


def test_each_goal_leads_to_the_habits_that_serve_it(company):
    for section in choices(company).find_all("section"):
        names = [text(name) for name in section.find_all("strong")]
        goal = next(
            (key for key, goal in company.story.goals.items() if goal.want in text(section.h3)),
            None,
        )
        assert names == [
            habit.name for habit in company.habits.habits.values() if habit.goal == goal
        ]
    assert len(choices(company).find_all("li")) == len(company.habits.habits)


def test_a_habit_to_pick_says_how_and_when_its_result_shows(company):
    habits = sorted(company.habits.habits.values(), key=lambda habit: _place(company, habit))
    for item, habit in zip(choices(company).find_all("li"), habits, strict=True):
        assert habit.how in text(item) and f"It shows {habit.shows}" in text(item)


def _place(brand, habit):
    """Habits in the order of the goals they serve, those that serve none last."""
    return [*brand.story.goals, None].index(habit.goal)


def test_a_goal_without_habits_has_no_heading(brand):
    assert [text(heading) for heading in choices(only(brand, "base")).find_all("h3")] == [
        "In any year What every team needs"
    ]


def test_on_paper_every_habit_has_a_week_to_tick(brand):
    item = choices(brand).li
    assert [text(box) for box in item.find_all(class_="habit-tracker__box")] == list("MTWTFSS")
    assert all(
        button.find_parent(hidden=True) or button.has_attr("hidden")
        for button in soup(habit_tracker(brand)).find_all("button")
    )


def test_on_paper_the_worksheet_has_lines_for_phases_and_tasks(brand):
    page = soup(worksheet(brand))
    phases = page.ol.find_all("li", recursive=False)
    assert len(phases) == 3 and all(len(phase.find_all("li")) == 4 for phase in phases)
    assert {label["for"] for label in page.find_all("label", attrs={"for": True})} == {
        tag["id"] for tag in page.find_all(id=True)
    }
