"""The path of the first day, as its page has it: its steps, and how long it takes to read in each role."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markdown.extensions.toc import slugify

from handbook.facts.brand import Brand
from handbook.kinds import Key
from handbook.pages.page import Page
from handbook.pages.visible_text import line_at
from handbook.pages.reading_time import WORDS_PER_MINUTE, minutes, words_by_role
from handbook.problems import Problem
from handbook.drawing.registry import Macro
from handbook.drawing.rendering import link, show
from handbook.subjects.first_day import FirstDay, Step

PATH = "docs/my-part/first-day.md"
"""The page that is the path; each of its sections is a step."""

LONGEST = 15
"""Minutes of reading that a first day has room for."""

_STEP = re.compile(r"^## +(?=\S)(.+)$", re.MULTILINE)
_NAMED = re.compile(r"\{: *#([\w-]+)(?![\w-])[^{}]*\}$")


def read_first_day(
    pages: Iterable[Page], brand: Brand, macros: Mapping[str, Macro], given: Mapping[str, Any]
) -> tuple[FirstDay, list[Problem]]:
    """The path with its steps and reading times, and a warning when it is too long. Empty when it cannot be drawn."""
    page = next((page for page in pages if page.file == PATH), None)
    if page is None:
        return FirstDay(), []
    drawn: Counter[str] = Counter()
    try:
        words = words_by_role(_render(page, brand, macros, given, drawn))
    except Exception:  # the build tells what is wrong, where it draws the page itself
        return FirstDay(steps=tuple(_steps(page))), []
    times: dict[str, int] = {role: minutes(words[""] + words[role]) for role in brand.roles}
    return FirstDay(tuple(_steps(page)), times), list(_too_long(page, brand, times, drawn))


def _steps(page: Page) -> Iterator[Step]:
    for heading in _STEP.findall(page.body):
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
            words = words_by_role(html)
            drawn[name] += words.pop("", 0) + max(words.values(), default=0)
            return html

        return draw

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, finalize=show)
    environment.filters["link"] = link
    calls = {name: counted(name, macro.for_pages(brand, given)) for name, macro in macros.items()}
    return environment.from_string(page.body).render(brand.groups | calls)


def _too_long(
    page: Page, brand: Brand, times: Mapping[str, int], drawn: Counter[str]
) -> Iterator[Problem]:
    late = sorted(
        (role for role, time in times.items() if time > LONGEST), key=lambda role: -times[role]
    )
    if late:
        names = ", ".join(brand.roles[Key(role)].name for role in late)
        what = f"the first day takes {times[late[0]]} minutes to read, and {LONGEST} is the most (at {WORDS_PER_MINUTE} words a minute; for {names})"
        name, words = drawn.most_common(1)[0] if drawn else ("", 0)
        mend = (
            f"move something to another page, or shorten it; most words, {words}, are drawn by {name}()"
            if name
            else "shorten it"
        )
        yield Problem(
            PATH, line_at(page, max(page.body.find(name), 0)), "first-day", what, mend, "warning"
        )
