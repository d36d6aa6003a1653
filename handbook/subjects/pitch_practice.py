"""The pitch in one's own words, and against the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.drawing.rendering import draw, listed

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


def pitch_practice(brand: Brand) -> Markup:
    """A place to put the pitch into one's own words, see how long it takes to say, and say it against the clock."""
    customers, key = brand.customers, brand.message.key_message.text
    names = [industry.name for industry in customers.industries.values()] if customers else []
    return draw(
        "pitch_practice",
        pitch=brand.message.pitch,
        roles=brand.roles,
        who=[
            *([customers.ideal.summary] if customers else []),
            *([listed(names)] if names else []),
        ],
        why=[key, brand.story.promise] if brand.story else [key],
    )
