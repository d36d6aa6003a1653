"""Files of text held against the rules: plain text and Markdown, as a company's other repositories keep them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Literal

import regex

from handbook.facts.publication import publishable
from handbook.facts.reading import read_brand
from handbook.pages import our_words
from handbook.pages.page import read_page
from handbook.pages.withheld_words import Withheld
from handbook.pages.wording import of_page, others
from handbook.problems import Problem
from handbook.input.text_files import read_source
from handbook.texts.checking import check
from handbook.texts.finding import Finding, Rules
from handbook.texts.rules import rules
from handbook.texts.unsaid import fingerprints

_NOT_SAID = regex.compile(
    r"^(?P<fence>```|~~~).*?^(?P=fence)|(?<!`)(?P<tick>`+)(?!`)[^\n]*?(?P=tick)|<!--.*?-->|</?[a-zA-Z][^<>]*>",
    regex.MULTILINE | regex.DOTALL,
)
"""Code, comments and tags: nobody reads them as the company's words."""


def rules_of(root: Path, today: datetime.date) -> Rules:
    """The rules of the handbook at ``root`` on a day. Raises ``Refused`` when its facts have problems."""
    reading = read_brand(root)
    brand, withheld = publishable(reading.brand, today, reading.references)
    read = [read_page(path, path.name)[0] for path in sorted((root / "docs").rglob("*.md"))]
    pages = our_words.said((page for page in read if page), brand.say)
    said = chain(chain.from_iterable(map(of_page, pages)), others(root))
    texts = (one.text for one in said)
    names = Withheld(reading.brand, withheld, texts)
    return rules(brand, fingerprints(reading.brand, withheld, names))


def check_files(paths: Iterable[Path], rules: Rules) -> list[Problem]:
    """What is to be mended in these files. How it reads is advice, and never an error."""
    return [problem for path in paths for problem in _in_file(path, rules)]


def _in_file(path: Path, rules: Rules) -> Iterator[Problem]:
    text, problems = read_source(path, str(path))
    yield from problems
    plain = _NOT_SAID.sub(lambda code: regex.sub(r"[^\n]", " ", code[0]), text or "")
    for one in check(plain, rules):
        line = plain.count("\n", 0, one.start) + 1
        yield _problem(one, str(path), line)


def _problem(one: Finding, file: str, line: int) -> Problem:
    found = " ".join(one.found.split())
    shown = found if len(found) < 60 else f"{found[:57]}…"
    mend = f"write {one.say[0]}" if one.say else "say it another way, or leave it out"
    level: Literal["error", "warning"] = "warning" if one.kind == "reading" else "error"
    return Problem(file, line, one.kind, f'"{shown}": {one.reason}', mend, level)
