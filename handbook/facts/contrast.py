"""Whether text can be read on its ground. All other colors are facts: the site sets words in the nearest that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from handbook.problems import Disagreement, did_you_mean
from handbook.drawing.color_math import READABLE, contrast, luminance, readable

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


def contrast_problems(brand: Brand) -> Iterator[Disagreement]:
    """Text and ground where the facts have them below 4.5 to 1, with the nearest color that passes."""
    for name, value, over, ground in _pairs(brand):
        if (ratio := contrast(value, ground)) < READABLE:
            yield _problem(
                brand, name, f"on {over} {ground}", value, ratio, readable(value, ground)
            )
    yield from _unknown_colors(brand)


def _pairs(brand: Brand) -> Iterator[tuple[tuple[str, ...], str, str, str]]:
    """Path and value of each text color, name and value of its ground."""
    color = brand.color
    yield ("color", "foreground"), color.foreground, "color.background", color.background
    light, dark = color.light or light_and_dark(brand)[0], color.dark or light_and_dark(brand)[1]
    if color.light or color.dark:
        yield (
            ("color", "light" if color.light else "dark"),
            *((light, "color.dark", dark) if color.light else (dark, "color.background", light)),
        )


def _problem(
    brand: Brand, path: tuple[str, ...], pair: str, value: str, ratio: float, nearest: str
) -> Disagreement:
    place = next(
        (f"color.palette.{name}" for name, other in brand.color.palette.items() if other == value),
        ".".join(path),
    )
    what = f"{'.'.join(path)} {value} cannot be read {pair}: contrast {ratio:.2f}, text needs 4.5 (WCAG 2.2 AA)"
    return (
        path,
        "contrast",
        what,
        f'write "{nearest}" at {place}: the nearest color that passes; or choose another',
    )


def _unknown_colors(brand: Brand) -> Iterator[Disagreement]:
    for style in type(brand.typography).model_fields if brand.typography else ():
        setting = getattr(brand.typography, style)
        for field in ("color", "background_color"):
            value = getattr(setting, field, None)
            if value and not value.startswith("#") and value not in brand.color.palette:
                mend = (
                    did_you_mean(value, brand.color.palette).strip()
                    or f"write one of {', '.join(brand.color.palette)}"
                )
                path = ("typography", style.replace("_", "-"), field.replace("_", "-"))
                yield path, "reference", f'"{value}" is not a color of the palette', mend


def style_color(brand: Brand, style: str, field: str) -> str | None:
    """A color that the facts on type name, by value or by its name in the palette."""
    setting = getattr(brand.typography, style) if brand.typography else None
    value = getattr(setting, field) if setting else None
    return value if value is None or value.startswith("#") else brand.color.palette.get(value)


def light_and_dark(brand: Brand) -> tuple[str, str]:
    """Background and foreground, the lighter first: a company may have its text light on dark."""
    ground, text = brand.color.background, brand.color.foreground
    return (ground, text) if luminance(ground) >= luminance(text) else (text, ground)
