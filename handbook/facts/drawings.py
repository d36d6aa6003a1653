"""Drawings from which other files are made: PNG, PDF, a network's picture. Each must come out alike on every machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from handbook.facts.brand import Brand

Path_ = tuple[str | int, ...]

_TEXT = re.compile(rb"<(\w+:)?text[\s>]")
_OUTLINES = (
    "turn the letters into outlines (Illustrator: Type, Create Outlines; Inkscape: Path, Object to"
    " Path; Figma: Flatten), and export it again"
)
MOST = 12
"""How many times as long as it is high a drawing may be, or the other way around."""


def drawing_problems(brand: Brand, data: Path) -> Iterator[tuple[Path_, str, str, str]]:
    """Path, code, what and mend for each drawing that could not be made into other files."""
    for path, file in _drawings(brand):
        if (data / file).is_file() and (found := _fault((data / file).read_bytes())):
            what, mend = found
            yield path, "drawing", f"data/{file} {what}", mend


def _drawings(brand: Brand) -> Iterator[tuple[Path_, str]]:
    for index, one in enumerate(brand.style.downloads):
        if one.file.endswith(".svg"):
            yield ("style", "downloads", index, "file"), one.file
    for key, campaign in brand.campaigns.items():
        for name in ("picture", "picture_wide", "picture_tall"):
            file = getattr(campaign.kit, name, None)
            if file and file.endswith(".svg"):
                yield ("campaigns", key, "kit", name), file


def _fault(drawing: bytes) -> tuple[str, str] | None:
    """What keeps it from becoming PNG and PDF, and what to do."""
    if _TEXT.search(drawing):
        return "holds letters as text, which each machine would set in another typeface", _OUTLINES
    width, height = drawn_size(drawing)
    if not (width > 0 and height > 0):
        return "does not say how large it is", 'export it again with a size (viewBox="0 0 300 100")'
    if max(width / height, height / width) > MOST:
        return f"is more than {MOST} times as long as high", "crop it, and export it again"
    return None


def drawn_size(drawing: bytes) -> tuple[float, float]:
    """Width and height as the drawing's first tag gives them; 0 where it does not. What cannot be read is told elsewhere."""
    try:
        root = ElementTree.fromstring(drawing)
        *_, width, height = (root.get("viewBox") or "").replace(",", " ").split() or (
            re.sub(r"(px|pt|mm|cm|in)$", "", root.get(side, "0")) for side in ("width", "height")
        )
        return float(width), float(height)
    except (ElementTree.ParseError, ValueError):
        return 0.0, 0.0
