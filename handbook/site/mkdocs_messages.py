"""What mkdocs warns of, said as problems: with the line in the page, and the remedy."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path

from handbook.problems import Problem
from handbook.pages.source_lines import line_of

_LOGGERS = (
    "mkdocs.structure.pages",
    "mkdocs.structure.nav",
    "mkdocs.structure.files",
    "mkdocs.commands.build",
)


def translate_messages(root: Path) -> set[tuple[str, int]]:
    """From now on mkdocs' warnings about pages and navigation read like the handbook's own problems.

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
        message = record.getMessage()
        for pattern, explain in _MESSAGES:
            if found := re.search(pattern, message, re.DOTALL):
                problems = explain(self.root, found)
                self.told |= {(problem.file, problem.line) for problem in problems}
                record.msg, record.args = "%s", ("\n".join(map(str, problems)),)
        return True


def _link(root: Path, found: re.Match[str]) -> list[Problem]:
    file, target, rest = f"docs/{found['file']}", found["link"], found["rest"]
    near = re.search(r"Did you mean '([^']+)'", rest)
    what = f'the link "{target}" leads nowhere'
    if anchor := re.search(r"no such anchor|does not contain an anchor", rest):
        what = f'the link "{target}" leads to a heading that is not there'
    mend = f'did you mean "{near[1]}"?' if near else "correct the link, or add what it leads to"
    return [Problem(file, line_of(root / file, target), "anchor" if anchor else "link", what, mend)]


def _not_in_navigation(root: Path, found: re.Match[str]) -> list[Problem]:
    files = re.findall(r"- (\S+)", found["files"])
    mend = "add it under nav: in mkdocs.yml"
    return [
        Problem(f"docs/{file}", 1, "navigation", "this page is missing from the navigation", mend)
        for file in files
    ]


def _missing_from_docs(root: Path, found: re.Match[str]) -> list[Problem]:
    line = line_of(root / "mkdocs.yml", found["file"])
    return [
        Problem(
            "mkdocs.yml",
            line,
            "navigation",
            f"the navigation names {found['file']}, which is not there",
            "correct the name, or add the page under docs/",
        )
    ]


_MESSAGES: tuple[tuple[str, Callable[[Path, re.Match[str]], list[Problem]]], ...] = (
    (
        r"Doc file '(?P<file>[^']+)' contains an? (?:absolute |unrecognized relative )?link '(?P<link>[^']*)'(?P<rest>.*)",
        _link,
    ),
    (
        r"pages exist in the docs directory, but are not included in the \"nav\" configuration:(?P<files>.*)",
        _not_in_navigation,
    ),
    (r"reference to '(?P<file>[^']+)' is included in the 'nav' configuration", _missing_from_docs),
)
