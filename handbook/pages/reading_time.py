"""How long HTML takes to read: its words, at a stated pace, for everyone and for each role.

What is for one role only stands in an element with ``data-role``; what a reader is not shown (``hidden``,
``<template>``) does not count.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from html.parser import HTMLParser

WORDS_PER_MINUTE = 200
"""Adults read English non-fiction silently at 238 words a minute on average (Brysbaert 2019, "How many words do we read
per minute?", Journal of Memory and Language 109, doi:10.1016/j.jml.2019.104047). Rounded down: a new hire stops to think."""

_WORD = re.compile(r"\w[\w'’.,@/-]*")
_NOT_READ = re.compile(r"\]\([^()\s]*\)|\{:[^{}]*\}")
"""What Markdown has besides words: where a link leads, and attributes. Neither holds its own first sign,
so nothing is read twice."""

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def minutes(words: int) -> int:
    """Whole minutes for so many words, rounded up."""
    return math.ceil(words / WORDS_PER_MINUTE)


def words_by_role(html: str) -> Counter[str]:
    """The number of words that a reader of each role meets, by role; what is for everyone is under ``""``.

    ``html`` may be a page's Markdown with HTML in it.
    """
    parser = _Words()
    parser.feed(_NOT_READ.sub("]", html))
    parser.close()
    return parser.words


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: Counter[str] = Counter()
        self.within: list[tuple[str, str, bool]] = [("", "", True)]
        """The elements that are open: tag, role, and whether it is shown."""
        self.open: Counter[str] = Counter()
        """How many elements of each tag are open."""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        _, role, shown = self.within[-1]
        given = dict(attributes)
        self.open[tag] += 1
        self.within.append(
            (
                tag,
                given.get("data-role") or role,
                shown and tag != "template" and "hidden" not in given,
            )
        )

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """An element that closes itself holds no words."""

    def handle_endtag(self, tag: str) -> None:
        closed = "" if self.open[tag] else tag
        while closed != tag:
            closed = self.within.pop()[0]
            self.open[closed] -= 1

    def handle_data(self, data: str) -> None:
        _, role, shown = self.within[-1]
        if shown:
            self.words[role] += len(_WORD.findall(data))
