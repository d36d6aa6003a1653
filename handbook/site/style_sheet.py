"""The site's dress: from the facts on color and type to one style sheet, light and dark.

Text is readable by WCAG 2.2 SC 1.4.3 (4.5 to 1) on the ground and on the soft ground of a card. What the facts say is
used as it is on light ground, and :func:`contrast_problems` tells where that cannot be read. What is derived (the dark
scheme, and every optional color that is missing) is made readable by moving its lightness, keeping hue and chroma.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handbook.exports.theme import theme_colors
from handbook.facts.contrast import light_and_dark, style_color
from handbook.subjects.color import PLAIN
from handbook.drawing.color_math import DISTINCT, contrast, ink_on, mix, readable, soft_ground
from handbook.site.material import material
from handbook.site.typefaces import Setting, faces, setting

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

GREEN, RED = "#2E7D32", "#B3261E"
"""Where "do" and "don't" begin when the facts name no color for them."""

LAYERS = ("foundation", "components")
"""The folders of the theme whose style sheets it is made of."""

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


def style_sheet(brand: Brand | None, data: Path) -> str:
    """The facts on color and type as CSS: font faces, and custom properties for both schemes. Plain without facts.

    ``data`` is the folder of the company's own files, where its fonts are.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Every value is of a kind that cannot end a declaration: a hex color, a size, a family of plain letters.
    environment.filters |= {"property": lambda name: name.replace("_", "-")}
    template = environment.get_template("style_sheet.css.jinja")
    if brand is None:
        return template.render(type=Setting(), faces=[], light=vars(_PLAIN), dark=vars(_PLAIN))
    if not brand.color:  # the neutral ones of the handbook
        brand = brand.model_copy(update={"color": PLAIN})
    return template.render(
        type=setting(brand.typography) if brand.typography else Setting(),
        faces=list(faces(brand.typography, data)) if brand.typography else [],
        light=vars(light(brand)),
        dark=vars(dark(brand)),
    )


def bundle(root: Path, brand: Brand | None) -> str:
    """Everything the site wears as one style sheet: Material's own, the facts, then foundation/ and components/ of the theme.

    One file is one request, and fetched once for the whole site. Each part is a cascade layer (CSS Cascade 5, 6.4): a
    later one wins whatever its selectors are, so none has to be longer than its name to beat another.
    """
    parts = {"material": material(), "facts": style_sheet(brand, root / "data")}
    parts |= {folder: _sheets(root / "theme" / folder) for folder in LAYERS}
    return _without_unused(_layered(parts))


def slides_sheet(root: Path, brand: Brand) -> str:
    """What slides wear: the facts, a chart and the campaigns as pages show them, and theme/slides/."""
    folder = root / "theme"
    files = {
        "base": ["slides/10-base.css"],
        "components": ["components/campaign.css", "components/metric.css"],
        "slides": ["slides/20-slides.css"],
    }
    theme = theme_colors(brand)
    cover = f":root {{ --cover: #{theme['dk2']}; --on-cover: #{theme['lt1']}; }}"
    parts = {"facts": style_sheet(brand, root / "data") + cover} | {
        layer: "\n".join((folder / name).read_text(encoding="utf-8") for name in names)
        for layer, names in files.items()
    }
    return _layered(parts)


def _layered(parts: Mapping[str, str]) -> str:
    """The parts as cascade layers, a later one over those before it."""
    layers = (f"@layer {name}{{{_lean(css)}}}" for name, css in parts.items())
    return "\n".join((f"@layer {','.join(parts)};", *layers))


def _sheets(folder: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css")))


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
    legible = {name: readable(value, ground) for name, value in named.items() if value}
    soft = soft_ground(ground, text, list(legible.values()))
    return _scheme(
        brand,
        text,
        ground,
        soft,
        {"link": readable(color.primary, ground, soft)} | legible,
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


_STRING = r'"(?:[^"\\]|\\.)*"'
_SPACE = re.compile(rf"({_STRING})|/\*.*?\*/|\s*([{{}};,])\s*|(?<=[\w-])(:)\s+|\s+", re.DOTALL)
_VALUE = re.compile(rf"(--md-[\w-]+):(?:[^;{{}}\"]|{_STRING})*(?:;|(?=}}))")


def _lean(css: str) -> str:
    """CSS without comments, and without space that says nothing."""
    return _SPACE.sub(lambda found: found[1] or found[2] or found[3] or " ", css).strip()


def _without_unused(css: str) -> str:
    """CSS without the values of Material's that nothing in it asks for, and those that only they ask for."""
    used = set(re.findall(r"var\((--md-[\w-]+)", css))
    kept = _VALUE.sub(lambda found: found[0] if found[1] in used else "", css)
    return css if kept == css else _without_unused(kept)
