"""Where in the source something stands that was found in the built site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path


def place_of(root: Path, file: str, text: str) -> tuple[str, int]:
    """File and line where ``text`` comes from: the page ``file``, or a template, or line 1 of the page if neither has it."""
    templates = sorted(
        path.relative_to(root).as_posix() for path in (root / "templates").glob("*.html")
    )
    for trace in _traces(text):
        for place in (file, *templates):
            if line := _line(root / place, trace):
                return place, line
    return file, 1


def line_of(path: Path, text: str) -> int:
    """The line of a file where ``text`` stands, or 1 when it does not."""
    return _line(path, text) or 1


def _traces(text: str) -> Iterator[str]:
    """An address, then what is left of it without its first parts: a page may have written the rest of it only."""
    parts = text.split("/")
    yield from filter(
        lambda trace: len(trace) > 2, ("/".join(parts[start:]) for start in range(len(parts)))
    )
    if "#" in parts[-1]:
        yield "#" + parts[-1].rpartition("#")[2]


def _line(path: Path, text: str) -> int | None:
    """The line where ``text`` stands as an address, else the first that holds it."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError:
        return None
    as_address = re.compile(rf"""(?<=[("'=<\s:]){re.escape(text)}(?=[)"'>\s#]|$)""")
    exact = next((number for number, line in enumerate(lines, 1) if as_address.search(line)), None)
    return exact or next((number for number, line in enumerate(lines, 1) if text in line), None)
