"""One edition of the handbook: the facts as they may be published on a day, the pages, and all problems with both."""

from __future__ import annotations

import datetime
import os
from contextvars import copy_context
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from handbook.cache import NOTHING_KEPT, Cache, digest, tree
from handbook.drawing.page_links import Pages
from handbook.drawing.registry import Macro
from handbook.exports.catalog import catalog
from handbook.exports.known import Known
from handbook.facts.brand import Brand
from handbook.facts import sample
from handbook.facts.dates import still_to_come
from handbook.facts.files import FACTS
from handbook.facts.internal import PARTNER, internal
from handbook.facts.publication import publishable, unspared
from handbook.facts.reading import Reading, read_brand
from handbook.facts.scores import Scores, read_scores
from handbook.facts.stewardship import Care, Due, care, overdue, reminders
from handbook.pages.menu import check_menu, named_pages
from handbook.pages.allowed_files import check_tree
from handbook.pages.changes import news
from handbook.pages.drawn import Drawn
from handbook.pages.facts_used import facts_used, macros_called
from handbook.pages.faults import OURS, explained
from handbook.pages.first_day import read_first_day
from handbook.pages.left_out import check_needs, left_out, linked_pages
from handbook.pages.judging import Judge
from handbook.pages.links import Links
from handbook.pages.wording import others
from handbook.pages import our_words
from handbook.pages.page import Page, read_page
from handbook.pages.role_pages import as_built
from handbook.pages.site_files import site_files
from handbook.pages.template_language import check_language
from handbook.problems import Problem, Refused
from handbook.settings import read_settings
from handbook.input.strict_yaml import Document, label
from handbook.subjects.changes import News
from handbook.subjects.first_day import FirstDay
from handbook.subjects.our_words import speaking
from handbook.subjects.roles import is_role, role_key, role_page
from handbook.upgrading import migrations
from handbook.input.time_limit import SECONDS, Clock, TooMuchWork, bounded_memory, megabytes
from handbook.texts.unsaid import Fingerprints, fingerprints


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
    scores: Scores = field(default_factory=Scores)
    """The sheets that were handed in this quarter."""
    document: Document = field(default_factory=lambda: Document(FACTS), repr=False)
    """Where each fact stands."""
    unsaid: Fingerprints = field(default_factory=Fingerprints, repr=False)
    """What is withheld, as it may be published, for the checker of texts."""
    path: FirstDay = field(default_factory=FirstDay)
    """The path of the first day."""
    root: Path = Path()
    """Where the handbook stands."""
    links: Pages = field(default_factory=Pages)
    """The pages that templates may lead to."""
    left_out: Mapping[str, str] = field(default_factory=dict)
    """The pages that are not published, by their paths under docs/, each with the reason."""
    facts: str = ""
    """A digest of all facts, with their places and files, and of the day."""
    world: str = ""
    """A digest of all that goes into the drawing of a page, but that page and the news."""
    cache: Cache = NOTHING_KEPT
    """What earlier runs have made."""
    news: News = ()
    """What changed lately. Only a build asks for it (``with_news``): a check is quick."""
    shows: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The macros that each page calls which the meeting shows, by its path under docs/; also for a build alone."""

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep this edition from being published."""
        return [problem for problem in self.problems if problem.level == "error"]

    @property
    def is_our_fault(self) -> bool:
        """Whether only faults of the handbook itself keep this edition from being published."""
        return bool(self.errors) and all(problem.code == OURS for problem in self.errors)

    @property
    def known(self) -> Known:
        """What files may be made from besides the facts."""
        return Known(self.today, self.news, self.scores, self.shows)

    def given(self, macros: Mapping[str, Macro]) -> dict[str, object]:
        """What macros may ask for besides the brand and the arguments that a page writes."""
        return {
            "document": self.document,
            "exports": catalog(self.brand, self.root, self.known) if self.brand else (),
            "macros": macros,
            "pages": self.links,
            "news": self.news,
            "path": self.path,
            "scores": self.scores,
            "today": self.today,
        }


def day_of_edition() -> datetime.date:
    """Today, or the day that the environment variable TODAY names (year-month-day)."""
    return (
        datetime.date.fromisoformat(os.environ["TODAY"])
        if os.environ.get("TODAY")
        else datetime.date.today()
    )


def is_for_partners() -> bool:
    """Whether the environment variable EDITION asks for the edition that partners get."""
    return os.environ.get("EDITION") == PARTNER


def prepare(root: Path, macros: Mapping[str, Macro], today: datetime.date | None = None) -> Edition:
    """Read the facts and pages of the handbook at ``root`` and check them, in the edition that is asked for.

    Never raises for bad input, and ends within bounds of time and memory whatever the input is.
    """
    today = today or day_of_edition()
    clock, found = Clock(), list[Problem]()
    try:
        with bounded_memory():
            clock.start(FACTS, SECONDS * megabytes(root))
            return copy_context().run(_prepare, root, macros, today, clock, found)
    except (TooMuchWork, MemoryError) as error:
        return Edition(today, None, (), _in_order([*found, explained(error, clock.page, 1)]))
    finally:
        clock.stop()


def _prepare(
    root: Path,
    macros: Mapping[str, Macro],
    today: datetime.date,
    clock: Clock,
    found: list[Problem],
) -> Edition:
    """The edition; ``found`` fills with its problems."""
    cache = Cache.of(root)
    pages, problems = _read_pages(root)
    partner = is_for_partners()
    if partner:
        pages = [page.without_internal() for page in pages]
    settings, files = read_settings(root), _pages_below(root)
    found += [*problems, *check_tree(root, cache), *settings.problems]
    try:
        reading = read_brand(root)
    except Refused as refused:
        found += [*refused.problems, *check_menu(settings, files, roles=False)]
        return Edition(today, None, tuple(pages), _in_order(found))
    scores, unreadable = read_scores(root, reading.brand, today)
    besides = internal(reading.brand, _internal_roles(pages)) if partner else {}
    brand, withheld = publishable(reading.brand, today, reading.references, besides)
    speaking.set(brand.say)
    pages = our_words.said(pages, brand.say)
    dues = overdue(brand, today)
    needless = [problem for page in pages for problem in check_needs(page, brand)]
    deleted = [one for one in named_pages(settings) if f"docs/{one}" not in files]
    gone = left_out(deleted, pages, brand, partner)
    pages = [page for page in pages if page.file.removeprefix("docs/") not in gone]
    links, twins = linked_pages(pages, gone)
    beside = our_words.wordings(others(root, cache), brand.say)
    judge = Judge(reading, withheld, pages, beside, clock)
    edition = Edition(
        today,
        brand,
        tuple(pages),
        (),
        withheld,
        _care(pages, brand, macros, dues),
        scores,
        reading.document,
        unsaid=fingerprints(reading.brand, withheld, judge.names),
        root=root,
        links=links,
        left_out=gone,
    )
    found += [*needless, *twins, *unreadable, *_in_facts(reading, edition, dues)]
    found += check_menu(settings, files, roles=bool(brand.roles))
    unclear = [problem for page in pages for problem in _in_language(page, edition, macros, clock)]
    found += unclear
    written = reading.document.data, reading.document.places, tree(root / "data")
    facts = digest(today, partner, list(withheld.items()), written)
    found += judge.problems(brand, cache, facts)
    sound = [page for page in pages if page.file not in {problem.file for problem in found}]
    path, too_long = read_first_day(sound, brand, macros, edition.given(macros))
    settled = {name: one for name, one in settings.value.items() if name != "nav"}
    world = digest(facts, path, scores, links, sorted(links.gone), settled)
    edition = replace(edition, path=path, facts=facts, world=world, cache=cache)
    found += too_long
    if settings.value:  # else nobody knows what Markdown means here
        skipped = {problem.file for problem in unclear}
        clear = [page for page in as_built(root, pages, brand) if page.file not in skipped]
        found += _in_drawing(root, brand, edition, clear, macros, clock)
    return replace(edition, problems=_in_order(found))


def _internal_roles(pages: Iterable[Page]) -> list[str]:
    return [role_key(page.file) for page in pages if is_role(page.file) and page.is_internal]


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by place."""
    return tuple(sorted(set(problems)))


def _in_facts(reading: Reading, edition: Edition, dues: list[Due]) -> Iterator[Problem]:
    """What is due for a look on this day or may not be shown on it, though each fact is well written."""
    yield from reading.told
    yield from sample.told(edition.root, reading.document)
    yield from migrations.told(edition.root)
    yield from reminders(dues, reading.document)
    for found in still_to_come(reading.brand, edition.today):
        yield reading.document.problem(*found)
    for path, reason in unspared(reading.brand, edition.withheld, reading.references):
        what = f"{label(path)} cannot be published: {reason}"
        mend = "write it without that fact, or put that fact right"
        yield reading.document.problem(path, "withheld", what, mend)


def _in_language(
    page: Page, edition: Edition, macros: Mapping[str, Macro], clock: Clock
) -> list[Problem]:
    """What is wrong with what a page asks of the template language."""
    clock.page = page.file
    return check_language(page, edition.brand, macros, edition.withheld)


def _in_drawing(
    root: Path,
    brand: Brand,
    edition: Edition,
    clear: list[Page],
    macros: Mapping[str, Macro],
    clock: Clock,
) -> Iterator[Problem]:
    """What only shows when pages are drawn: macros that fail, links that lead nowhere, HTML that no page may hold."""
    given = edition.given(macros)
    calls = {name: macro.for_pages(brand, given) for name, macro in macros.items()}
    drawn = Drawn(brand.groups, calls, clock, edition.cache, edition.world)
    drawn.draw(clear)
    yield from drawn.problems
    files = site_files(root, brand) - edition.links.gone
    gone = edition.links.gone
    yield from Links(root, drawn, files, brand.meta.link.handbook, gone).problems(clock)


def _care(
    pages: list[Page], brand: Brand, macros: Mapping[str, Macro], dues: list[Due]
) -> dict[str, Care]:
    uses = uses_by_page(pages, brand, macros)
    return {
        file: found for file, paths in uses.items() if (found := care(brand, file, paths, dues))
    }


def uses_by_page(
    pages: Iterable[Page], brand: Brand, macros: Mapping[str, Macro]
) -> dict[str, list[str]]:
    """The paths of the facts that each page uses, by its file; every role has a page, written or not."""
    uses = {f"docs/{role_page(key)}": [f"roles.{key}"] for key in brand.roles or ()}
    for page in pages:
        uses[page.file] = [*uses.get(page.file, ()), *facts_used(page, macros)]
    return uses


def with_news(edition: Edition, macros: Mapping[str, Macro]) -> Edition:
    """The edition that knows what changed lately."""
    if edition.brand is None:
        return edition
    pages = [
        page for page in edition.pages if page.file.removeprefix("docs/") not in edition.left_out
    ]
    uses = uses_by_page(pages, edition.brand, macros)
    given = edition.brand, edition.document, pages, uses, edition.facts, edition.cache
    told = news(edition.root, edition.today, *given)
    return replace(edition, news=told, shows=_shows(pages, edition.brand, macros))


def _shows(
    pages: Iterable[Page], brand: Brand, macros: Mapping[str, Macro]
) -> dict[str, frozenset[str]]:
    """The macros of the pages that the agenda of the meeting shows."""
    shown = {one.show for one in brand.meeting.agenda} if brand.meeting else set()
    by_path = {page.file.removeprefix("docs/"): page for page in pages}
    return {path: macros_called(page, macros) for path, page in by_path.items() if path in shown}


def _pages_below(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in (root / "docs").rglob("*.md"))


def _read_pages(root: Path) -> tuple[list[Page], list[Problem]]:
    pages, problems = [], []
    for file in _pages_below(root):
        page, found = read_page(root / file, file)
        problems += found
        if page:
            pages.append(page)
    return pages, problems
