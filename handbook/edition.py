"""One edition of the handbook: the facts as they may be published on a day, the pages, and all problems with both."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from handbook.brand import Brand
from handbook.pages.language import check_language
from handbook.pages.page import Page, read_page
from handbook.pages.prose import unexplained
from handbook.pages.typed_by_hand import Finder, check_typed_by_hand
from handbook.pages.uses import facts_used
from handbook.pages.words import Words
from handbook.problems import Problem, Refused
from handbook.publication import publishable
from handbook.reading import FACTS, read_brand
from handbook.registry import Macro
from handbook.stewardship import Care, care, overdue, reminders


@dataclass(frozen=True)
class Edition:
    """What a build works from. ``brand`` is None when the facts were refused."""

    today: datetime.date
    brand: Brand | None
    pages: tuple[Page, ...] = ()
    problems: tuple[Problem, ...] = ()
    withheld: Mapping[tuple[str | int, ...], str] = field(default_factory=dict)
    care: Mapping[str, Care] = field(default_factory=dict)
    """Who looks after each page, by its file."""

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep this edition from being published."""
        return [problem for problem in self.problems if problem.level == "error"]

    def given(self, macros: Mapping[str, Macro]) -> dict[str, object]:
        """What macros may ask for besides the brand and the arguments that a page writes."""
        return {"macros": macros, "today": self.today}


def day_of_edition() -> datetime.date:
    """Today, or the day that the environment variable TODAY names (year-month-day)."""
    return datetime.date.fromisoformat(os.environ["TODAY"]) if os.environ.get("TODAY") else datetime.date.today()


def facts_of(brand: Brand) -> dict[str, object]:
    """The facts as pages name them: one name for each top-level group."""
    return {name: getattr(brand, name) for name in type(brand).model_fields}


def prepare(root: Path, macros: Mapping[str, Macro], today: datetime.date | None = None) -> Edition:
    """Read the facts and pages of the handbook at ``root`` and check them. Never raises for bad input."""
    today = today or day_of_edition()
    pages, problems = _read_pages(root)
    try:
        reading = read_brand(root)
    except Refused as refused:
        return Edition(today, None, tuple(pages), tuple([*refused.problems, *problems]))
    brand, withheld = publishable(reading.brand, today)
    tools = Finder(reading.brand), Words(reading.brand)
    for page in pages:
        problems += _check_page(page, brand, macros, tools)
    dues = overdue(brand, today)
    problems += reminders(dues, FACTS, {due.path: reading.document.line(("stewards", due.path)) for due in dues})
    cares = {page.file: care(brand, page.file, facts_used(page, macros), dues) for page in pages}
    return Edition(today, brand, tuple(pages), tuple(sorted(problems)), withheld, cares)


def _check_page(page: Page, brand: Brand, macros: Mapping[str, Macro], tools: tuple[Finder, Words]) -> list[Problem]:
    finder, words = tools
    return [
        *check_language(page, facts_of(brand), macros, brand),
        *check_typed_by_hand(page, finder),
        *words.in_page(page),
        *unexplained(page),
    ]


def _read_pages(root: Path) -> tuple[list[Page], list[Problem]]:
    pages, problems = [], []
    for path in sorted((root / "docs").rglob("*.md")):
        page, found = read_page(path, path.relative_to(root).as_posix())
        problems += found
        if page:
            pages.append(page)
    return pages, problems
