"""Pictures in their place: each keeps its room before it comes, and a small decorative drawing comes with the page."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Callable
from html import unescape

from PIL import Image

from handbook.facts.drawings import drawn_size

SMALL = 2_500
"""Bytes of a drawing that costs less within a page than a request for it."""

_IMAGE = re.compile(r'<img\b(?:[^>"]|"[^"]*")*>')
_NAMED = re.compile(r'([\w-]+)="([^"]*)"')
_OF_ITS_OWN = re.compile(r"\bid=|<(?:style|script|a|image|use)\b|\bstyle=|url\(")
"""What would mean something else in a page than in a file of its own."""

Read = Callable[[str], bytes | None]
"""What a file of the site holds, by its path from the site's root; None where there is none."""


def placed(html: str, address: str, read: Read) -> str:
    """The HTML of the page at ``address`` (from the site's root), whose pictures are files that ``read`` knows."""

    def place(match: re.Match[str]) -> str:
        given = dict(_NAMED.findall(match[0]))
        path = posixpath.normpath(posixpath.join(address, unescape(given.get("src", ""))))
        data = read(path)
        if data is None or "width" in given or "height" in given:
            return match[0]
        if path.endswith(".svg") and given.get("alt") == "" and _is_small(data):
            return _written_in(data.decode(), given.get("class", ""))
        width, height = _size(data, path)
        if not width or not height:
            return match[0]
        return match[0][:4] + f' width="{width}" height="{height}"' + match[0][4:]

    return _IMAGE.sub(place, html)


def _is_small(data: bytes) -> bool:
    return len(data) <= SMALL and not _OF_ITS_OWN.search(data.decode())


def _written_in(svg: str, kind: str) -> str:
    """A drawing that says nothing which the words beside it do not say."""
    svg = re.sub(r"<\?xml.*?\?>|<title>.*?</title>|\n", "", svg).replace(' role="img"', "", 1)
    return svg.replace(
        "<svg ",
        f'<svg class="{kind}" aria-hidden="true" ' if kind else '<svg aria-hidden="true" ',
        1,
    )


def _size(data: bytes, path: str) -> tuple[int, int]:
    """Width and height in pixels, or in units of a drawing; 0 where it does not say."""
    if not path.endswith(".svg"):
        return Image.open(io.BytesIO(data)).size
    width, height = drawn_size(data)
    return round(width), round(height)
