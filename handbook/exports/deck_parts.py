"""What an item of the meeting shows: slides of the facts that its page of the handbook draws."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from handbook.drawing.rendering import days, price, show
from handbook.exports.deck import Ad, Block, Card, Cards, Chart, Lines, Slide, Table, Words
from handbook.subjects.calendar import QuarterName

if TYPE_CHECKING:
    from handbook.exports.known import Known
    from handbook.facts.brand import Brand
    from handbook.subjects.changes import Change

ROWS = 7
"""So many rows of a table, or lines of a list, are read from the back of a room."""
NEW = "New"
_FOR_FEW = {"Alt", "Picture alt", "License", "Family", "Weight", "Unicode range", "Link", "Sender"}
"""What is told of a thing on the page of all changes, and is no news in a meeting."""
Part = Callable[["Brand", "Known"], Iterator[Slide]]


def story(brand: Brand, known: Known) -> Iterator[Slide]:
    """What we promise, and what we want this year."""
    goals = tuple(str(goal.want) for goal in brand.story.goals.values())
    yield Slide("What we promise", (Words(brand.story.promise), *_lines(goals, "This year")))


def heard(brand: Brand, known: Known) -> Iterator[Slide]:
    """What clients told us, and what changed, the latest first."""
    latest = sorted(brand.customers.heard.values(), key=lambda one: one.changed_on, reverse=True)
    rows = [(f"“{one.heard}”", str(one.changed)) for one in latest[:ROWS]]
    yield from table("What we heard", ("They said", "What changed"), rows)


def changed(brand: Brand, known: Known) -> Iterator[Slide]:
    """What is other than it was at the last meeting."""
    since = last_held(brand, known.today)
    news = [one for one in known.news if since is None or one.day > since]
    told = [(str(one.name), _now(one)) for one in news]
    rows = sorted((row for row in told if row[1]), key=lambda row: row[1] == NEW)
    title = f"What changed since {show(since)}" if since else "What changed lately"
    notes = ("The handbook's page of all changes has the rest.",)
    yield from table(title, ("What", "What it says now"), rows[: 2 * ROWS], notes)


def _now(change: Change) -> str:
    """What a thing says now, in few words; "" where nothing of it would be news to a colleague."""
    told = [
        ": ".join(filter(None, one)) for one in change.details if one[1] and one[0] not in _FOR_FEW
    ]
    return " · ".join(told[:2]) or (NEW if change.is_new else "")


def last_held(brand: Brand, today: datetime.date) -> datetime.date | None:
    """The day of the last brand meeting; None where none is known."""
    if brand.meeting.last:
        return brand.meeting.last.held_on
    events = brand.calendar.by_day if brand.calendar else ()
    held = [one.starts for one in events if one.brand_meeting and one.starts < today]
    return max(held, default=None)


def message(brand: Brand, known: Known) -> Iterator[Slide]:
    """The one thing to remember, and the word that we want to own."""
    key, word = brand.message.key_message, brand.message.one_word
    yield Slide("Our message", (Words(key.text),), (str(key.why),))
    yield Slide(
        "Our word", (Words(word.word), *_lines(word.shown_by, "What earns it")), (str(word.why),)
    )


def pitch(brand: Brand, known: Known) -> Iterator[Slide]:
    """The pitch, as it is said."""
    said = brand.message.pitch
    notes = (f"It takes about {said.seconds} seconds.",)
    yield Slide("So, what do you do?", (Words(f"{said.text} {said.call_to_action}"),), notes)


def products(brand: Brand, known: Known) -> Iterator[Slide]:
    """What we offer, each with whom it is for and for whom not."""
    for some in _some(brand.products.values(), 3):
        cards = tuple(
            Card(one.name, one.one_line, price(one.price) if one.price else "", one.picture,
                 one.picture_alt or one.name)
            for one in some
        )  # fmt: skip
        notes = tuple(f"{one.name}: {one.who} Not for: {one.not_for}" for one in some)
        yield Slide("What we offer", (Cards(cards),), notes)


def ideal(brand: Brand, known: Known) -> Iterator[Slide]:
    """Whom we do our best work for."""
    customer = brand.customers.ideal
    yield Slide(
        "Who we are for", (Words(customer.summary), *_lines(customer.signs, "How to know one"))
    )


def callers(brand: Brand, known: Known) -> Iterator[Slide]:
    """Callers to practice on; the notes say who fits, and what to say."""
    for some in _some(brand.practice.callers.values(), 3):
        cards = tuple(Card(one.who, f"“{one.says}”") for one in some)
        fit = {True: "a fit", False: "no fit"}
        notes = tuple(f"{one.who}: {fit[one.fits]}. {one.why} Say: “{one.say}”" for one in some)
        yield Slide("Are we right for them?", (Cards(cards),), notes)


def campaigns(brand: Brand, known: Known) -> Iterator[Slide]:
    """Each campaign that runs, as people meet it."""
    for one in brand.campaigns.values():
        blocks = Ad(one, brand.pace), Words(one.when_they_mention_it, "When they mention it, say")
        notes = (
            f"For: {one.audience}",
            f"Promise: {one.promise}",
            f"Runs {days(one.starts, one.ends)}.",
        )
        yield Slide(str(one.name), blocks, notes, "It runs now")


def conversion(brand: Brand, known: Known) -> Iterator[Slide]:
    """From the first call to a customer: the stages, with who sees each through, and how soon."""
    stages, roles = brand.conversion.stages.values(), brand.roles
    rows = [
        (str(one.name), str(roles[one.owner].name) if roles else "", str(one.within))
        for one in stages
    ]
    notes = (
        str(brand.conversion.never_lose_a_lead),
        *(f"{one.name}: “{one.words}”" for one in stages),
    )
    yield from table("Someone calls", ("Stage", "Who", "How soon"), rows, notes)


def metrics(brand: Brand, known: Known) -> Iterator[Slide]:
    """Each figure over twelve months, with what anyone can do about it."""
    for family in brand.metrics.families.values():
        for one in family.metrics.values():
            blocks = Chart(one, brand.metrics.months), Words(one.what_you_can_do, "What you can do")
            yield Slide(str(one.name), blocks, (f"We count: {one.definition}",), str(family.name))


def points(brand: Brand, known: Known) -> Iterator[Slide]:
    """The team's points this quarter, and what they earn."""
    card, total = brand.scorecard, known.scores.total
    ladder = sorted(card.rewards, key=lambda reward: reward.at)
    rows = [(f"{one.at:,}", str(one.what), "Earned" if one.at <= total else "") for one in ladder]
    title = f"{total:,} points this quarter" if known.scores.sheets else "Points and rewards"
    yield from table(title, ("Points", "What the team gets", ""), rows)


def habits(brand: Brand, known: Known) -> Iterator[Slide]:
    """Habits to choose one of."""
    all_ = tuple(brand.habits.habits.values())
    rows = [
        (str(one.name), f"{one.minutes} minute{'' if one.minutes == 1 else 's'}")
        for one in all_[:ROWS]
    ]
    notes = [f"{one.name}: {one.how}" for one in all_[:ROWS]]
    if len(all_) > ROWS:
        notes.append(f"The handbook has {len(all_) - ROWS} more.")
    yield from table("Pick one habit", ("Habit", "It takes"), rows, tuple(notes))


def calendar(brand: Brand, known: Known) -> Iterator[Slide]:
    """What is ahead in this quarter and the next."""
    this = QuarterName.of(known.today)
    for quarter in (this, QuarterName.of(this.days[1] + datetime.timedelta(days=1))):
        theme = next((one for one in brand.calendar.quarters if one.quarter == quarter), None)
        ahead = [
            one
            for one in brand.calendar.by_day
            if QuarterName.of(one.starts) == quarter and one.last_day >= known.today
        ]
        rows = [
            (days(one.starts, one.ends, year=False), str(one.name), str(one.you_can))
            for one in ahead
        ]
        title = str(theme.theme) if theme else f"Coming up: {quarter}"
        notes = (f"What we want: {theme.goal}",) if theme else ()
        yield from table(title, ("When", "What", "You can"), rows, notes, str(quarter))


PARTS: tuple[tuple[Part, tuple[str, ...]], ...] = (
    (story, ("promise",)),
    (heard, ("heard",)),
    (changed, ("changes", "heard")),
    (message, ("key_message", "one_word")),
    (pitch, ("pitch", "pitch_practice")),
    (products, ("product_cards", "product_names")),
    (ideal, ("ideal_customer",)),
    (callers, ("caller_cards",)),
    (campaigns, ("campaign_cards", "share_kits")),
    (conversion, ("conversion_flow", "call_guide")),
    (metrics, ("metric_cards",)),
    (points, ("score_table", "rewards", "tally", "team_score")),
    (habits, ("habit_cards", "habit_tracker")),
    (calendar, ("event_list", "year_at_a_glance")),
)
"""Each part with the macros that show the same on a page, in the order in which an item shows several."""


def _lines(items: Iterable[str], label: str) -> tuple[Block, ...]:
    some = tuple(map(str, items))[:ROWS]
    return (Lines(some, label),) if some else ()


def table(
    title: str,
    head: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    notes: tuple[str, ...] = (),
    label: str = "",
) -> Iterator[Slide]:
    """As many slides as the rows need."""
    rows = list(rows)
    slides = max(1, -(-len(rows) // ROWS))
    for some in _some(rows, -(-len(rows) // slides)) if rows else ():
        yield Slide(title, (Table(head, some),), notes, label)


Thing = TypeVar("Thing")


def _some(things: Iterable[Thing], most: int) -> Iterator[tuple[Thing, ...]]:
    """The things, so many at a time."""
    rest = tuple(things)
    return (rest[at : at + most] for at in range(0, len(rest), most))
