"""Every page drawn once, as the build will draw it: what only drawing can tell is told before anything is built."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from handbook.cache import NOTHING_KEPT, Cache
from handbook.drawing.placeholders import Inert
from handbook.pages.faults import explained
from handbook.pages.page import Page
from handbook.pages.page_environment import PageEnvironment
from handbook.pages.quick_look import Look, look
from handbook.problems import Problem
from handbook.input.time_limit import Clock, TooMuchWork


@dataclass
class Sheet:
    """A page's Markdown with a token in place of each fact and macro, and what failed."""

    text: str
    inert: Inert
    problems: list[Problem]


class Drawn:
    """Pages as they are drawn. ``world`` says all that goes into a drawing but the page."""

    def __init__(
        self,
        facts: Mapping[str, Any],
        macros: Mapping[str, Callable[..., Any]],
        clock: Clock,
        cache: Cache = NOTHING_KEPT,
        world: str = "",
    ):
        self.cache, self.world = cache, world
        self.pages: dict[str, Page] = {}
        self.looks: dict[str, Look] = {}
        """By the page's file; a page that failed is not in it."""
        self.problems: list[Problem] = []
        self._clock = clock
        self._sheets: dict[str, Sheet] = {}
        self._facts, self._macros = facts, macros

    def draw(self, pages: Iterable[Page]) -> None:
        """Draw each page."""
        for page in pages:
            self._clock.page, self.pages[page.file] = page.file, page
            self._sheets.pop(page.file, None)
            key = "look", self.world, page
            found = self.cache.kept(partial(self._look, page), *key, worth=bool)
            if found:
                self.looks[page.file] = found

    def sheet(self, file: str) -> Sheet:
        """A page's drawing itself, which is needed only where a look is not enough."""
        if file not in self._sheets:
            self._sheets[file] = self._draw(self.pages[file])
        return self._sheets[file]

    def _look(self, page: Page) -> Look | None:
        """None where something failed."""
        sheet = self.sheet(page.file)
        self.problems += sheet.problems
        return None if sheet.problems else look(sheet.text, sheet.inert)

    def _draw(self, page: Page) -> Sheet:
        sheet = Sheet("", Inert(), [])

        def fault(error: BaseException, line: int) -> str:
            if isinstance(error, TooMuchWork | OSError):  # the end of the whole check
                raise error
            sheet.problems.append(explained(error, page.file, page.line(line)))
            return ""

        environment = PageEnvironment(self._facts, self._macros, sheet.inert, fault)
        sheet.text = environment.drawn(page.body)
        return sheet
