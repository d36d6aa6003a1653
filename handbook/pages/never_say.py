"""Words we never say, found in any text, with what to say instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from handbook.facts.brand import Brand
from handbook.pages.wording import Wording
from handbook.problems import Problem
from handbook.subjects.message import NeverSay

_BETWEEN = r"(?:[^\S\n]|[*_>‐‑–-]|\n(?![^\S\n]*\n)){1,20}"
"""What may stand between two words of a phrase: blanks, hyphens, an emphasis, the end of a line, but not of a paragraph."""

_ADDRESS = re.compile(r"(?<=\]\()[^)\s]+")
"""Where a link leads."""


def _as_said(phrase: str) -> str:
    """A phrase in small letters, with single blanks, no hyphens and straight quotes."""
    return " ".join(re.sub(r"[*_>‐‑–-]", " ", phrase).lower().replace("’", "'").split())


def _in_any_form(phrase: str) -> str:
    """The expression for a phrase of ``_as_said``, however it is set."""
    words = (re.escape(word).replace("'", "['’]") for word in phrase.split())
    return _BETWEEN.join(words)


class Words:
    """The words one brand never says."""

    def __init__(self, brand: Brand):
        self.brand = brand

    @cached_property
    def _by_word(self) -> Mapping[str, NeverSay]:
        never = self.brand.message.never_say if self.brand.message else ()
        return {_as_said(word): entry for entry in never for word in entry.words}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = sorted(self._by_word, key=len, reverse=True)
        return (
            re.compile(rf"(?i)(?<![^\W_])(?:{'|'.join(map(_in_any_form, words))})(?![^\W_])")
            if words
            else re.compile(r"(?!)")
        )

    def in_text(self, wording: Wording) -> Iterator[Problem]:
        """A problem for each such word, outside the passages marked as literal."""
        if wording.path[:2] == ("message", "never_say"):
            return
        if self.brand.our_words:
            wording = self._without_addresses(wording)
        for found in self._pattern.finditer(wording.text):
            if not wording.means_literally(found.start()):
                yield self._problem(found[0], wording, wording.line_at(found.start()))

    def _without_addresses(self, wording: Wording) -> Wording:
        """An address stays, whatever a company calls what it names."""
        if wording.kind == "file name":
            return replace(wording, text=self.brand.say(wording.text))
        text = _ADDRESS.sub(lambda found: " " * len(found[0]), wording.text)
        return replace(wording, text=text)

    def _problem(self, word: str, wording: Wording, line: int) -> Problem:
        entry, word = self._by_word[_as_said(word)], " ".join(word.split())
        where = f" ({wording.what})" if wording.what else ""
        what = f'"{word}" is a word we never say{where}: {entry.why}'
        return Problem(wording.file, line, "never-say", what, f"say {entry.say}")
