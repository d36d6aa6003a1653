"""A deck of slides before it is drawn, for a browser or for a slide program: what stands on each, and what is said."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from handbook.kinds import Asset
    from handbook.subjects.campaigns import Campaign
    from handbook.subjects.logo import LogoImage
    from handbook.subjects.metrics import Metric


class Words(NamedTuple):
    """Words to be read aloud, large; ``label`` says what they are for."""

    text: str
    label: str = ""


class Lines(NamedTuple):
    """A list; ``label`` says of what."""

    lines: tuple[str, ...]
    label: str = ""


class Table(NamedTuple):
    """Rows under the names of their columns."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Card(NamedTuple):
    """One of a few things beside each other."""

    title: str
    text: str
    more: str = ""
    picture: Asset | None = None
    alt: str = ""


class Cards(NamedTuple):
    """A few things beside each other."""

    cards: tuple[Card, ...]


class Ad(NamedTuple):
    """A campaign as people meet it; ``pace`` is how fast it is spoken, in words a minute."""

    campaign: Campaign
    pace: int


class Chart(NamedTuple):
    """A metric's twelve months; ``months`` are the first days of each."""

    metric: Metric
    months: tuple[datetime.date, ...]


Block = Words | Lines | Table | Cards | Ad | Chart


@dataclass(frozen=True)
class Item:
    """An item of the agenda: when it starts and how long it takes, in minutes; ``page`` is the handbook's to show."""

    number: int
    title: str
    start: int
    minutes: int
    leader: str
    do: str
    page: str = ""
    page_name: str = ""


@dataclass(frozen=True)
class Slide:
    """One slide. ``item`` is the number of the agenda's item it belongs to, ``opens`` that item where it begins."""

    title: str
    blocks: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()
    label: str = ""
    item: int = 0
    opens: Item | None = None


@dataclass(frozen=True)
class Deck:
    """A meeting's slides. ``name`` is what the meeting is called, ``day`` when it is held."""

    name: str
    company: str
    day: datetime.date | None
    logo: LogoImage | None
    items: tuple[Item, ...]
    slides: tuple[Slide, ...]

    @property
    def minutes(self) -> int:
        """How long it takes in all."""
        return sum(item.minutes for item in self.items)
