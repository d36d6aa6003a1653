"""Where in a page's source something stands that was found in its HTML."""

from __future__ import annotations

import re
from html import unescape


def line_of_markup(source: str, *choices: tuple[str, ...]) -> int:
    """The first line of ``source`` that has all traces of the first choice that any line has; 1 when none has.

    Lines are read as a browser reads an address.
    """
    lines = [bare(line) for line in source.split("\n")]
    for choice in choices:
        wanted = [bare(trace) for trace in choice]
        for number, line in enumerate(lines, 1):
            if any(wanted) and all(trace in line for trace in wanted):
                return number
    return 1


def traces(html: str) -> list[tuple[str, ...]]:
    """What a line of HTML may have come from: itself, what is in the paragraph, or one of its tags, the last first."""
    inner = html.removeprefix("<p>").removesuffix("</p>")
    tags = re.findall(r"</?[A-Za-z][^\s/>]*", inner)
    return [(html,), (inner,), *((tag,) for tag in reversed(tags))]


def bare(text: str) -> str:
    """Text without entities, blanks or controls, in one case."""
    return re.sub(r"[\x00-\x20]", "", unescape(text)).lower()
