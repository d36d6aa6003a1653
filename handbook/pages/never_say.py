"""Words we never say, found in pages, with what to say instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from handbook.facts.brand import Brand
from handbook.pages.page import Page
from handbook.pages.visible_text import line_at, literal_passages, prose
from handbook.problems import Problem
from handbook.subjects.message import NeverSay


class Words:
    """The words one brand never says."""

    def __init__(self, brand: Brand):
        self.brand = brand

    @cached_property
    def _by_word(self) -> Mapping[str, NeverSay]:
        return {
            word.lower(): entry for entry in self.brand.message.never_say for word in entry.words
        }

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = sorted(self._by_word, key=len, reverse=True)
        return (
            re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
            if words
            else re.compile(r"(?!)")
        )

    def in_page(self, page: Page) -> Iterator[Problem]:
        """A problem for each such word in a page, outside the passages marked as literal."""
        passages = literal_passages(page)
        for found in self._pattern.finditer(prose(page)):
            if not any(passage.start <= found.start() < passage.end for passage in passages):
                yield self._problem(found[0], page.file, line_at(page, found.start()))

    def _problem(self, word: str, file: str, line: int) -> Problem:
        entry = self._by_word[word.lower()]
        return Problem(
            file,
            line,
            "never-say",
            f'"{word}" is a word we never say: {entry.why}',
            f"say {entry.say}",
        )
