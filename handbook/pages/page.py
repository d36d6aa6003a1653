"""A page as its writer sees it: front matter and text, with true line numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handbook.problems import Problem, did_you_mean
from handbook.strict_yaml import parse
from handbook.text_files import read_source

FRONT_MATTER = ("title", "description", "hide", "search")
"""What a page may set about itself. Anything else would shadow a fact, or switch off a check."""

_FENCE = re.compile(r"^---[ \t]*$")
_SWALLOWED = re.compile(r"^[ ]{0,3}[A-Za-z0-9_-]+:\s")
"""A first line that mkdocs takes for metadata (MultiMarkdown) and does not publish."""


@dataclass(frozen=True)
class Page:
    """One Markdown file under docs/; ``body`` begins on line ``body_line`` of the file."""

    file: str
    body: str
    body_line: int = 1
    meta: dict[str, Any] = field(default_factory=dict)

    def line(self, offset: int) -> int:
        """The file's line for a line of the body, both counted from 1."""
        return self.body_line + offset - 1


def read_page(path: Path, name: str) -> tuple[Page | None, list[Problem]]:
    """Read a page; ``name`` is its file name in messages. The page is None when it cannot be read."""
    text, problems = read_source(path, name)
    if text is None:
        return None, problems
    page, more = split(text, name)
    return page, problems + more


def split(text: str, name: str) -> tuple[Page, list[Problem]]:
    """Split a page's text into front matter and body."""
    lines = text.split("\n")
    if not _FENCE.match(lines[0]):
        return Page(name, text), list(_swallowed(lines, name))
    end = next((number for number, line in enumerate(lines[1:], 1) if _FENCE.match(line)), None)
    if end is None:
        problem = Problem(
            name,
            1,
            "front-matter",
            "the front matter that begins here is not closed",
            "write --- on a line of its own after it",
        )
        return Page(name, ""), [problem]
    document = parse("\n" + "\n".join(lines[1:end]), name)
    meta = document.data if isinstance(document.data, dict) else {}
    problems = [*document.problems, *_front_matter(meta, document, name)]
    if document.data is not None and not isinstance(document.data, dict):
        problems.append(
            Problem(
                name,
                2,
                "front-matter",
                "the front matter is not a group of keys",
                "write title: or description:, one to a line",
            )
        )
    return Page(name, "\n".join(lines[end + 1 :]), end + 2, meta), problems


def _swallowed(lines: list[str], name: str) -> Iterator[Problem]:
    first = next((line for line in lines if line.strip()), "")
    if _SWALLOWED.match(first):
        number = lines.index(first) + 1
        what = (
            f'"{first.split(":")[0]}:" at the top of a page is taken for metadata and not published'
        )
        yield Problem(name, number, "front-matter", what, "begin the page with its title: # Title")


def _front_matter(meta: dict[str, Any], document: Any, name: str) -> Iterator[Problem]:
    for key, value in meta.items():
        line = document.line((key,))
        if key not in FRONT_MATTER:
            mend = (
                did_you_mean(key, FRONT_MATTER).strip()
                or f"delete it; a page may set {', '.join(FRONT_MATTER)}"
            )
            yield Problem(name, line, "front-matter", f'a page may not set "{key}"', mend)
        elif key != "hide" and not isinstance(value, str):
            yield Problem(
                name,
                line,
                "front-matter",
                f"{key} is not text",
                f'write it on one line: {key}: "some words"',
            )
        elif isinstance(value, str) and re.search(r"\{[{%#]|[<>]", value):
            yield Problem(
                name,
                line,
                "front-matter",
                f"{key} holds a macro or HTML, which is not used here",
                "write plain words; facts belong in the page's text",
            )
