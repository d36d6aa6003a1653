"""Design tokens in the format of the W3C's Design Tokens Community Group (Format Module 2025.10)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from handbook.facts.contrast import light_and_dark
from handbook.subjects.color import ROLES

if TYPE_CHECKING:
    from handbook.facts.brand import Brand
    from handbook.kinds import PaletteKey


def tokens(brand: Brand) -> bytes:
    """The palette, the job of each color in the light and the dark scheme, and the type styles, as UTF-8 JSON."""
    palette = brand.color.palette
    value: dict[str, Any] = {
        "$description": f"{brand.meta.name.short}, from the brand handbook",
        "palette": {
            "$type": "color",
            **{str(key): _color(color, _about(brand, key)) for key, color in palette.items()},
        },
        "light": {"$type": "color", **_jobs(brand)},
        "dark": {"$type": "color", **_jobs(brand) | _dark_ground(brand)},
        "typography": {
            kind: {"$type": "typography", "$value": _style(brand, kind)}
            for kind in ("base", "headings", "monospace")
            if brand.typography and getattr(brand.typography, kind)
        },
    }
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _color(value: str, about: str = "") -> dict[str, Any]:
    channels = [round(int(value[start : start + 2], 16) / 255, 5) for start in (1, 3, 5)]
    color: dict[str, Any] = {
        "$value": {"colorSpace": "srgb", "components": channels, "hex": value.lower()}
    }
    return color | ({"$description": about} if about else {})


def _about(brand: Brand, key: PaletteKey) -> str:
    style = brand.style and brand.style.colors.get(key)
    return str(style.use) if style else ""


def _jobs(brand: Brand) -> dict[str, Any]:
    return {job: _named(brand, value) for job in ROLES if (value := getattr(brand.color, job))}


def _dark_ground(brand: Brand) -> dict[str, Any]:
    """What changes places on a dark ground."""
    light, dark = light_and_dark(brand)
    ground, text = brand.color.dark or dark, brand.color.light or light
    return {"foreground": _named(brand, text), "background": _named(brand, ground)}


def _named(brand: Brand, value: str) -> dict[str, Any]:
    """The color by its name in the palette, if it has one there."""
    key = next((key for key, color in brand.color.palette.items() if color == value), None)
    return {"$value": f"{{palette.{key}}}"} if key else _color(value)


def _style(brand: Brand, kind: str) -> dict[str, Any]:
    style, base = getattr(brand.typography, kind), brand.typography.base
    family = style.family or base.family or "sans-serif"
    weight = style.weight or base.weight
    return {
        "fontFamily": [name.strip() for name in family.split(",")],
        "fontSize": _dimension(style.size or base.size or "16px"),
        "fontWeight": int(weight.number) if weight else 400,
        "letterSpacing": {"value": 0, "unit": "px"},
        "lineHeight": float(style.line_height or base.line_height or 1.5),
    }


def _dimension(size: str) -> dict[str, Any]:
    """A size in px or rem, the units of the format; em and percent are of the base size, which is 1 rem."""
    number, unit = re.findall(r"^([0-9.]+)(px|rem|em|%)$", size)[0]
    amount = float(number) / (100 if unit == "%" else 1)
    return {"value": amount, "unit": "px" if unit == "px" else "rem"}
