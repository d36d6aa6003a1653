"""Small things done often, and a large one cut small (requirements 47 to 51)."""

from __future__ import annotations

import pytest
from support import shows_as_written, soup, text, vary

from handbook.kinds import freeze
from handbook.subjects.habits import habit_cards, project_example


@pytest.fixture(scope="module", params=["brand", "small_brand"])
def company(request):
    return request.getfixturevalue(request.param)


def only(brand, kind):
    """The brand with the habits of one kind."""
    return vary(brand, "habits.habits", freeze({key: habit for key, habit in brand.habits.habits.items() if habit.kind == kind}))


def test_each_habit_says_how_long_how_and_when_it_shows(company):
    cards = {text(card.h4): text(card) for card in soup(habit_cards(company)).find_all("li")}
    assert len(cards) == len(company.habits.habits)
    for habit in company.habits.habits.values():
        assert cards[habit.name].startswith(f"{habit.minutes} minute") and habit.how in cards[habit.name] and habit.shows in cards[habit.name]


def test_one_minute_is_not_minutes(brand):
    key = next(iter(brand.habits.habits))
    first = soup(habit_cards(vary(brand, f"habits.habits.{key}.minutes", 1))).find("li")
    assert text(first).startswith("1 minute ")


def test_what_every_team_needs_comes_before_what_serves_a_goal(company):
    sections = soup(habit_cards(company)).find_all("section")
    kinds = [[habit.name for habit in company.habits.habits.values() if habit.kind == kind] for kind in ("base", "strategy")]
    assert [[text(name) for name in section.find_all("h4")] for section in sections] == kinds


def test_a_habit_of_the_strategy_leads_to_its_goal(company):
    links = soup(habit_cards(company)).find_all("a", href="site:who-we-are/where-we-are-going.md")
    goals = [company.story.goals[habit.goal].want for habit in company.habits.habits.values() if habit.goal]
    assert sorted(map(text, links)) == sorted(goals)


@pytest.mark.parametrize("kind", ["base", "strategy"])
def test_a_kind_without_habits_has_no_heading(brand, kind):
    assert len(soup(habit_cards(only(brand, kind))).find_all("h3")) == 1


def test_a_project_is_counted_and_cut_into_phases(company):
    project, page = company.habits.project, soup(project_example(company))
    count = sum(len(phase.tasks) for phase in project.phases)
    assert text(page.figcaption).startswith(f"{project.name} {count} small tasks in {len(project.phases)} phase")
    for item, phase in zip(page.ol.find_all("li", recursive=False), project.phases, strict=True):
        assert text(item).startswith(phase.name) and [text(task) for task in item.find_all("li")] == list(phase.tasks)


@pytest.mark.parametrize(("macro", "path", "nothing"), [(habit_cards, "habits.habits", freeze({})), (project_example, "habits.project.phases", ())])
def test_nothing_yet_is_said_kindly(brand, macro, path, nothing):
    page = soup(macro(vary(brand, path, nothing)))
    assert text(page).startswith("No ") and not page.find(["h3", "ol", "ul", "figure"])


@pytest.mark.parametrize("macro", [habit_cards, project_example])
def test_every_text_is_shown_as_it_was_written(hostile_brand, macro):
    assert shows_as_written(macro(hostile_brand))
