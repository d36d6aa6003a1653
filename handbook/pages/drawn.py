"""Every page drawn once, as the build will draw it: what only drawing can tell is told before anything is built."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from handbook.drawing.placeholders import Inert
from handbook.pages.faults import explained
from handbook.pages.page import Page
from handbook.pages.page_environment import PageEnvironment
from handbook.problems import Problem
from handbook.time_limit import Clock, TooMuchWork


class Drawn:
    """The Markdown of pages with a token in place of each fact and macro, and what failed."""

    def __init__(
        self, facts: Mapping[str, Any], macros: Mapping[str, Callable[..., Any]], clock: Clock
    ):
        self.inert = Inert()
        self.texts: dict[str, str] = {}
        """By the page's file; a page that failed is not in it."""
        self.problems: list[Problem] = []
        self._clock = clock
        self._here: Page
        self._environment = PageEnvironment(facts, macros, self.inert, self._fault)

    def draw(self, pages: Iterable[Page]) -> None:
        """Draw each page."""
        for page in pages:
            self._here, self._clock.page = page, page.file
            told = len(self.problems)
            text = self._environment.drawn(page.body)
            if len(self.problems) == told:
                self.texts[page.file] = text

    def _fault(self, error: BaseException, line: int) -> str:
        if isinstance(error, TooMuchWork | OSError):  # the end of the whole check
            raise error
        self.problems.append(explained(error, self._here.file, self._here.line(line)))
        return ""
