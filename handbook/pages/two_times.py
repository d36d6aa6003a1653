"""One promise with two times: "another bike within a day" on one page, "within one working day" in the facts.

Whether two sentences promise the same is a guess, from the words that they share, so it is a warning and stops nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from handbook.facts.brand import Brand
from handbook.kinds import Facts, look_up
from handbook.pages.withheld_claims import SENTENCE, counted, stems
from handbook.pages.wording import Wording
from handbook.problems import Problem

_SPAN = re.compile(
    r"\b(?:within|inside|in (?:under|less than)|no later than)\s{1,3}(?P<number>\w{1,12})[\s-]{1,3}"
    r"(?:(?P<kind>working|business)[\s-]{1,3})?(?P<unit>minute|hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
FEWEST, SHARED, SHARED_BESIDES = 2, 0.6, 0.75
"""How many telling words two sentences have in common that promise the same, what share of the shorter one's, and what
share where each has words of its own besides: "customers get a call" and "customers get a card" are two promises."""
_SIZES = {"minute": ("minute", 1), "hour": ("minute", 60), "day": ("minute", 1440), "week": ("minute", 10080),
          "month": ("month", 1), "year": ("month", 12)}  # fmt: skip
"""Spans in units that can be compared."""
OFTEN = 50
"""A word in more promises than so many tells none from another."""


@dataclass(frozen=True)
class _Promise:
    wording: Wording
    line: int
    said: str
    time: tuple[str, str, str]
    words: frozenset[str]

    @property
    def place(self) -> str:
        return self.wording.what or f"{self.wording.file}, line {self.line}"

    def is_of(self, other: _Promise) -> bool:
        """Whether both seem to promise the same thing."""
        shared = len(self.words & other.words)
        each_has_its_own = self.words - other.words and other.words - self.words
        share = SHARED_BESIDES if each_has_its_own else SHARED
        return shared >= max(FEWEST, share * min(len(self.words), len(other.words)))


class TwoTimes:
    """Hears every text, then tells which promises have more than one time."""

    def __init__(self, full: Brand):
        self.full = full
        self._heard: list[_Promise] = []

    def hear(self, wording: Wording) -> None:
        """Take note of the promises in a text, outside the passages marked as literal."""
        for found in SENTENCE.finditer(wording.text) if _SPAN.search(wording.text) else ():
            span = _SPAN.search(found[0])
            if span and not wording.means_literally(found.start()):
                _, words = stems(found[0].replace(span[0], " "))
                line = wording.line_at(found.start() + span.start())
                self._heard.append(
                    _Promise(wording, line, " ".join(span[0].split()), _time(span), words)
                )

    def problems(self) -> Iterator[Problem]:
        """A warning for each promise that stands elsewhere with another time; facts are taken at their word first."""
        by_word: dict[str, list[_Promise]] = defaultdict(list)
        for promise in sorted(self._heard, key=lambda promise: promise.wording.kind != "fact"):
            near = [one for word in promise.words for one in by_word[word][:OFTEN]]
            other = next((one for one in near if self._contradict(promise, one)), None)
            if other:
                yield _problem(promise, other)
            for word in promise.words:
                by_word[word].append(promise)

    def _contradict(self, one: _Promise, other: _Promise) -> bool:
        apart = one.wording.file != other.wording.file or one.wording.path != other.wording.path
        return (
            apart and one.time != other.time and one.is_of(other) and not self._siblings(one, other)
        )

    def _siblings(self, one: _Promise, other: _Promise) -> bool:
        """Whether they are facts about two things of one kind: each product may promise its own time."""
        mine, theirs = one.wording.path, other.wording.path
        holder: Any = self.full
        for mine_next, theirs_next in zip(mine, theirs, strict=False):
            if mine_next != theirs_next:
                return not isinstance(holder, Facts)
            holder = (
                look_up(holder, (str(mine_next),))
                if isinstance(mine_next, str)
                else holder[mine_next]
            )
        return False


def _time(span: re.Match[str]) -> tuple[str, str, str]:
    """How long: "1", "working", "day"; "a day" and "one day" are the same, and so are "two weeks" and "14 days"."""
    kind = (span["kind"] or "").lower().replace("business", "working")
    number, unit = counted(span["number"].lower()), span["unit"].lower()
    if not kind and number.isdecimal():
        unit, size = _SIZES[unit]
        number = str(int(number) * size)
    return number, kind, unit


def _problem(one: _Promise, other: _Promise) -> Problem:
    what = f'"{one.said}", and {other.place} says "{other.said}" of what seems to be the same'
    mend = "let the time stand once, as a fact, and name it in both, or say what differs"
    return Problem(one.wording.file, one.line, "two times", what, mend, "warning")
