"""What an edition knows besides its facts, for the files that tell of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from handbook.facts.scores import Scores

if TYPE_CHECKING:
    from handbook.subjects.changes import News


class Known(NamedTuple):
    """What a file may be made from besides the facts. Who only lists the files needs none of it."""

    today: datetime.date = datetime.date(2000, 1, 1)
    news: News = ()
    scores: Scores = Scores()
    shows: Mapping[str, frozenset[str]] = MappingProxyType({})
    """The macros that each page calls which the meeting shows, by its path under docs/."""
    sheet: str = ""
    """The style sheet of slides."""
    policy: str = ""
    """What a browser may do on a page of the site."""

    @property
    def told(self) -> tuple[object, ...]:
        """The same, in one order."""
        return *self._replace(shows={}), sorted(
            (page, sorted(one)) for page, one in self.shows.items()
        )


NOTHING_KNOWN = Known()
