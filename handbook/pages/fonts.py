"""What a font file may hold: one font that opens, small enough to come with a page."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.input.font_file import open_font
from handbook.problems import Problem

MOST_BYTES = 300_000
"""Bytes of a font: what a whole alphabet in one weight takes several times over."""


def check_font(data: bytes, file: str) -> Iterator[Problem]:
    """The problems with a woff2 file."""
    if len(data) > MOST_BYTES:
        what = f"the font has more than {MOST_BYTES:,} bytes, and every reader would wait for it"
        mend = "take a subset: the scripts you write in, one weight (fontsource.org has them)"
        yield Problem(file, 1, "too-large", what, mend)
        return
    try:
        open_font(data)
    except OSError:
        what = "the font cannot be opened: it is broken"
        yield Problem(file, 1, "font", what, "take it from where it came")
