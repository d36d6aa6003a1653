"""The words of a page as its reader gets them: what a macro or fact writes is blanked out, line for line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handbook.pages.page import Page
from handbook.problems import Problem

_JINJA = re.compile(
    r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL
)
_LITERAL = re.compile(r"\{#-?\s*literal\b:?(?P<reason>.*?)-?#\}", re.DOTALL)


@dataclass(frozen=True)
class Passage:
    """A stretch of the page, by offsets in its body, that its writer means literally."""

    start: int
    end: int
    reason: str


def prose(page: Page) -> str:
    """The page's body with template code replaced by blanks, so that offsets and lines stay the same."""
    return _JINJA.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), page.body)


def literal_passages(page: Page) -> list[Passage]:
    """The passages after ``{# literal: reason #}``, each up to the next blank line."""
    passages = []
    for mark in _LITERAL.finditer(page.body):
        start = re.compile(r"\s*").match(page.body, mark.end()).end()
        blank = re.compile(r"\n[ \t]*\n|\Z").search(page.body, start)
        passages.append(Passage(mark.start(), blank.start(), mark["reason"].strip()))
    return passages


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
    return page.line(page.body.count("\n", 0, offset) + 1)
