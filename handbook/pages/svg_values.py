"""What a value within an SVG picture asks for: nothing but parts of the picture itself."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from urllib.parse import unquote

from handbook.pages.pictures import check_picture
from handbook.pages.svg_allowed import FUNCTIONS, STYLES
from handbook.problems import Problem

_OWN = re.compile(
    r"(?<![\w-])url\(\s*(?:#([^\s'\"()\\]+)|'#([^'\\]+)'|\"#([^\"\\]+)\")\s*\)", re.IGNORECASE
)
"""A part of the picture itself, as CSS names it."""
_CALLED = re.compile(r"[^\s,;:()'\"/+*]*\Z")
_LONGEST_CALL = 40
_DATA = re.compile(r"data:image/(png|jpe?g|webp);base64,")


def fault_of_value(value: str) -> str | None:
    """What is wrong with an attribute's value, which a browser may read as CSS."""
    if "\\" in value:
        return f"the picture hides letters behind a backslash: {value[:60]}"
    rest = _OWN.sub(" ", value)
    for found in re.finditer(r"\(", rest):
        called = _CALLED.search(rest, max(0, found.start() - _LONGEST_CALL), found.start())
        if not called or called[0].lower() not in FUNCTIONS:
            return f"the picture asks for another file, or for what is not known: {value[:60]}"
    return None


def fault_of_style(value: str) -> str | None:
    """What is wrong with the declarations of a style attribute."""
    for declaration in value.split(";"):
        name, colon, _ = declaration.partition(":")
        name = name.strip().lower()
        known = name in STYLES or name.startswith("-inkscape-")
        if declaration.strip() and not (known and colon):
            return f'the picture sets style="{declaration.strip()[:60]}", which does not draw'
    return None


def own_names(attribute: str, value: str) -> Iterator[str]:
    """The names of the picture's own parts that an attribute draws, as the URL standard reads them."""
    if attribute == "href" and value.strip().startswith("#"):
        name = re.sub(r"[\t\n\r]", "", value.strip())[1:]
        yield from {name, unquote(name)}
    for found in _OWN.finditer(value) if "(" in value else ():
        name = (found[1] or found[2] or found[3]).strip()
        yield from {name, unquote(name)}


def embedded(value: str, file: str) -> list[Problem] | None:
    """The problems with what an address leads to within the picture; None when it leads out of it."""
    value = value.strip()
    if value.startswith("#"):
        return []
    found = _DATA.match(value)
    if not found:
        return None
    try:
        data = base64.b64decode("".join(value[found.end() :].split()), validate=True)
    except ValueError:
        data = b""
    suffix = ".jpg" if found[1].startswith("jp") else f".{found[1]}"
    return list(check_picture(data, suffix, file))
