"""Sheets of one page, A4 (ISO 216): the brand in short, and the week's score to tick by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook.exports.pressed import Press
from handbook.exports.theme import theme_colors

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

Part = dict[str, Any]


def summary(brand: Brand, root: Path) -> bytes:
    """The brand on one page, as a PDF: what we promise, say, offer, and look like."""
    parts = [*_says(brand), *_offers(brand), *_looks(brand), *_does(brand)]
    return _pressed(brand, root, f"{brand.meta.name.short} in short", parts)


def scorecard(brand: Brand, root: Path) -> bytes:
    """The score of one's week on one page, as a PDF: a box for each time that an action counts."""
    card, roles = brand.scorecard, brand.roles or {}
    whose = {key: str(role.name) for key, role in roles.items()}
    rows = [
        [str(one.name), ", ".join(whose.get(role, "") for role in one.roles), f"{one.points}",
         *(["[]"] * min(one.weekly_cap, 7) + [""] * 7)[:7]]
        for one in card.actions.values()
    ]  # fmt: skip
    head = [["", "For", "Points", *[""] * 7]]
    target = f"Aim for {card.weekly_target} points. My points: ______ Week: ______"
    parts: list[Part] = [
        {"words": [target]},
        {"rows": [*head, *rows], "widths": [9, 4, 1.4, *[0.5] * 7]},
        {"head": "What the team gets", "lines": [f"{one.at:,} points: {one.what}" for one in card.rewards]},
    ]  # fmt: skip
    return _pressed(brand, root, "My week", parts)


def _says(brand: Brand) -> Iterable[Part]:
    if brand.story:
        yield {"head": "What we promise", "large": str(brand.story.promise)}
    if brand.message:
        said = brand.message
        yield {"head": "Our message", "large": str(said.key_message.text)}
        pitch = f"{said.pitch.text} {said.pitch.call_to_action}"
        yield {"head": "So, what do you do?", "words": [pitch]}
        yield {"head": "Our word", "words": [f"{said.one_word.word}. {said.one_word.why}"]}


def _offers(brand: Brand) -> Iterable[Part]:
    if brand.products:
        rows = [[str(one.name), str(one.one_line)] for one in brand.products.values()]
        yield {"head": "What we offer", "rows": rows, "widths": [1, 4]}
    if brand.customers:
        ideal = brand.customers.ideal
        yield {"head": "Who we are for", "words": [str(ideal.summary)]}


def _looks(brand: Brand) -> Iterable[Part]:
    if brand.color:
        palette = list(brand.color.palette.items())[:6]
        named = brand.style.colors if brand.style else {}
        shown = [
            {"color": str(color), "name": str(named[key].name if key in named else key)}
            for key, color in palette
        ]
        yield {"head": "Our colors", "swatches": shown}
    if brand.style:
        yield {"head": "Our typefaces", "words": [str(brand.style.type.why)]}


def _does(brand: Brand) -> Iterable[Part]:
    if brand.conversion:
        yield {"head": "Someone calls", "words": [str(brand.conversion.never_lose_a_lead)]}


def _pressed(brand: Brand, root: Path, title: str, parts: list[Part]) -> bytes:
    """The sheet; where there is more to say than the smallest letters hold, one longer page."""
    logo = brand.logo.image("medium", "light").path if brand.logo else None
    contact = brand.contact
    site = contact.site.spoken if contact and contact.site else None
    foot = (contact.switchboard, contact.email, site) if contact else ()
    told = {
        "title": title,
        "name": str(brand.meta.name.short),
        "color": f"#{theme_colors(brand)['dk2']}",
        "logo": f"/{logo}" if logo else None,
        "parts": parts,
        "foot": " · ".join(str(one) for one in foot if one) or None,
    }
    facts = json.dumps(told, ensure_ascii=False)
    return Press(root).pdf("sheet", [logo] if logo else [], facts=facts)
