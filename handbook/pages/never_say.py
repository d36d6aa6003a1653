"""Words we never say, found in any text, with what to say instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from handbook.facts.brand import Brand
from handbook.pages.wording import Wording
from handbook.problems import Problem
from handbook.subjects.message import NeverSay


class Words:
    """The words one brand never says."""

    def __init__(self, brand: Brand):
        self.brand = brand

    @cached_property
    def _by_word(self) -> Mapping[str, NeverSay]:
        never = self.brand.message.never_say if self.brand.message else ()
        return {word.lower(): entry for entry in never for word in entry.words}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = sorted(self._by_word, key=len, reverse=True)
        return (
            re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
            if words
            else re.compile(r"(?!)")
        )

    def in_text(self, wording: Wording) -> Iterator[Problem]:
        """A problem for each such word, outside the passages marked as literal."""
        if wording.path[:2] == ("message", "never_say"):
            return
        for found in self._pattern.finditer(wording.text):
            if not wording.means_literally(found.start()):
                yield self._problem(found[0], wording, wording.line_at(found.start()))

    def _problem(self, word: str, wording: Wording, line: int) -> Problem:
        entry = self._by_word[word.lower()]
        where = f" ({wording.what})" if wording.what else ""
        what = f'"{word}" is a word we never say{where}: {entry.why}'
        return Problem(wording.file, line, "never-say", what, f"say {entry.say}")
