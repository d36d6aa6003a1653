"""The palette for programs that draw, and for style sheets."""

from __future__ import annotations

import csv
import io
import math
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

from handbook.drawing.color_math import contrast
from handbook.subjects.color import ROLES, verdict

if TYPE_CHECKING:
    from handbook.facts.brand import Brand
    from handbook.kinds import PaletteKey


def css(brand: Brand) -> bytes:
    """CSS custom properties: each color of the palette, each job, each typeface."""
    lines = [f"  --{name}: {value};" for name, value in _variables(brand)]
    return _text(["/* Made from the brand handbook. */", ":root {", *lines, "}"])


def scss(brand: Brand) -> bytes:
    """The same as Sass variables."""
    lines = [f"${name}: {value};" for name, value in _variables(brand)]
    return _text(["// Made from the brand handbook.", *lines])


def tailwind(brand: Brand) -> bytes:
    """The same as a theme for Tailwind 4, whose utilities take these names (bg-primary, font-headings)."""
    lines = [f"  --{name.removeprefix('brand-')}: {value};" for name, value in _variables(brand)]
    return _text(["/* Made from the brand handbook. */", "@theme {", *lines, "}"])


def _variables(brand: Brand) -> Iterator[tuple[str, str]]:
    for key, value in brand.color.palette.items():
        yield f"brand-color-{_dashed(key)}", value.lower()
    for job in ROLES:
        if job not in brand.color.palette and (value := getattr(brand.color, job)):
            yield f"brand-color-{job}", value.lower()
    for kind in ("base", "headings", "monospace"):
        style = brand.typography and getattr(brand.typography, kind)
        if style and style.family:
            yield f"brand-font-{kind}", str(style.family)


def gpl(brand: Brand) -> bytes:
    """A palette of GIMP, which Inkscape, Krita and Scribus read too."""
    rows = [
        "{:3} {:3} {:3}\t{}".format(*value.rgb, _called(brand, key))
        for key, value in brand.color.palette.items()
    ]
    head = ["GIMP Palette", f"Name: {_line(brand.meta.name.short)}", "Columns: 3", "#"]
    return _text([*head, *rows])


def ase(brand: Brand) -> bytes:
    """Adobe Swatch Exchange, version 1.0: a block for each color, RGB as big-endian floats from 0 to 1."""
    blocks = [_swatch(_called(brand, key), value.rgb) for key, value in brand.color.palette.items()]
    return b"ASEF" + struct.pack(">HHI", 1, 0, len(blocks)) + b"".join(blocks)


def _swatch(name: str, rgb: tuple[int, int, int]) -> bytes:
    letters = (name + "\0").encode("utf-16-be")
    body = struct.pack(">H", len(letters) // 2) + letters + b"RGB "
    body += struct.pack(">fff", *(channel / 255 for channel in rgb)) + struct.pack(">H", 0)
    return struct.pack(">HI", 1, len(body)) + body


def contrast_csv(brand: Brand) -> bytes:
    """Every pair of palette colors: text, ground, contrast (rounded down) and what may be set so (WCAG 2.2 SC 1.4.3)."""
    palette = brand.color.palette
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow(["text", "ground", "contrast", "verdict"])
    for one, text in palette.items():
        for other, ground in palette.items():
            if one != other:
                ratio = contrast(text, ground)
                rows.writerow([one, other, math.floor(ratio * 100) / 100, verdict(ratio)])
    return table.getvalue().encode()


def _called(brand: Brand, key: PaletteKey) -> str:
    style = brand.style and brand.style.colors.get(key)
    return _line(style.name) if style else key


def _line(text: str) -> str:
    """Text on one line, as formats of one entry a line need it."""
    return " ".join(text.split())


def _dashed(key: str) -> str:
    return key.replace("_", "-")


def _text(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
