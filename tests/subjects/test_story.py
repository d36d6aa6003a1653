"""Where we come from and where we are going (requirements 3, 16, 48, 51)."""

from __future__ import annotations

import pytest
from support import HOSTILE, shows_as_written, soup, text, vary

from handbook.kinds import freeze
from handbook.subjects.story import (
    marketing_team,
    milestones,
    name_in_your_words,
    name_story,
    promise,
    year_goals,
)

MACROS = [marketing_team, milestones, name_in_your_words, name_story, promise, year_goals]


def test_the_story_of_the_name_begins_with_the_name(brand):
    paragraphs = [text(paragraph) for paragraph in soup(name_story(brand)).find_all("p")]
    assert paragraphs == [brand.meta.name.short, *brand.story.name_reason]


def test_there_are_ways_to_fold_the_name_into_ones_own_story(brand):
    assert [text(item) for item in soup(name_in_your_words(brand)).find_all("li")] == list(
        brand.story.name_in_your_words
    )


def test_the_promise_is_one_line(brand):
    assert text(promise(brand)) == f"Our promise {brand.story.promise}"


def test_milestones_are_listed_with_their_years(brand):
    shown = [text(item) for item in soup(milestones(brand)).find("ol").find_all("li")]
    assert shown == [f"{milestone.year} {milestone.what}" for milestone in brand.story.milestones]


def test_each_goal_has_a_form_for_today(brand):
    items = [text(item) for item in soup(year_goals(brand)).find_all("li")]
    assert items == [
        f"In a year {goal.want} Today {goal.today}" for goal in brand.story.goals.values()
    ]


def test_the_marketing_team_says_what_it_does_and_what_it_asks(brand):
    team = brand.story.marketing_team
    does, asks = soup(marketing_team(brand)).find_all("section")
    assert text(does.h3) == "What it does for you" and [
        text(item) for item in does.find_all("li")
    ] == list(team.does)
    assert text(asks.h3) == "What it asks of you" and [
        text(item) for item in asks.find_all("li")
    ] == list(team.asks)
    assert team.sold_inside_first in text(marketing_team(brand))


def test_a_team_that_asks_nothing_has_no_heading_for_it(brand):
    assert "What it asks" not in text(marketing_team(vary(brand, "story.marketing_team.asks", ())))


@pytest.mark.parametrize(
    ("macro", "path", "empty", "said"),
    [
        (milestones, "story.milestones", (), "No milestones yet"),
        (year_goals, "story.goals", freeze({}), "No goals yet"),
        (name_in_your_words, "story.name_in_your_words", (), "No ways to tell it yet"),
    ],
)
def test_what_is_not_there_yet_is_said_kindly(brand, macro, path, empty, said):
    page = soup(macro(vary(brand, path, empty)))
    assert text(page).startswith(said) and not page.find(["ol", "ul"])


@pytest.mark.parametrize("macro", MACROS)
def test_what_looks_like_markup_is_shown_as_written(macro, hostile_brand):
    assert shows_as_written(macro(hostile_brand))


def test_no_text_is_lost_among_markup(hostile_brand):
    assert text(milestones(hostile_brand)).count(HOSTILE) == len(hostile_brand.story.milestones)


@pytest.mark.parametrize("macro", MACROS)
def test_a_small_company_has_something_to_read(macro, small_brand):
    assert len(text(macro(small_brand))) > 10
