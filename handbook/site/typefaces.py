"""The typefaces as CSS: stacks, the files that this site brings along, and what stands in their place until they came.

A page is set before its typefaces are there. So that nothing moves when they come, a typeface of the reader's machine
is stretched to the same measures (CSS Fonts 5, 2.2 and 2.3), which are read from the file itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.input.font_file import Measures, measures
from handbook.subjects.typography import families

if TYPE_CHECKING:
    from handbook.subjects.typography import Font, FontFile, Typography

_GENERIC = {
    "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "ui-serif", "ui-sans-serif", "ui-monospace",
    "ui-rounded",
}  # fmt: skip
BOLD = 600
"""From this weight on a bold face is the nearer one (CSS Fonts 4, 5.2)."""


@dataclass(frozen=True)
class Spare:
    """A typeface that many machines have: its names, and how wide a letter is, upright and bold, as a share of the size."""

    names: tuple[str, ...]
    width: float
    bold: float


_SERIF = (
    Spare(("Times New Roman", "Liberation Serif", "Tinos"), 0.4053, 0.4339),
    Spare(("Noto Serif",), 0.4866, 0.5154),
    Spare(("DejaVu Serif",), 0.5187, 0.5726),
)
_SANS = (
    Spare(("Arial", "Liberation Sans", "Arimo"), 0.4482, 0.4841),
    Spare(("Roboto",), 0.4476, 0.4537),
    Spare(("DejaVu Sans",), 0.5115, 0.5775),
)
"""What Windows and macOS, Android and Linux have; their widths by :func:`handbook.input.font_file.measures`."""


@dataclass(frozen=True)
class Setting:
    """How words are set, as CSS values."""

    body: str = "system-ui, sans-serif"
    heading: str = "system-ui, sans-serif"
    mono: str = "ui-monospace, monospace"
    size: str = "0.85rem"
    line_height: str = "1.6"
    weight: str = "400"
    heading_weight: str = "600"
    heading_line_height: str = "1.2"
    heading_style: str = "normal"


@dataclass(frozen=True)
class Face:
    """An @font-face rule; each value as CSS takes it."""

    family: str
    weight: str
    style: str
    sources: str
    more: tuple[tuple[str, str], ...] = ()
    """Further descriptors."""


def setting(facts: Typography) -> Setting:
    """How the facts say words are set; what they leave open, as :class:`Setting` has it."""
    base, headings, mono = facts.base, facts.headings, facts.monospace
    stacks = {font.first: font for font in facts.fonts if font.files}
    body = _stack(base.family, "system-ui, sans-serif", stacks) if base.family else Setting.body
    return Setting(
        body=body,
        heading=_stack(headings.family, "serif", stacks) if headings.family else body,
        mono=_stack(mono.family, "monospace", stacks) if mono and mono.family else Setting.mono,
        size=_rem(base.size) if base.size else Setting.size,
        line_height=base.line_height or Setting.line_height,
        weight=base.weight.number if base.weight else Setting.weight,
        heading_weight=headings.weight.number if headings.weight else Setting.heading_weight,
        heading_line_height=headings.line_height or Setting.heading_line_height,
        heading_style=headings.style or Setting.heading_style,
    )


def faces(facts: Typography, data: Path) -> Iterator[Face]:
    """A rule for each file that this site serves, and for what stands in its place; ``data`` is where the files are."""
    for font in facts.fonts:
        for file in font.files:
            range_ = (("unicode-range", file.unicode_range),) if file.unicode_range else ()
            address = f'url("../../{file.path.url}") format("woff2")'
            yield Face(font.first, file.weight.number, file.style, address, range_)
            if not file.unicode_range and (measured := measures(data / file.path)):
                yield from _spare_faces(font, file, measured)


def _spare_faces(font: Font, file: FontFile, measured: Measures) -> Iterator[Face]:
    bold = int(file.weight.number) >= BOLD
    for spare in _spares(font):
        stretch = measured.width / (spare.bold if bold else spare.width)
        sources = ", ".join(
            f'local("{name} Bold")' if bold else f'local("{name}")' for name in spare.names
        )
        override = (
            ("size-adjust", f"{stretch:.2%}"),
            ("ascent-override", f"{measured.ascent / stretch:.2%}"),
            ("descent-override", f"{measured.descent / stretch:.2%}"),
            ("line-gap-override", "0%"),
        )
        yield Face(_name(font, spare), file.weight.number, file.style, sources, override)


def _spares(font: Font) -> tuple[Spare, ...]:
    return _SERIF if families(font.family)[-1] == "serif" else _SANS


def _name(font: Font, spare: Spare) -> str:
    return f"{font.first} as {spare.names[0]}"


def _stack(family: str, last: str, served: dict[str, Font]) -> str:
    """A font stack with its names quoted, ending in what every machine has; after a face that is served come its spares."""
    names = families(family)
    if font := served.get(names[0]):
        names[1:1] = [_name(font, spare) for spare in _spares(font)]
    quoted = [name if name in _GENERIC else f'"{name}"' for name in names]
    return ", ".join(quoted if names[-1] in _GENERIC else [*quoted, last])


def _rem(size: str) -> str:
    """A size as a multiple of the reader's own, so that a larger default is respected; the site's root is 20px."""
    unit = size.lstrip("0123456789.")
    pixels = float(size.removesuffix(unit)) * {"px": 1, "rem": 16, "em": 16, "%": 0.16}[unit]
    return f"{pixels / 20:.4g}rem"
