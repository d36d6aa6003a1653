"""The brand's colors and typefaces as twelve colors and two families, which office programs offer first.

The names are those of a theme (ECMA-376 part 1, 20.1.6): dark and light for words and ground, six accents, links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.drawing.color_math import READABLE, contrast, readable
from handbook.facts.contrast import light_and_dark, style_color
from handbook.subjects.color import PLAIN, ROLES
from handbook.subjects.typography import first_family

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


def theme_colors(brand: Brand) -> dict[str, str]:
    """The twelve colors of a theme by their names, as six hexadecimal digits."""
    color = brand.color or PLAIN
    light, dark = light_and_dark(brand.model_copy(update={"color": color}))
    ground = next(
        one for one in (color.dark, color.primary, dark) if one and contrast(one, light) >= READABLE
    )
    link = style_color(brand, "link", "color") if brand.color else None
    link = readable(link or color.info or color.primary, light)
    roles = [getattr(color, role) for role in ROLES if role not in ("foreground", "background")]
    accents = list(dict.fromkeys([one for one in (*roles, *color.palette.values()) if one]))
    accents = (accents * 6)[:6]
    named = {"dk1": dark, "lt1": light, "dk2": ground, "lt2": color.light or light}
    named |= {f"accent{number}": one for number, one in enumerate(accents, 1)}
    return {
        name: one.lstrip("#").upper()
        for name, one in (named | {"hlink": link, "folHlink": link}).items()
    }


def typefaces(brand: Brand) -> tuple[str, str]:
    """The family for headings and the one for the rest."""
    facts = brand.typography
    base = first_family(facts.base.family) if facts and facts.base.family else "Calibri"
    return (first_family(facts.headings.family) if facts and facts.headings.family else base), base
