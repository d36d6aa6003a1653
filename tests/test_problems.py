"""A problem is told with its place and remedy, in a terminal and beside the line of a pull request."""

from handbook.problems import Problem, did_you_mean, show
import pytest
from project import Project

PROBLEM = Problem(
    "docs/press.md",
    17,
    "typed-by-hand",
    '"press@company.example" is typed by hand',
    "write {{ contact.email }}",
)


def test_in_a_terminal():
    assert (
        str(PROBLEM)
        == 'docs/press.md:17: "press@company.example" is typed by hand\n    mend: write {{ contact.email }}'
    )


def test_in_a_pull_request(monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    odd = Problem("docs/a,b:c.md", 3, "odd", "100% wrong\nreally", "mend it")
    assert (
        show([odd]).split("\n")[-1]
        == "::error file=docs/a%2Cb%3Ac.md,line=3,title=odd::100%25 wrong%0Areally%0Amend: mend it"
    )


@pytest.mark.whole
def test_a_check_in_actions_prints_annotations(tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    project = Project(tmp_path)
    line = project.append("docs/index.md", "{{ contact.switchbord }}")
    run = project.check()
    assert run.returncode == 1
    assert (
        f'::error file=docs/index.md,line={line},title=undefined::"switchbord" is not in contact%0Amend: did you mean "switchboard"?'
        in run.stdout
    )


def test_a_near_word_is_suggested_and_a_far_one_is_not():
    assert did_you_mean("colour", ["color", "contact"]) == ' did you mean "color"?'
    assert did_you_mean("xyz", ["color", "contact"]) == ""
