"""What mkdocs warns of, said as problems: with the line in the page, and the remedy."""

from __future__ import annotations

import logging
import re
from pathlib import Path

from handbook.problems import Problem
from handbook.pages.source_lines import line_of

_LOGGERS = (
    "mkdocs.structure.pages",
    "mkdocs.structure.files",
    "mkdocs.commands.build",
)


def translate_messages(root: Path) -> set[tuple[str, int]]:
    """From now on mkdocs' warnings about links read like the handbook's own problems.

    Returns a set that fills with the file and line of each.
    """
    translator = _Translator(root)
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.filters = [
            *(old for old in logger.filters if not isinstance(old, _Translator)),
            translator,
        ]
    return translator.told


class _Translator(logging.Filter):
    def __init__(self, root: Path):
        super().__init__()
        self.root = root
        self.told: set[tuple[str, int]] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return True
        if found := _LINK.search(record.getMessage()):
            problem = _link(self.root, found)
            self.told.add((problem.file, problem.line))
            record.msg, record.args = "%s", (problem,)
        return True


_LINK = re.compile(
    r"Doc file '(?P<file>[^']+)' contains an? (?:absolute |unrecognized relative )?link '(?P<link>[^']*)'(?P<rest>.*)",
    re.DOTALL,
)


def _link(root: Path, found: re.Match[str]) -> Problem:
    file, target, rest = f"docs/{found['file']}", found["link"], found["rest"]
    near = re.search(r"Did you mean '([^']+)'", rest)
    what = f'the link "{target}" leads nowhere'
    if anchor := re.search(r"no such anchor|does not contain an anchor", rest):
        what = f'the link "{target}" leads to a heading that is not there'
    mend = f'did you mean "{near[1]}"?' if near else "correct the link, or add what it leads to"
    return Problem(file, line_of(root / file, target), "anchor" if anchor else "link", what, mend)
