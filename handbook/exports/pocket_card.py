"""The pocket card: how to reach us, what to say, and what to do when someone calls, on one small page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook.exports.contact_cards import company_qr
from handbook.exports.pressed import Press

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


def pocket_card(brand: Brand, root: Path) -> bytes:
    """The card as a PDF of one page, 105 by 148 mm (A6, ISO 216); where there is more to say, one longer page."""
    logo = brand.logo.image("medium", "light").path if brand.logo else None
    facts = {**_facts(brand), "logo": f"/{logo}" if logo else None}
    told = json.dumps(facts, ensure_ascii=False)
    return Press(root).pdf("pocket_card", [logo] if logo else [], facts=told)


def _facts(brand: Brand) -> dict[str, Any]:
    """What stands on it, in the words of the facts."""
    contact, conversion, pitch = (
        brand.contact,
        brand.conversion,
        brand.message and brand.message.pitch,
    )
    name = str(brand.meta.name.short)
    ways = (contact.site and contact.site.spoken, contact.email, contact.hours, contact.address)
    return {
        "title": f"{name}, pocket card",
        "name": name,
        "color": str((brand.color and brand.color.dark) or "#000000"),
        "call": str(contact.switchboard) if contact.switchboard else None,
        "ways": [str(way) for way in ways if way],
        "qr": company_qr(brand).decode(),
        "qr_says": f"QR code with the contact details of {name}",
        "heads": {"pitch": "So, what do you do?", "rule": "Someone calls"},
        "pitch": [str(pitch.text), str(pitch.call_to_action)] if pitch else [],
        "rule": str(conversion.never_lose_a_lead) if conversion else None,
        "details": [str(one) for one in conversion.details] if conversion else [],
    }
