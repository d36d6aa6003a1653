"""The site's dress: from the facts on color and type to one style sheet, light and dark.

Text is readable by WCAG 2.2 SC 1.4.3 (4.5 to 1) on the ground and on the soft ground of a card. What the facts say is
used as it is on light ground, and :func:`contrast_problems` tells where that cannot be read. What is derived (the dark
scheme, and every optional color that is missing) is made readable by moving its lightness, keeping hue and chroma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handbook.facts.contrast import light_and_dark, style_color
from handbook.subjects.color import PLAIN
from handbook.color_math import DISTINCT, contrast, ink_on, mix, readable, soft_ground

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

GREEN, RED = "#2E7D32", "#B3261E"
"""Where "do" and "don't" begin when the facts name no color for them."""

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "site"


@dataclass(frozen=True)
class Scheme:
    """The colors of one scheme, each a hex color; the names are those of the style sheet's custom properties."""

    text: str
    text_soft: str
    ground: str
    ground_soft: str
    line: str
    accent: str
    on_accent: str
    band: str
    on_band: str
    link: str
    do: str
    dont: str
    mark: str
    heading: str
    code_text: str
    code_ground: str


_PLAIN = Scheme("#222222", "#555555", "#FFFFFF", "#F4F4F4", "#CCCCCC", "#222222", "#FFFFFF", "#222222", "#FFFFFF", "#0B5394", GREEN, RED,
                "#888888", "#222222", "#222222", "#F4F4F4")  # fmt: skip
"""What the site wears while the facts are refused."""


def style_sheet(brand: Brand | None) -> str:
    """The facts on color and type as CSS: font faces, and custom properties for both schemes. Plain without facts."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Every value is of a kind that cannot end a declaration: a hex color, a size, a family of plain letters.
    environment.filters |= {"weight": _weight, "property": lambda name: name.replace("_", "-")}
    template = environment.get_template("style_sheet.css.jinja")
    if brand is None:
        return template.render(type=Type(), faces=[], light=vars(_PLAIN), dark=vars(_PLAIN))
    if not brand.color:  # the neutral ones of the handbook
        brand = brand.model_copy(update={"color": PLAIN})
    return template.render(
        type=_type(brand) if brand.typography else Type(),
        faces=list(_faces(brand)) if brand.typography else [],
        light=vars(light(brand)),
        dark=vars(dark(brand)),
    )


def bundle(theme: Path, brand: Brand | None) -> str:
    """Everything the site wears as one style sheet: Material's own, the facts, then ``theme``'s foundation/ and components/.

    One file is one request, and fetched once for the whole site. Each part is a cascade layer (CSS Cascade 5, 6.4): a
    later one wins whatever its selectors are, so none has to be longer than its name to beat another.
    """
    parts = {"material": _material(), "facts": style_sheet(brand)}
    parts |= {folder: _sheets(theme / folder) for folder in ("foundation", "components")}
    layers = (f"@layer {name} {{\n{_lean(css)}\n}}" for name, css in parts.items())
    return "\n".join((f"@layer {', '.join(parts)};", *layers))


def _sheets(folder: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css")))


def _material() -> str:
    """Material's style sheet, without its mark of where its source map is."""
    folder = Path(find_spec("material").origin).parent / "templates" / "assets" / "stylesheets"
    return (
        next(folder.glob("main.*.min.css"))
        .read_text(encoding="utf-8")
        .removeprefix('@charset "UTF-8";')
    )


def light(brand: Brand) -> Scheme:
    """The scheme on light ground. Colors that the facts name are used unchanged where they can be read."""
    color, (ground, ink) = brand.color, light_and_dark(brand)
    text = readable(style_color(brand, "base", "color") or ink, ground)
    named = {
        "link": style_color(brand, "link", "color") or color.info,
        "do": color.success,
        "dont": color.danger,
        "heading": style_color(brand, "headings", "color"),
        "code_text": style_color(brand, "monospace", "color"),
    }
    named = {name: readable(value, ground) for name, value in named.items() if value}
    soft = soft_ground(ground, text, list(named.values()))
    return _scheme(
        brand,
        text,
        ground,
        soft,
        {"link": readable(color.primary, ground, soft)} | named,
        color.primary,
    )


def dark(brand: Brand) -> Scheme:
    """The scheme on dark ground: the dark color becomes the ground, the light one the text."""
    color, (text, ground) = brand.color, light_and_dark(brand)
    ground = color.dark or ground
    text = readable(color.light or text, ground)
    soft, day = soft_ground(ground, text, []), light(brand)
    accent = (
        color.primary
        if contrast(color.primary, ground) >= DISTINCT
        else readable(color.primary, ground, soft)
    )
    own = (
        "link",
        "do",
        "dont",
        *(name for name in ("heading", "code_text") if getattr(day, name) != day.text),
    )
    named = {name: readable(getattr(day, name), ground, soft) for name in own}
    return _scheme(brand, text, ground, soft, named, accent, dark=True)


def _scheme(
    brand: Brand,
    text: str,
    ground: str,
    soft: str,
    named: dict[str, str],
    accent: str,
    dark: bool = False,
) -> Scheme:
    color = brand.color
    mark = color.secondary or color.warning or color.tertiary or color.primary
    on_accent = ink_on(accent, (ground, text))
    derived = {
        "text_soft": readable(mix(text, ground, 0.28), ground, soft),
        "line": mix(ground, text, 0.2),
        "band": soft if dark else accent,
        "on_band": text if dark else on_accent,
        "do": readable(GREEN, ground, soft),
        "dont": readable(RED, ground, soft),
        "mark": readable(mark, ground, ratio=DISTINCT) if dark else mark,
        "heading": text,
        "code_text": text,
        "code_ground": soft,
    }
    return Scheme(
        text=text,
        ground=ground,
        ground_soft=soft,
        accent=accent,
        on_accent=on_accent,
        **{**derived, **named},
    )


# Type


@dataclass(frozen=True)
class Type:
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


_GENERIC = {
    "serif",
    "sans-serif",
    "monospace",
    "cursive",
    "fantasy",
    "system-ui",
    "ui-serif",
    "ui-sans-serif",
    "ui-monospace",
    "ui-rounded",
}
_WEIGHTS = {
    "thin": "100",
    "light": "300",
    "normal": "400",
    "medium": "500",
    "semi-bold": "600",
    "bold": "700",
    "black": "900",
}


def _type(brand: Brand) -> Type:
    facts = brand.typography
    base, headings, mono = facts.base, facts.headings, facts.monospace
    body = _stack(base.family, "system-ui, sans-serif") if base.family else Type.body
    return Type(
        body=body,
        heading=_stack(headings.family, "serif") if headings.family else body,
        mono=_stack(mono.family, "monospace") if mono and mono.family else Type.mono,
        size=_rem(base.size) if base.size else Type.size,
        line_height=base.line_height or Type.line_height,
        weight=_weight(base.weight or Type.weight),
        heading_weight=_weight(headings.weight or Type.heading_weight),
        heading_line_height=headings.line_height or Type.heading_line_height,
        heading_style=headings.style or Type.heading_style,
    )


def _stack(family: str, fallback: str) -> str:
    """A font stack with its names quoted, ending in what every machine has."""
    names = [name.strip() for name in family.split(",")]
    quoted = [name if name in _GENERIC else f'"{name}"' for name in names]
    return ", ".join(quoted if names[-1] in _GENERIC else [*quoted, fallback])


def _rem(size: str) -> str:
    """A size as a multiple of the reader's own, so that a larger default is respected; the site's root is 20px."""
    number, unit = re.fullmatch(r"([0-9.]+)(px|rem|em|%)", size).groups()
    pixels = float(number) * {"px": 1, "rem": 16, "em": 16, "%": 0.16}[unit]
    return f"{pixels / 20:.4g}rem"


def _weight(weight: str) -> str:
    return _WEIGHTS.get(weight, weight)


def _faces(brand: Brand) -> Iterator[dict[str, str]]:
    """The font files that the site serves itself, seen from assets/stylesheets/."""
    for font in brand.typography.fonts:
        for file in font.files if font.source == "file" else ():
            family = font.family.split(",")[0].strip()
            yield {
                "family": family,
                "url": f"../../{file.path.url}",
                "weight": file.weight,
                "style": file.style,
            }


def _lean(css: str) -> str:
    """CSS without comments and indentation."""
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", css, flags=re.S)).strip()
