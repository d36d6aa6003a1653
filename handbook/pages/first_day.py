"""The path of the first day, as its page has it: its steps, and how long it takes to read in each role."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markdown.extensions.toc import slugify

from handbook.kinds.absent import ABSENT, Absent, Reaching
from handbook.facts.brand import Brand
from handbook.kinds import Key
from handbook.pages.page import Page
from handbook.pages.visible_text import line_at
from handbook.pages.reading_time import WORDS_PER_MINUTE, minutes, words_by_role
from handbook.problems import Problem
from handbook.drawing.registry import Macro
from handbook.drawing.rendering import link, show
from handbook.subjects.first_day import FirstDay, Step

KEY = "first_day"
"""The key of the page that is the path; each of its sections is a step."""

LONGEST = 15
"""Minutes of reading that a first day has room for."""

_GAP, _DRAWN = "\x0e", "\x0f"
"""What stands in the page's text for a macro that had nothing to draw, and before what one has drawn."""

_STEP = re.compile(r"^## +(?=\S)(.+)$", re.MULTILINE)
_NAMED = re.compile(r"\{: *#([\w-]+)(?![\w-])[^{}]*\}$")


def read_first_day(
    pages: Iterable[Page], brand: Brand, macros: Mapping[str, Macro], given: Mapping[str, Any]
) -> tuple[FirstDay, list[Problem]]:
    """The path with its steps and reading times, and a warning when it is too long. Empty when it cannot be drawn."""
    page = next((page for page in pages if page.meta.get("key") == KEY), None)
    if page is None:
        return FirstDay(), []
    drawn: Counter[str] = Counter()
    try:
        text = _render(page, brand, macros, given, drawn)
        words = words_by_role(text)
    except Exception:  # the build tells what is wrong, where it draws the page itself
        return FirstDay(steps=tuple(_steps(page.body))), []
    everyone = words.pop("", 0)
    times = {role: minutes(everyone + words[role]) for role in brand.roles or ("",)}
    return FirstDay(tuple(_steps(text)), times), list(_too_long(page, brand, times, drawn))


def _steps(text: str) -> Iterator[Step]:
    """The steps that are left: a section that has nothing to draw goes (as in ``handbook.pages.leaving_out.py``)."""
    _, *parts = _STEP.split(text)
    for heading, section in zip(parts[::2], parts[1::2], strict=True):
        if _GAP in heading + section and _DRAWN not in heading + section:
            continue
        named = _NAMED.search(heading.rstrip())
        title = (heading[: named.start()] if named else heading).rstrip()
        yield Step(named[1] if named else slugify(title, "-"), re.sub(r"^\d+\. *", "", title))


def _render(
    page: Page,
    brand: Brand,
    macros: Mapping[str, Macro],
    given: Mapping[str, Any],
    drawn: Counter[str],
) -> str:
    """The page's Markdown with everything drawn in it; ``drawn`` counts the words of each macro."""

    def counted(name: str, call: Callable[..., str]) -> Callable[..., str]:
        def draw(*args: Any, **kwargs: Any) -> str:
            html = call(*args, **kwargs)
            if html is ABSENT:
                return _GAP
            words = words_by_role(html)
            drawn[name] += words.pop("", 0) + max(words.values(), default=0)
            return _DRAWN + html

        return draw

    environment = _Environment(undefined=StrictUndefined, finalize=_shown)
    environment.filters["link"] = link
    calls = {name: counted(name, macro.for_pages(brand, given)) for name, macro in macros.items()}
    return environment.from_string(page.body).render(brand.groups | calls)


class _Environment(Reaching, ImmutableSandboxedEnvironment):
    """Renders the page as its readers will have it, in Markdown still."""


def _shown(value: Any) -> Any:
    return "" if value is None or isinstance(value, Absent) else show(value)


def _too_long(
    page: Page, brand: Brand, times: Mapping[str, int], drawn: Counter[str]
) -> Iterator[Problem]:
    late = sorted(
        (role for role, time in times.items() if time > LONGEST), key=lambda role: -times[role]
    )
    if late:
        names = ", ".join(brand.roles[Key(role)].name for role in late if role) or "everyone"
        what = f"the first day takes {times[late[0]]} minutes to read, and {LONGEST} is the most (at {WORDS_PER_MINUTE} words a minute; for {names})"
        name, words = drawn.most_common(1)[0] if drawn else ("", 0)
        mend = (
            f"move something to another page, or shorten it; most words, {words}, are drawn by {name}()"
            if name
            else "shorten it"
        )
        yield Problem(
            page.file,
            line_at(page, max(page.body.find(name), 0)),
            "first-day",
            what,
            mend,
            "warning",
        )
