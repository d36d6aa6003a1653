"""Facts of each earlier version follow to the present one: what they say is kept, and what no longer has a place is none."""

from __future__ import annotations

import pytest

from handbook.kinds.absent import Missing
from handbook.kinds import look_up
from handbook.input.strict_yaml import parse
from handbook.upgrading.migrations import ADVICE, FIRST, WRITTEN_FOR, migrate
from handbook.upgrading.texts import Texts

POLICIES = """\
posting:
  stance: >-
    You don't need permission
    to talk about your work.
  fine:
    - Pictures of your lunch
  personal:
  - Ballots
  ask: bea
complaints:
  promise: One person, once.
  where: Anywhere
  steps:
    - name: Listen
      do: Let them finish.
  heard_within: one day
improvement:
  tell: bea
  answer_within: a week
  then: It goes on the wall.
"""
STORY = """\
goals:
  more:
    name: More
    today: Ask one.
  better:
    name: Better
    today: Fix one.
"""


def test_advice_that_became_a_pages_own_text_is_kept_as_comments(tmp_path):
    file = tmp_path / "data/policies.yaml"
    file.parent.mkdir()
    file.write_text(POLICIES)
    file.with_name("story.yaml").write_text(STORY)
    (tmp_path / WRITTEN_FOR).write_text(FIRST)
    texts = Texts(tmp_path)
    (note,) = migrate(texts)
    now = texts.read("data/policies.yaml")
    document = parse(now, "data/policies.yaml")
    assert "comments" in note and not document.problems
    story = parse(texts.read("data/story.yaml"), "data/story.yaml")
    assert story.data == {"goals": {"more": {"name": "More"}, "better": {"name": "Better"}}}
    assert document.data == {
        "posting": {"ask": "bea"},
        "complaints": {"heard_within": "one day"},
        "improvement": {"tell": "bea", "answer_within": "a week"},
    }
    assert [line.strip() for line in POLICIES.split("\n") if line.strip() not in now] == []


@pytest.mark.parametrize("path", ADVICE)
def test_what_is_retired_is_no_fact_any_more(brand, path):
    steps = path.split(".")
    if "*" in steps:
        group = look_up(brand, tuple(steps[: steps.index("*")]))
        steps[steps.index("*")] = next(iter(group))
    with pytest.raises((Missing, KeyError)):
        look_up(brand, tuple(steps))
