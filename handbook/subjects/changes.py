"""What changed lately in the facts and on the pages, in words."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

PAGE = "whats-on/changes.md"
"""The page that lists what changed."""
DETAILS = 3
"""So many facts of a thing are told."""


@dataclass(frozen=True)
class Change:
    """Something that is other than it was: a thing's facts, or a page's words.

    ``details`` are what of it changed, each with what it is now, or "" where that is too long to say; ``page`` shows it.
    """

    day: datetime.date
    name: str
    page: str
    details: tuple[tuple[str, str], ...] = ()
    is_new: bool = False

    @property
    def words(self) -> str:
        """What of it changed, in a line: "Price: $189 a month · Does"."""
        told = [": ".join(filter(None, detail)) for detail in self.details[:DETAILS]]
        more = len(self.details) - DETAILS
        return " · ".join([*told, *([f"and {more} more"] if more > 0 else ())])


News = tuple[Change, ...]
"""What changed, the latest first."""


def changes(brand: Brand, *, news: News = ()) -> Markup:
    """What changed lately in the facts and on the pages, by day; what is new since the reader was last here is marked."""
    return draw("changes", days=by_day(news))


def by_day(news: News) -> list[tuple[datetime.date, list[Change]]]:
    """What changed, by day."""
    return [(day, list(some)) for day, some in groupby(news, key=lambda change: change.day)]
