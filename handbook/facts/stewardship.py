"""Who keeps what true, and what is due for a look.

A steward's path is a group of facts (``contact``, ``message.pitch``) or pages (``docs/what-we-say``); it covers
all beneath it. Being due never keeps a page from being published: it is said, to the reader and to the owner.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel.dates import format_date

from handbook.facts.brand import Brand
from handbook.problems import Problem
from handbook.drawing.rendering import LOCALE
from handbook.input.strict_yaml import Document
from handbook.subjects.contact import Person
from handbook.subjects.stewards import Steward


@dataclass(frozen=True)
class Care:
    """Who looks after one page: its owner, when it was last read through, and which of its facts are due."""

    owner: Person
    reviewed: datetime.date
    overdue: tuple[Due, ...] = ()

    @property
    def reviewed_on(self) -> str:
        """The day of the last reading, in words."""
        return format_date(self.reviewed, "long", locale=LOCALE)


@dataclass(frozen=True)
class Due:
    """Something that should have been looked at: its path, steward, and the people behind the names."""

    path: str
    steward: Steward
    owner: Person
    deputy: Person | None

    @property
    def day(self) -> str:
        """The day it was due, in words."""
        return format_date(self.steward.due, "long", locale=LOCALE)


def overdue(brand: Brand, today: datetime.date) -> list[Due]:
    """What is past its day, the longest overdue first."""
    if not (brand.contact and brand.contact.people):
        return []
    people = brand.contact.people
    late = [(path, steward) for path, steward in brand.stewards.items() if steward.due < today]
    late.sort(key=lambda item: item[1].due)
    return [
        Due(
            path, steward, people[steward.owner], people[steward.deputy] if steward.deputy else None
        )
        for path, steward in late
    ]


def reminders(dues: Iterable[Due], document: Document) -> Iterator[Problem]:
    """A warning for each thing due, where its steward is named."""
    for due in dues:
        what = f"{due.path} was to be looked at by {due.day} ({due.owner.name})"
        yield Problem(
            *document.place(("stewards", due.path)),
            "overdue",
            what,
            "read it through, mend what is wrong, then set reviewed: to today",
            "warning",
        )


def care(brand: Brand, file: str, uses: Iterable[str], dues: Iterable[Due]) -> Care | None:
    """Who looks after the page ``file`` (docs/…), which ``uses`` facts at these paths.

    The steward is that of the pages nearest to it; failing that, of the first facts it uses; None when nobody is named.
    """
    uses = list(uses)
    steward = _nearest(brand, file) or next(
        filter(None, (_keeper(brand, path) for path in uses)), None
    )
    if steward is None or not (brand.contact and brand.contact.people):
        return None
    late = tuple(
        due for due in dues if due.path == file or any(_touch(due.path, path) for path in uses)
    )
    return Care(brand.contact.people[steward.owner], steward.reviewed, late)


def _nearest(brand: Brand, file: str) -> Steward | None:
    paths = [
        path
        for path in brand.stewards
        if path.startswith("docs") and (file == path or file.startswith(f"{path}/"))
    ]
    return brand.stewards[max(paths, key=len)] if paths else None


def _keeper(brand: Brand, path: str) -> Steward | None:
    """The steward of a fact: of its own path, or of the nearest group above it."""
    while path:
        if path in brand.stewards:
            return brand.stewards[path]
        path = path.rpartition(".")[0]
    return None


def _touch(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")
