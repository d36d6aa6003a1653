"""The pitch in one's own words, and against the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.drawing.rendering import draw, listed

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


def pitch_practice(brand: Brand) -> Markup:
    """A place to put the pitch into one's own words, see how long it takes to say, and say it against the clock."""
    names = [industry.name for industry in brand.customers.industries.values()]
    return draw(
        "pitch_practice",
        pitch=brand.message.pitch,
        roles=brand.roles,
        who=[brand.customers.ideal.summary, *([listed(names)] if names else [])],
        why=[brand.message.key_message.text, brand.story.promise],
    )
