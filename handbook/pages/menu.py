"""The site's menu, ``nav:`` in ``mkdocs.yml``: every page once, under a title that can be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from handbook.problems import Problem, did_you_mean
from handbook.settings import FILE, MOST_TOLD, Settings, fault_of_title
from handbook.input.strict_yaml import Path_
from handbook.subjects.roles import ROLES, is_role

_PAGE = re.compile(r"\w[\w-]*(?:/\w[\w-]*)*\.md")
HOME = "index.md"
"""The first page, which no handbook can do without."""

_ADDRESS = re.compile(r"https?://[^\s\"'<>\\`{}|^]+")
"""An address outside, made of what needs no escaping in HTML."""
_LIKE_AN_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]|\s")


def check_menu(settings: Settings, pages: Iterable[str], roles: bool) -> list[Problem]:
    """The problems with the menu.

    ``pages`` names the files of the pages (docs/…), ``roles`` says whether there are roles, which need a place in the menu.
    """
    if "nav" not in settings.value:  # told with the other settings that are missing
        return []
    if not isinstance(settings.value["nav"], list):
        what, mend = "the navigation is not a list of pages", "write below nav:  - Home: index.md"
        return [_problem(settings, ("nav",), what, mend)]
    return [*_Menu(settings, frozenset(page.removeprefix("docs/") for page in pages)).check(roles)]


def named_pages(settings: Settings) -> Iterator[str]:
    """Each page that the menu names, by its path under docs/."""
    for _, item in _items(settings.value.get("nav"), ("nav",)):
        values = item.values() if isinstance(item, dict) else (item,)
        yield from (one for one in values if isinstance(one, str) and one.endswith(".md"))


def titles(settings: Settings) -> Iterator[tuple[str, int]]:
    """Each title of the menu, with its line."""
    for path, item in _items(settings.value.get("nav"), ("nav",)):
        if isinstance(item, dict):
            yield from ((key, settings.document.line((*path, key))) for key in item)


def _items(nav: Any, path: Path_) -> Iterator[tuple[Path_, Any]]:
    """Each entry of the menu, with its path: a page, or a group of one title."""
    for index, item in enumerate(nav if isinstance(nav, list) else ()):
        yield (*path, index), item
        for key, value in item.items() if isinstance(item, dict) else ():
            yield from _items(value, (*path, index, key))


class _Menu:
    """Judges one menu against the pages that are there."""

    def __init__(self, settings: Settings, pages: frozenset[str]):
        self.settings, self.pages = settings, pages
        self.renamed = _renamed(pages, list(named_pages(settings)))
        self.lines: dict[str, int] = {}
        """The line that names a page first."""

    def check(self, roles: bool) -> Iterator[Problem]:
        for path, item in _items(self.settings.value["nav"], ("nav",)):
            yield from self._entry(path, item)
        for page in sorted(one for one in self.pages - self.lines.keys() if not _is_role(one)):
            what = "this page is missing from the navigation"
            mend = f"add it under nav: in {FILE}"
            yield Problem(f"docs/{page}", 1, "navigation", what, mend)
        if (roles or any(map(_is_role, self.pages))) and ROLES not in self.lines:
            what = f"the navigation lacks {ROLES}, which every role's page follows"
            yield _problem(self.settings, ("nav",), what, f"write below nav:  - {ROLES}")

    def _entry(self, path: Path_, item: Any) -> Iterator[Problem]:
        if isinstance(item, str):
            yield from self._page(path, item)
        elif isinstance(item, dict) and len(item) == 1:
            for title, value in item.items():
                yield from self._titled((*path, title), title, value)
        else:
            what = (
                "an entry of the navigation is neither a page nor one title with what it leads to"
            )
            mend = "begin each entry on a line of its own, with a dash"
            yield _problem(self.settings, path, what, mend)

    def _titled(self, path: Path_, title: str, value: Any) -> Iterator[Problem]:
        if fault := fault_of_title(title):
            yield _problem(self.settings, path, f"the title {fault}", "write a few plain words")
        if isinstance(value, str):
            yield from self._page(path, value)
        elif not isinstance(value, list) or not value:
            what = f"{title} leads to nothing"
            yield _problem(
                self.settings, path, what, "name a page behind it, or list pages below it"
            )

    def _page(self, path: Path_, target: str) -> Iterator[Problem]:
        line = self.settings.document.line(path)
        if _ADDRESS.fullmatch(target):
            return
        if target in self.lines:
            what = f"the navigation names {target} twice (first on line {self.lines[target]})"
            yield _problem(self.settings, path, what, "delete one of the two")
        elif _is_role(target):
            what, mend = f"{target} follows {ROLES} by itself", "delete this line"
            yield _problem(self.settings, path, what, mend)
        elif target not in self.pages:
            yield from self._nowhere(path, target)
        self.lines.setdefault(target, line)

    def _nowhere(self, path: Path_, target: str) -> Iterator[Problem]:
        """A page that is not there: left out, if its file was deleted, or its name has a slip in it."""
        if _LIKE_AN_ADDRESS.match(target):
            what = (
                "the navigation leads to pages of docs/, and to addresses that begin with https://"
            )
            yield _problem(self.settings, path, what, "name a page, as in: who-we-are/index.md")
            return
        near = self.renamed.get(target, "")
        if near or target == HOME or not _PAGE.fullmatch(target):
            what = f"the navigation names {target}, which is not there"
            mend = near.strip() or "correct the name, or add the page under docs/"
            yield _problem(self.settings, path, what, mend)


def _renamed(pages: frozenset[str], named: list[str]) -> dict[str, str]:
    """Of names that lead to no page, those which a page that is not listed is nearest to, each with the question."""
    gone = [one for one in named if one not in pages][:MOST_TOLD]
    unlisted = sorted(one for one in pages.difference(named) if not _is_role(one))[:MOST_TOLD]
    nearest = ((did_you_mean(one, gone).partition('"')[2][:-2], one) for one in unlisted)
    return {name: f'did you mean "{page}"?' for name, page in nearest if name}


def _is_role(page: str) -> bool:
    return is_role(f"docs/{page}")


def _problem(settings: Settings, path: Path_, what: str, mend: str) -> Problem:
    return settings.document.problem(path, "navigation", what, mend)
