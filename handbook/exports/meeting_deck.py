"""The brand meeting as slides: its items in order, and with each what its page of the handbook shows."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from handbook.kinds.absent import as_far_as_there
from handbook.exports import deck_parts as parts
from handbook.exports.deck import Deck, Item, Slide, Table, Words
from handbook.subjects.meeting import MEETINGS, NEW_HIRE, QUARTERLY, clock

if TYPE_CHECKING:
    from handbook.exports.known import Known
    from handbook.facts.brand import Brand
    from handbook.subjects.meeting import AgendaItem

_ALWAYS: dict[str, tuple[parts.Part, ...]] = {
    QUARTERLY: (
        parts.changed,
        parts.campaigns,
        parts.metrics,
        parts.points,
        parts.habits,
        parts.calendar,
    ),
    NEW_HIRE: (parts.points, parts.calendar),
}
"""What each meeting shows even where no item's page does: it comes with the last item."""


def meeting_deck(brand: Brand, known: Known, which: str) -> Deck:
    """The slides of the meeting ``which``."""
    agenda = brand.meeting.timed(which)
    starts = accumulate((minutes for _, minutes in agenda), initial=0)
    items = tuple(
        _item(brand, known, number, one, start, minutes)
        for number, ((one, minutes), start) in enumerate(zip(agenda, starts, strict=False), 1)
    )
    shown = [_shown(known, one) for one, _ in agenda]
    day = _next_day(brand, known.today) if which == QUARTERLY else None
    logo = brand.logo.for_dark("medium") if brand.logo else None
    slides = (*_opening(brand, items), *_items(brand, known, items, shown, _ALWAYS[which]), _last())
    return Deck(MEETINGS[which], str(brand.meta.name.short), day, logo, items, slides)


def _item(
    brand: Brand, known: Known, number: int, one: AgendaItem, start: int, minutes: int
) -> Item:
    people = brand.contact.people if brand.contact else {}
    leader = str(people[one.owner].name) if one.owner in people else ""
    page, name = ("", "")
    if one.show and str(one.show) in known.shows:
        page, name = str(one.show), one.show.spoken
    return Item(number, str(one.title), start, minutes, leader, str(one.do), page, name)


def _shown(known: Known, one: AgendaItem) -> list[parts.Part]:
    """The parts that an item's page draws."""
    macros = known.shows.get(str(one.show), frozenset())
    return [part for part, names in parts.PARTS if not macros.isdisjoint(names)]


def _next_day(brand: Brand, today: datetime.date) -> datetime.date | None:
    events = brand.calendar.by_day if brand.calendar else ()
    return next((one.starts for one in events if one.brand_meeting and one.starts >= today), None)


def _opening(brand: Brand, items: tuple[Item, ...]) -> Iterator[Slide]:
    rows = tuple((clock(one.start), one.title, str(one.minutes), one.leader) for one in items)
    minutes = sum(one.minutes for one in items)
    table = Table(("Starts", "What we do", "Minutes", "Who leads"), rows)
    yield Slide(f"{minutes} minutes", (table,), (str(brand.meeting.why),), "What happens")
    if last := brand.meeting.last:
        ideas = [(str(one.idea), str(one.became)) for one in last.ideas]
        notes = tuple(map(str, last.notes))
        yield from parts.table(
            "What came of your ideas", ("The idea", "What came of it"), ideas, notes
        )


def _items(
    brand: Brand,
    known: Known,
    items: tuple[Item, ...],
    shown: list[list[parts.Part]],
    always: Iterable[parts.Part],
) -> Iterator[Slide]:
    """Each item's opening slide, then its parts; with the last item what no other has shown."""
    left = [part for part in always if not any(part in some for some in shown)]
    for one, some in zip(items, shown, strict=True):
        blocks = (Words(one.do, "What we do"),)
        yield Slide(one.title, blocks, label=f"Item {one.number}", item=one.number, opens=one)
        for part in [*some, *(left if one is items[-1] else ())]:
            for slide in as_far_as_there(part, brand, known):
                yield Slide(slide.title, slide.blocks, slide.notes, slide.label, one.number)


def _last() -> Slide:
    return Slide(
        "One thing each",
        (Words("What will you do before the week is out? Tell the person beside you."),),
        ("Ask again at the next meeting, kindly. If nobody remembers, change the agenda.",),
        "Before you go",
    )
