"""The pitch in one's own words, and how long it may be (requirements 34, 53)."""

from __future__ import annotations

import pytest
from project import Project, told
from support import HOSTILE, shows_as_written, soup, text, vary

from handbook.kinds import freeze
from handbook.subjects.pitch_practice import pitch_practice


@pytest.fixture(params=["brand", "small_brand"])
def company(request):
    return request.getfixturevalue(request.param)


def test_every_field_says_what_it_is_for(company):
    page = soup(pitch_practice(company))
    labels = [
        text(page.find("label", attrs={"for": field["id"]})) for field in page.find_all("textarea")
    ]
    assert labels == [
        "My name",
        "What I do here",
        "Who we help",
        "Why it matters",
        "What they can do next",
    ]
    assert all(page.find(id=field["aria-describedby"]) for field in page.find_all("textarea"))


def test_our_own_words_are_there_to_borrow(company):
    page = soup(pitch_practice(company))
    words = [text(one) for one in page.select(".pitch-practice__words")]
    assert {
        company.message.key_message.text,
        company.message.pitch.call_to_action,
        company.customers.ideal.summary,
    } <= set(words)
    assert {role.says for role in company.roles.values()} == {
        option["value"] for option in page.find_all("option") if option["value"]
    }


def test_the_pace_and_the_window_are_those_of_the_facts(brand):
    practice = soup(pitch_practice(vary(brand, "message.pitch.words_per_minute", 120))).find(
        attrs={"data-widget": "pitch_practice"}
    )
    assert (practice["data-pace"], practice["data-shortest"], practice["data-longest"]) == (
        "120",
        "20",
        "30",
    )


def test_without_scripts_there_is_a_sheet_to_write_on_and_no_dead_button(brand):
    page = soup(pitch_practice(brand))
    assert all(
        button.has_attr("hidden") or button.find_parent(hidden=True)
        for button in page.find_all("button")
    )
    assert not any(field.find_parent(hidden=True) for field in page.find_all("textarea"))


def test_a_company_without_roles_and_industries_can_practice(small_brand):
    bare = vary(vary(small_brand, "roles", freeze({})), "customers.industries", freeze({}))
    page = soup(pitch_practice(bare))
    assert not page.find("select") and all(
        text(one) for one in page.select(".pitch-practice__words")
    )


def test_what_looks_like_markup_is_shown_as_written(hostile_brand):
    assert shows_as_written(pitch_practice(hostile_brand))
    assert soup(pitch_practice(hostile_brand)).find("option", value=HOSTILE)


@pytest.mark.parametrize(
    ("words", "pace", "seconds", "cut"), [(77, 150, 31, 2), (150, 150, 60, 75), (60, 100, 36, 10)]
)
def test_a_pitch_over_thirty_seconds_is_a_problem_that_says_how_much_to_cut(
    tmp_path, words, pace, seconds, cut
):
    project = Project(tmp_path, "tallow")
    facts = project.read("data/message.yaml")
    before, rest = facts.split("pitch:\n", 1)
    after = rest[rest.index("one_word:") :]
    pitch = f"pitch:\n  text: {'word ' * (words - 5)}\n  words_per_minute: {pace}\n  call_to_action: One two three four five.\n"
    project.write("data/message.yaml", before + pitch + after)
    run = project.check()
    problem = f"the pitch takes {seconds} seconds to say with its call to action, but people listen for 30"
    assert run.returncode != 0
    assert told(run) == [
        ("data/message.yaml", before.count("\n") + 2, problem, f"cut {cut} of its {words} words")
    ]


@pytest.mark.whole
def test_a_pitch_of_thirty_seconds_is_none(tmp_path):
    project = Project(tmp_path, "tallow")
    facts = project.read("data/message.yaml")
    start, end = facts.index("pitch:\n"), facts.index("one_word:")
    pitch = f"pitch:\n  text: {'word ' * 70}\n  call_to_action: One two three four five.\n"
    project.write("data/message.yaml", facts[:start] + pitch + facts[end:])
    assert "the pitch takes" not in project.check().stdout
