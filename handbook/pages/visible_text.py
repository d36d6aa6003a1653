"""The words of a page as its reader gets them: what a macro or fact writes is blanked out, line for line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbook.pages.page import Page
from handbook.problems import Problem

_OPEN = re.compile(r"\{\{|\{%(?P<raw>-?[ \t\n]*raw[ \t\n]*-?%\})?|\{#")
_CLOSE = {"{{": "}}", "{%": "%}", "{#": "#}"}
_END_OF_RAW = re.compile(r"\{%-?[ \t\n]*endraw[ \t\n]*-?%\}")
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
_SHOWN = re.compile(r"\S")
_LITERAL = re.compile(r"\{#-?\s*literal\b:?(?P<reason>.*)-?#\}", re.DOTALL)


@dataclass(frozen=True)
class Passage:
    """A stretch of the page, by offsets in its body, that its writer means literally."""

    start: int
    end: int
    reason: str


def prose(page: Page, shown: str = " ") -> str:
    """The page's body with template code replaced by blanks, so that offsets and lines stay the same.

    ``shown`` is the character that stands for what prints something.
    """
    pieces, done = [], 0
    for start, end in _code(page.body):
        fill = shown if page.body.startswith("{{", start) else " "
        pieces += [page.body[done:start], re.sub(r"[^\n]", fill, page.body[start:end])]
        done = end
    return "".join([*pieces, page.body[done:]])


def _code(body: str) -> Iterator[tuple[int, int]]:
    """Where template code begins and ends. What is never closed is looked for once, not from each opening."""
    unclosed: set[str] = set()
    place = 0
    while found := _OPEN.search(body, place):
        place = found.start() + 1
        close = "raw" if found["raw"] else _CLOSE[found[0][:2]]
        end = -1 if close in unclosed else _end(body, found.end(), close)
        if end < 0:
            unclosed.add(close)
            continue
        yield found.start(), end
        place = end


def _end(body: str, start: int, close: str) -> int:
    """The offset after the next ``close``; -1 when there is none."""
    if close == "raw":
        found = _END_OF_RAW.search(body, start)
        return found.end() if found else -1
    return end + len(close) if (end := body.find(close, start)) >= 0 else -1


def literal_passages(page: Page) -> list[Passage]:
    """The passages after ``{# literal: reason #}``, each up to the next blank line."""
    body, passages = page.body, []
    blanks = [found.start() for found in _BLANK_LINE.finditer(body)] if "{#" in body else []
    for begin, end in _code(body):
        if mark := _LITERAL.fullmatch(body, begin, end):
            shown = _SHOWN.search(body, end)
            start = shown.start() if shown else len(body)
            place = bisect_left(blanks, start)
            stop = blanks[place] if place < len(blanks) else len(body)
            passages.append(Passage(begin, stop, mark["reason"].removesuffix("-").strip()))
    return passages


def is_literal(passages: Sequence[Passage], offset: int) -> bool:
    """Whether an offset is in one of a page's passages, which are in order."""
    place = bisect_right(passages, offset, key=lambda passage: passage.start)
    return place > 0 and offset < passages[place - 1].end


def unexplained(page: Page) -> list[Problem]:
    """Passages marked as literal without a reason."""
    return [
        Problem(page.file, line_at(page, passage.start), "literal", "this passage is marked as literal without a reason",
                "write why: {# literal: it quotes a customer #}")
        for passage in literal_passages(page) if not passage.reason
    ]  # fmt: skip


_SNIPPET = re.compile(r"^[ \t]*;*-+8<-+", re.MULTILINE)


def snippets(page: Page) -> list[Problem]:
    """Lines that would fetch another file in a program that knows how; here they would be published as they stand."""
    what, mend = "a page cannot take in another file", "write the text here, or make it a fact"
    return [
        Problem(page.file, line_at(page, found.start()), "snippet", what, mend)
        for found in _SNIPPET.finditer(prose(page))
    ]


def line_at(page: Page, offset: int) -> int:
    """The file's line for an offset in the body."""
    return page.line(bisect_left(page.line_ends, offset) + 1)
