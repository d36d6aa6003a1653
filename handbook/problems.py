"""What is wrong with the input, said so that a writer can mend it."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


Disagreement = tuple[tuple[str | int, ...], str, str, str]
"""A problem of facts before its place is known: the fact's path, the rule's code, what is wrong, the remedy."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, at one place.

    ``file`` is relative to the project's root, ``line`` counts from 1, ``code`` is a short stable
    name for the rule (the title of its annotation), ``what`` says what is wrong and ``mend`` what
    to write instead. A ``warning`` is reported but never stops a page from being published.
    """

    file: str
    line: int
    code: str
    what: str
    mend: str
    level: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}\n    mend: {self.mend}"

    @property
    def annotation(self) -> str:
        """The problem as a GitHub Actions workflow command, shown beside the line of a pull request."""
        message = _escape_annotation(f"{self.what}\nmend: {self.mend}")
        place = _escape_annotation(self.file).replace(",", "%2C").replace(":", "%3A")
        return f"::{self.level} file={place},line={self.line},title={self.code}::{message}"


class Refused(Exception):
    """The input has problems; ``problems`` holds all that were found, sorted by place."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(problems)
        super().__init__(show(self.problems))


def show(problems: Iterable[Problem]) -> str:
    """All problems as text, one after the other; in GitHub Actions also as annotations."""
    problems = list(problems)
    lines = [str(problem) for problem in problems]
    if os.environ.get("GITHUB_ACTIONS") == "true":
        lines += [problem.annotation for problem in problems]
    return "\n".join(lines)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`` did you mean "color"?`` with a leading blank, or an empty string when nothing is near."""
    near = difflib.get_close_matches(word, [str(name) for name in known], n=1, cutoff=0.6)
    return f' did you mean "{near[0]}"?' if near else ""


def _escape_annotation(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
