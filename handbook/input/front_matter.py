"""Front matter: the YAML between two lines of dashes, at the head of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.problems import Problem
from handbook.input.strict_yaml import Document, Path_, parse

_BEGIN, _END = re.compile(r"---[ \t]*"), re.compile(r"(---|\.\.\.)[ \t]*")
"""The lines around front matter; YAML ends a document with three dots too."""
_KEYS = re.compile(
    r"\s*(?P<dashes>---[ \t]*\n)?(?=(?:title|description|search|key|needs|whose|hide|internal|name|department):)"
)
"""What a file begins with that has front matter, but not as it should."""


@dataclass(frozen=True)
class Divided:
    """A file in two: ``head`` is its front matter, ``body`` what begins on line ``body_line`` of the file."""

    head: Document
    body: str
    body_line: int = 1

    @property
    def is_open(self) -> bool:
        """Whether the front matter begins and never ends, so that nothing else can be read."""
        return not self.body and self.body_line == 1 and bool(self.head.problems)


def divide(text: str, name: str, under: Path_ = ()) -> Divided:
    """Divide a file's text; ``name`` is the file's in messages, ``under`` the path of what its head says.

    Never raises: what is wrong is in the head's ``problems``, and its ``data`` is then None or partial.
    """
    lines = text.split("\n")
    if not _BEGIN.fullmatch(lines[0]):
        return Divided(Document(name, problems=[*_astray(text, name)]), text)
    end = next((number for number, line in enumerate(lines) if number and _END.fullmatch(line)), 0)
    if not end:
        return Divided(Document(name, problems=[_not_closed(name)]), "")
    head = parse("\n" + "\n".join(lines[1:end]), name, under)
    if head.data is not None and not isinstance(head.data, dict):
        head.data = None
        what = "the front matter is not a group of keys"
        mend = "write title: or description:, one to a line"
        head.problems.append(Problem(name, 2, "front-matter", what, mend))
    return Divided(head, "\n".join(lines[end + 1 :]), end + 2)


def _astray(text: str, name: str) -> Iterator[Problem]:
    """Keys that would be published as text: the line above them is missing, or a blank one stands before it."""
    if found := _KEYS.match(text):
        line = found[0].count("\n") + 1
        what = "front matter begins with --- on the first line of the file"
        mend = (
            "delete the blank lines before it" if found["dashes"] else "write --- above this line"
        )
        yield Problem(name, line, "front-matter", what, mend)


def _not_closed(name: str) -> Problem:
    what = "the front matter that begins here is not closed"
    return Problem(name, 1, "front-matter", what, "write --- on a line of its own after it")
