"""What changed lately, in words, from the history of the facts and pages.

Only what is published now is told, as it is now: what was, and what is withheld, stays untold.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from handbook.cache import NOTHING_KEPT, Cache
from handbook.drawing.rendering import inline, listed, show
from handbook.facts.brand import Brand
from handbook.facts.history import Days, recent_lines
from handbook.facts.names import in_words, thing, within
from handbook.kinds import Asset, Key, Price, Ref, Text
from handbook.pages.html_tree import words_of
from handbook.pages.page import Page
from handbook.input.strict_yaml import Document, Path_
from handbook.subjects.changes import Change, News

MOST = 60
"""So many changes are told, the latest."""
_FILES = (":(glob)data/*.yaml", ":(glob)docs/**/*.md")
_LONGEST = 90
"""Characters of what is told of a fact or page."""
_ABOUT_ITSELF = "docs/change/"
"""Where the handbook explains itself."""
_SAID = (Text, int, Decimal, datetime.date)
"""Kinds of facts that a reader reads."""
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


def news(
    root: Path,
    today: datetime.date,
    brand: Brand,
    document: Document,
    pages: Iterable[Page],
    uses: Mapping[str, list[str]],
    facts: str = "",
    remembered: Cache = NOTHING_KEPT,
) -> News:
    """What changed, the latest first. ``uses`` names the facts that each page draws, by its file."""
    lines = recent_lines(root, _FILES, today, remembered)
    of_facts = remembered.kept(
        lambda: list(_of_facts(brand, document, lines, uses)), "news", facts, lines, uses
    )
    told = [*of_facts, *_of_pages(pages, lines)]
    return tuple(sorted(told, key=lambda change: (change.day, change.is_new), reverse=True)[:MOST])


def _of_facts(
    brand: Brand, document: Document, lines: Mapping[str, Days], uses: Mapping[str, list[str]]
) -> Iterator[Change]:
    """One change for each thing and day, on the page that shows it."""
    found: dict[tuple[Path_, str, str, datetime.date], dict[Path_, Any]] = {}
    whole: dict[Path_, set[Path_]] = {}
    page_about = _pages_about(uses)
    for path, day in _days_of_facts(document, lines):
        try:
            leaf, value = _leaf(brand, path)
            place, name = thing(brand, leaf)
        except LookupError:  # withheld, or nothing that one reads
            continue
        whole.setdefault(place, set()).add(leaf)
        if day and (page := page_about(place if len(place) > 1 else leaf)):
            found.setdefault((place, name, page, day), {})[leaf] = value
    for (place, name, page, day), facts in found.items():
        details = tuple((_field(place, leaf), _said(value)) for leaf, value in facts.items())
        is_new = len(place) > 1 and set(facts) == whole[place]
        yield Change(day, name, page, () if is_new else details, is_new)


def _days_of_facts(
    document: Document, lines: Mapping[str, Days]
) -> Iterator[tuple[Path_, datetime.date | None]]:
    """Each place in the facts with the day of its newest line; None where that is not known, or long ago."""
    in_order = sorted(document.places.items(), key=lambda item: item[1])
    for number, (path, (file, line)) in enumerate(in_order):
        after = in_order[number + 1][1] if number + 1 < len(in_order) else None
        end = after[1] if after and after[0] == file else line + 1
        days = lines.get(file, {})
        yield (
            path,
            max((days[at] for at in range(line, max(end, line + 1)) if at in days), default=None),
        )


def _leaf(brand: Brand, path: Path_) -> tuple[Path_, Any]:
    """The fact that ``path`` is, or is a part of; raises LookupError where there is none."""
    value: Any = brand
    for depth, step in enumerate(path, 1):
        value = within(value, step)
        is_list = isinstance(value, tuple) and all(type(one) is Text for one in value)
        if isinstance(value, Price) or is_list:
            return path[:depth], value
    if isinstance(value, Asset | Key | Ref | bool) or not isinstance(value, _SAID):
        raise LookupError(path)
    return path, value


def _field(place: Path_, leaf: Path_) -> str:
    """What a fact of a thing is called."""
    steps = [step for step in leaf[len(place) :] if isinstance(step, str)]
    return in_words(steps[-1]) if steps else ""


def _said(value: Any) -> str:
    """What a fact is now; "" when that is long."""
    text = listed(value) if isinstance(value, tuple) else str(show(value))
    return text if len(text) <= _LONGEST else ""


def _pages_about(uses: Mapping[str, list[str]]) -> Callable[[Path_], str]:
    """Finds the page that is most about a fact or a thing; "" where no page shows it to a reader."""
    showing = {
        file: [path.split(".") for path in paths]
        for file, paths in uses.items()
        if paths and not file.startswith(_ABOUT_ITSELF)
    }
    groups = {file: Counter(path[0] for path in paths) for file, paths in showing.items()}

    @cache
    def page_about(path: Path_) -> str:
        steps = [str(step) for step in path]

        def nearness(file: str) -> tuple[int, bool, int, int]:
            used = max(_shared(steps, path) for path in showing[file])
            named = any(step.replace("_", "-") in file for step in steps)
            return used, named, groups[file][steps[0]], -len(groups[file])

        best = max(showing, key=nearness, default="")
        return best.removeprefix("docs/") if best and nearness(best)[0] else ""

    return page_about


def _shared(steps: list[str], used: list[str]) -> int:
    """How many steps a path has in common with one that a page uses; 0 when they part."""
    both = min(len(steps), len(used))
    return both if steps[:both] == used[:both] else 0


def _of_pages(pages: Iterable[Page], lines: Mapping[str, Days]) -> Iterator[Change]:
    """One change for each page: the day of its newest line, and the first line of that day."""
    for page in pages:
        days = lines.get(page.file, {})
        texts = {page.line(at): text for at, text in enumerate(page.body.split("\n"), 1)}
        said = {line: text for line, text in texts.items() if re.search(r"\w", text)}
        new = {line: days[line] for line in said if line in days}
        if not new or page.file.startswith(_ABOUT_ITSELF):
            continue
        day = max(new.values())
        quotes = (_quoted(said[line]) for line, one in new.items() if one == day)
        first = next(filter(None, quotes), "")
        details = (("", first),) if first else ()
        yield Change(day, _title(page), page.file.removeprefix("docs/"), details, new == said)


def _title(page: Page) -> str:
    found = _TITLE.search(page.body)
    name = page.file.removesuffix("/index.md").removesuffix(".md").rpartition("/")[2]
    return found[1] if found and "{" not in found[1] else in_words(name)


def _quoted(line: str) -> str:
    """A line of a page as it is read; "" for a heading, code and what holds a macro, a tag or too much."""
    if re.match(r"\s*(#|<|```|!!!|\|)", line) or "{" in line:
        return ""
    text = words_of(inline(re.sub(r"^\s*([-*>+]|\d+\.)\s+", "", line))).strip()
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0] + " …"
