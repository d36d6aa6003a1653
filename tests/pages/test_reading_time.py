"""How long the first day takes to read, and what the build says when that is too long (requirement 52)."""

from __future__ import annotations

import pytest
from project import Project, told

from handbook.edition import prepare
from handbook.pages.reading_time import minutes, words_by_role
from macros import MACROS


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("Say hello.", {"": 2}),
        ("<p>Say <em>hello</em> to 3 people</p>", {"": 5}),
        ("See [who can help](../help.md) today {: .lead }", {"": 5}),
        ('all <div data-role="sales">two <b>words</b><br> more</div> of us', {"": 3, "sales": 3}),
        ("one<template>not this</template><p hidden>nor <b>this</b></p> two", {"": 2}),
        ("don't e-mail +1 503", {"": 4}),
        ("never closed <p>one <li>two", {"": 4}),
    ],
)
def test_what_is_read_is_counted(html, words):
    assert +words_by_role(html) == words


@pytest.mark.parametrize(("words", "expected"), [(0, 0), (1, 1), (200, 1), (201, 2), (3000, 15)])
def test_a_minute_is_two_hundred_words(words, expected):
    assert minutes(words) == expected


@pytest.mark.whole
def test_without_roles_everyone_reads_the_same(tmp_path):
    project = Project(tmp_path)
    most = max(prepare(project.folder, MACROS).path.minutes.values())
    project.delete_roles()
    everyone = prepare(project.folder, MACROS).path.minutes
    assert list(everyone) == [""] and everyone[""] < most


@pytest.mark.parametrize("company", [".", "tests/companies/tallow"])
@pytest.mark.whole
def test_no_role_reads_for_more_than_a_quarter_of_an_hour(root, tmp_path, company):
    project = Project(tmp_path, None if company == "." else "tallow")
    path = prepare(project.folder, MACROS).path
    assert len(path.steps) == 9
    assert path.minutes and all(3 <= time <= 15 for time in path.minutes.values())


@pytest.mark.whole
def test_a_path_that_is_too_long_is_told_with_what_makes_it_long(tmp_path):
    project = Project(tmp_path)
    project.replace(
        "docs/my-part/first-day.md", "You may bring coffee.", "You may bring coffee. " * 700
    )
    line = project.read("docs/my-part/first-day.md").split("\n").index("{{ customer_names() }}") + 1
    run = project.check()
    assert run.returncode == 0
    [(file, where, what, mend)] = [one for one in told(run) if "minutes to read" in one[2]]
    assert file == "docs/my-part/first-day.md"
    assert "and 15 is the most (at 200 words a minute" in what
    assert "shorten" in mend
    assert where in range(1, line + 60)


@pytest.mark.whole
def test_a_short_role_is_not_named(tmp_path):
    project = Project(tmp_path)
    assert not [one for one in told(project.check()) if "minutes to read" in one[2]]
