"""The logos to take away: each as PNG in stated sizes and as PDF, and all of them in one zip with their rules."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from handbook.drawing.rendering import plain
from handbook.exports.pressed import Press
from handbook.kinds import Asset

if TYPE_CHECKING:
    from handbook.facts.brand import Brand
    from handbook.subjects.style import Download

WIDTHS = (512, 1024)
"""How many pixels wide the PNGs are: for usual screens, and twice that for sharp ones (@2x)."""

RULES = "How to use the logo.txt"
"""What the zip calls its sheet of rules."""


class Pressed(NamedTuple):
    """A file made from a drawing: the drawing, the file's path among its like, what it is called, how it is made."""

    drawing: Asset
    path: str
    name: str
    make: Callable[[], bytes]


def pressed(brand: Brand, root: Path) -> Iterator[Pressed]:
    """The PNGs and the PDF of each drawing among the downloads."""
    press = Press(root)
    for one in _drawings(brand):
        stem, inputs = _stem(one), {"drawing": f"/{one.file}", "title": str(one.name)}
        for width, sharp in zip(WIDTHS, ("", " (@2x)"), strict=True):
            make = partial(press.png, "drawing", [one.file], **inputs, width=str(width))
            yield Pressed(one.file, f"{stem}-{width}.png", f"{width} px{sharp}", make)
        make = partial(press.pdf, "drawing", [one.file], **inputs)
        yield Pressed(one.file, f"{stem}.pdf", "", make)


def zipped(brand: Brand, root: Path) -> bytes:
    """All logos in every form, with the rules as plain text. Stored, not packed: PNG and PDF are packed already."""
    files = {RULES: _rules(brand)}
    for one in _drawings(brand):
        files[f"SVG/{_stem(one)}.svg"] = (root / "data" / one.file).read_bytes()
    for file in pressed(brand, root):
        files[f"{file.path.rpartition('.')[2].upper()}/{file.path}"] = file.make()
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content)  # dated 1980, so that the bytes stay the same
    return packed.getvalue()


def _drawings(brand: Brand) -> list[Download]:
    """The downloads that are drawings, each file once."""
    drawings = [one for one in brand.style.downloads if one.file.endswith(".svg")]
    return list({one.file: one for one in drawings}.values())


def _stem(download: Download) -> str:
    """What the files of a download have as their name: its own, with its folders."""
    return download.file.removeprefix("assets/").removesuffix(".svg").replace("/", "-")


def _rules(brand: Brand) -> bytes:
    """The sheet of rules; its lines end as every editor, the oldest too, expects."""
    drawings = [
        {"name": one.name, "use": one.use, "ground": one.ground, "stem": _stem(one)}
        for one in _drawings(brand)
    ]
    text = plain("logo_rules.txt", brand=brand, drawings=drawings, widths=WIDTHS)
    return text.replace("\n", "\r\n").encode()
