"""A font file, opened: whether it can be set in, and the measures of its letters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import ImageFont

_SIZE = 1000
_TEXT = (
    "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and"
    " should act towards one another in a spirit of brotherhood."
)
"""Letters as often as sentences have them (Universal Declaration of Human Rights, Article 1)."""


@dataclass(frozen=True)
class Measures:
    """How wide a letter of a sentence is, and how far a line reaches above and beneath its ground; shares of the size."""

    width: float
    ascent: float
    descent: float


def open_font(data: bytes) -> ImageFont.FreeTypeFont:
    """The font that ``data`` holds. Raises OSError when it is broken or none."""
    # The basic layout is the same on every machine; the other needs a library of the system.
    return ImageFont.truetype(BytesIO(data), _SIZE, layout_engine=ImageFont.Layout.BASIC)


@cache
def measures(file: Path) -> Measures | None:
    """The measures of the font in ``file``; None when there is none to open, which is said elsewhere."""
    try:
        font = open_font(file.read_bytes())
    except OSError:
        return None
    ascent, descent = font.getmetrics()
    return Measures(font.getlength(_TEXT) / len(_TEXT) / _SIZE, ascent / _SIZE, descent / _SIZE)
