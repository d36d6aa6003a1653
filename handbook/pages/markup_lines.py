"""Where in a page's source something stands that was found in its HTML."""

from __future__ import annotations

import re
from html import unescape


def line_of_markup(source: str, *traces: str) -> int:
    """The first line of ``source`` with all of ``traces``, read as a browser reads an address; 1 when none has them."""
    wanted = [bare(trace) for trace in traces if trace]
    lines = enumerate(map(bare, source.split("\n")), 1)
    return next((number for number, text in lines if all(one in text for one in wanted)), 1)


def bare(text: str) -> str:
    """Text without entities, blanks or controls, in one case."""
    return re.sub(r"[\x00-\x20]", "", unescape(text)).lower()
