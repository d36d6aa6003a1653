"""The brand's colors, in the shape of brand.yml's ``color``."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

from markupsafe import Markup
from pydantic import AfterValidator, Field, model_validator

from handbook.kinds import Facts, HexColor, PaletteKey, freeze
from handbook.drawing.registry import ColorRef
from handbook.drawing.rendering import draw
from handbook.drawing.color_math import contrast, readable

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

JOBS = {
    "foreground": "text",
    "background": "the ground text stands on",
    "primary": "the color people know us by",
    "secondary": "second color",
    "tertiary": "third color, for details",
    "success": "do, done, right",
    "info": "links and notes",
    "warning": "something to watch",
    "danger": "don't, stop, wrong",
    "light": "text on dark backgrounds",
    "dark": "the ground of the dark scheme",
}
"""The jobs brand.yml gives colors, in its order, and what each means to a reader."""

TEXT_JOBS = ("primary", "info", "success", "danger")
"""Jobs whose color also sets words, in its nearest readable neighbor where it cannot be read itself."""

ROLES = tuple(JOBS)
"""The jobs' names in the facts file."""

INK, PAPER = "#1F2933", "#FFFFFF"
"""Text and ground of a company that names only the color people know it by."""

Palette = Annotated[Mapping[PaletteKey, HexColor], AfterValidator(freeze)]


class JobColor(HexColor):
    """The color for a job: named as in the palette, or a value of its own."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        """What an editor is told; by the time the value is accepted, a name has become its value."""
        return {
            "type": "string",
            "pattern": f"^(?:{HexColor.pattern.pattern}|{PaletteKey.pattern.pattern})$",
        }


class Color(Facts):
    """The palette, and which color has which job (brand.yml ``color``).

    Each job is filled by the name of a palette color or by a color of its own.
    """

    palette: Palette = Field(default_factory=lambda: freeze({}))
    """Every color by name."""
    foreground: JobColor = JobColor(INK)
    """Text; near black if nothing is said."""
    background: JobColor = JobColor(PAPER)
    """The ground that text stands on; white if nothing is said."""
    primary: JobColor
    """The color people should know us by."""
    secondary: JobColor | None = None
    """The second color, beside the first."""
    tertiary: JobColor | None = None
    """The third color, for details."""
    success: JobColor | None = None
    """Something went well; also marks a "do"."""
    info: JobColor | None = None
    """Something to know; also links."""
    warning: JobColor | None = None
    """Something to watch."""
    danger: JobColor | None = None
    """Something went wrong; also marks a "don't"."""
    light: JobColor | None = None
    """The lightest color; text on dark grounds."""
    dark: JobColor | None = None
    """The darkest color; the ground of the dark scheme."""

    @model_validator(mode="before")
    @classmethod
    def _look_up(cls, data: Any) -> Any:
        """Put the palette's value where a job names a palette color."""
        if not isinstance(data, dict) or not isinstance(data.get("palette", {}), dict):
            return data
        palette = data.get("palette", {})
        return {
            key: palette.get(value, value) if key in ROLES and isinstance(value, str) else value
            for key, value in data.items()
        }


PLAIN = Color.model_validate({"primary": "#1D5B8F"})
"""What a handbook wears whose company has named no colors. It shows on no page as the company's own."""


def verdict(ratio: float) -> str:
    """What may be set at a contrast ratio (WCAG 2.2 SC 1.4.3, level AA)."""
    if ratio >= 4.5:
        return "fine for any text (AA)"
    return "fine for large text only (AA)" if ratio >= 3 else "not for text"


def palette(brand: Brand) -> Markup:
    """Every color: its name, what it is for and why, its values, and which text can be read on it."""
    return draw("palette", swatches=[_swatch(brand, name) for name in brand.color.palette])


def swatch(brand: Brand, name: ColorRef) -> Markup:
    """One color, with its values and which text can be read on it."""
    return draw("swatch", swatch=_swatch(brand, PaletteKey(name)))


def _swatch(brand: Brand, key: PaletteKey) -> dict[str, Any]:
    value, style = brand.color.palette[key], brand.style and brand.style.colors.get(key)
    inks = [getattr(brand.color, job) for job in ("foreground", "background")]
    return {
        "name": _color_name(brand, value),
        "value": value,
        "style": style,
        "print": style.print if style else None,
        "in_text": _in_text(brand, value),
        "jobs": [words for job, words in JOBS.items() if getattr(brand.color, job) == value],
        "inks": [_ink(brand, ink, value) for ink in inks if ink != value],
    }


def _in_text(brand: Brand, value: HexColor) -> HexColor | None:
    """What stands in for a color in text, where the color itself could not be read; None where it can, or sets no text."""
    sets_text = value in [getattr(brand.color, job) for job in TEXT_JOBS]
    near = HexColor(readable(value, brand.color.background)) if sets_text else value
    return None if near == value.upper() or near == value else near


def _ink(brand: Brand, ink: HexColor, ground: HexColor) -> dict[str, Any]:
    ratio = contrast(ink, ground)
    shown = math.floor(ratio * 10) / 10  # rounding up could show a pass that is none
    return {
        "value": ink,
        "name": _color_name(brand, ink),
        "ratio": f"{shown:.1f}",
        "verdict": verdict(ratio),
        "passes": ratio >= 3,
    }


def _color_name(brand: Brand, value: HexColor) -> str:
    """What people call a color: its name in the style, else its key in the palette, else its value."""
    key = next((key for key, color in brand.color.palette.items() if color == value), None)
    style = brand.style and key and brand.style.colors.get(key)
    return style.name if style else (key or value)
