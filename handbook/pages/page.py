"""A page as its writer sees it: front matter and text, with true line numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from handbook.input.front_matter import Divided, divide
from handbook.problems import Problem, did_you_mean
from handbook.subjects.roles import PAGE_KEYS, is_role
from handbook.input.text_files import read_source

FRONT_MATTER = ("title", "description", "hide", "search", "key", "needs", "whose", "internal")
"""What a page may set about itself. Anything else would shadow a fact, or switch off a check."""

_INTERNAL = re.compile(r"([ \t]*)(?:!!!|\?\?\?\+?) *internal\b")
"""Where a passage begins that partners don't get; what is indented beneath it belongs to it."""
_COMMENT = re.compile(r"\{#(?:[^#]|#(?!\}))*(?:#\}|\Z)")


@dataclass(frozen=True)
class Page:
    """One Markdown file under docs/; ``body`` begins on line ``body_line`` of the file."""

    file: str
    body: str
    body_line: int = 1
    meta: dict[str, Any] = field(default_factory=dict)
    meta_lines: dict[str, int] = field(default_factory=dict)
    """The line of each key of the front matter."""

    def line(self, offset: int) -> int:
        """The file's line for a line of the body, both counted from 1."""
        return self.body_line + offset - 1

    @property
    def needs(self) -> tuple[str, ...]:
        """The paths of the facts without which there is no such page."""
        return tuple(re.findall(r"[^\s,]+", str(self.meta.get("needs", ""))))

    @property
    def is_internal(self) -> bool:
        """Whether partners don't get it."""
        return "internal" in self.meta

    def without_internal(self) -> Page:
        """The page without its internal passages; its lines stay where they are."""
        return replace(self, body=_without_internal(self.body))

    @property
    def source(self) -> str:
        """The page again, in a form that every reader of front matter reads alike: JSON is YAML too."""
        return f"---\n{json.dumps(self.meta, ensure_ascii=False)}\n---\n{self.body}"

    @cached_property
    def line_ends(self) -> list[int]:
        """The offset of each line feed in the body."""
        return [found.start() for found in re.finditer("\n", self.body)]


def _without_internal(body: str) -> str:
    """Text without each block that begins with ``!!! internal``: empty lines are in its place."""
    kept, within = [], ""
    for line in body.split("\n"):
        began = _INTERNAL.match(line)
        within = "" if within and line.strip() and not line.startswith(within) else within
        within = began[1] + " " * 4 if began and not within else within
        kept.append("" if within else line)
    return "\n".join(kept)


def read_page(path: Path, name: str) -> tuple[Page | None, list[Problem]]:
    """Read a page; ``name`` is its file name in messages. The page is None when it cannot be read."""
    text, problems = read_source(path, name)
    if text is None:
        return None, problems
    page, more = split(text, name)
    return page, problems + more


def split(text: str, name: str) -> tuple[Page, list[Problem]]:
    """Split a page's text into front matter and body. mkdocs is given the result, and splits nothing."""
    divided = divide(text, name)
    told_elsewhere = is_role(name)  # with the facts
    head, problems = divided.head, [] if told_elsewhere else [*divided.head.problems]
    if divided.is_open:
        return Page(name, ""), problems
    meta = head.data or {}
    if is_role(name):  # the rest of it is facts, and judged as such
        meta = {key: value for key, value in meta.items() if key in PAGE_KEYS}
    problems += _front_matter(meta, head, name)
    if not is_role(name):
        problems += _nothing_to_read(divided, name)
    lines_of = {str(key): head.line((key,)) for key in meta}
    return Page(name, divided.body, divided.body_line, meta, lines_of), problems


def _nothing_to_read(divided: Divided, name: str) -> Iterator[Problem]:
    if not _COMMENT.sub("", divided.body).strip():
        line = max(divided.body_line - 1, 1)
        yield Problem(name, line, "empty-page", "the page is empty", "write it, or delete the file")


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
        elif key == "internal" and value != "true":
            mend = "write internal: true; or delete it, if partners may have the page"
            yield Problem(name, line, "front-matter", f'internal is "{value}"', mend)
        elif isinstance(value, str) and re.search(r"\{[{%#]|[<>]", value):
            yield Problem(
                name,
                line,
                "front-matter",
                f"{key} holds a macro or HTML, which is not used here",
                "write plain words; facts belong in the page's text",
            )
