"""The template environment pages are rendered in: a sandbox that reaches the facts and macros, and nothing else."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, pass_eval_context
from jinja2.filters import do_default
from jinja2.sandbox import ImmutableSandboxedEnvironment

from handbook.kinds.absent import ABSENT, NOTHING, Absent, Reaching
from handbook.drawing.noting import noted
from handbook.pages.template_language import FILTERS, TESTS
from handbook.drawing.rendering import link, show
from handbook.drawing.placeholders import Gap, Inert
from handbook.input.time_limit import TooMuchWork

LARGEST = 5_000_000
"""Characters of one page with all that facts and macros write. The largest of a handbook, every macro, has a tenth."""

Fault = Callable[[BaseException, int], str]
"""Told of an error while a page is rendered, with the line in the page's body; gives what stands in its place."""


class PageTemplate(Template):
    """A page's template. What the caller passes in is not used: only the environment's globals are in reach."""

    environment: PageEnvironment

    def render(self, *args: Any, **kwargs: Any) -> str:
        try:
            with noted() as printed:
                page = self.environment.bounded(self.generate())
            self.environment.printed += printed
            return page
        except (Exception, TooMuchWork) as error:
            lines = [
                frame.lineno or 1
                for frame in traceback.extract_tb(error.__traceback__)
                if frame.filename == "<template>"
            ]
            return self.environment.fault(error, lines[0] if lines else 1)


def _of_what_is_there(use: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, which leaves alone what is not there."""

    @wraps(use)  # with the marks that tell Jinja what else to pass
    def apply(*args: Any, **kwargs: Any) -> Any:
        gone = next((one for one in args if isinstance(one, Absent)), None)
        return use(*args, **kwargs) if gone is None or use is do_default else gone

    return apply


class PageEnvironment(Reaching, ImmutableSandboxedEnvironment):
    """Renders pages; every value printed is held inert."""

    template_class = PageTemplate

    def __init__(
        self,
        facts: Mapping[str, Any],
        macros: Mapping[str, Callable[..., Any]],
        inert: Inert,
        fault: Fault,
    ):
        @pass_eval_context
        def hold(
            context: Any, value: Any
        ) -> str:  # with the context, Jinja cannot run it while compiling
            if value is None or isinstance(value, Absent):
                return inert.hold(Gap())
            shown = show(value)
            self.size += len(str(shown))
            return inert.hold(shown)

        super().__init__(undefined=StrictUndefined, finalize=hold, extensions=())
        self.fault, self.size = fault, 0
        self.printed: list[Any] = []
        """What the page has printed, itself, in its macros or in its title, since somebody took this."""
        self.globals = {
            **{name: NOTHING if value is ABSENT else value for name, value in facts.items()},
            **macros,
        }
        filters = {name: self.filters[name] for name in FILTERS if name in self.filters}
        self.filters = {
            name: _of_what_is_there(use) for name, use in (filters | {"link": link}).items()
        }
        self.tests = {name: self.tests[name] for name in TESTS}

    def drawn(self, body: str) -> str:
        """A page's Markdown from its body."""
        try:
            return self.from_string(body).render()
        except TemplateSyntaxError as error:  # some are only found while compiling
            return self.fault(error, error.lineno)

    def bounded(self, pieces: Iterable[str]) -> str:
        """The page in one piece; raises ``MemoryError`` before it grows beyond all measure."""
        self.size, kept = 0, []
        for piece in pieces:
            self.size += len(piece)
            if self.size > LARGEST:
                raise MemoryError(f"the page would have more than {LARGEST:,} characters")
            kept.append(piece)
        return "".join(kept)
