"""What stands under each e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


def email_signature(brand: Brand) -> Markup:
    """A place to make one's own signature for e-mail from one's name and role, and copy it."""
    return draw(
        "email_signature",
        color=brand.color,
        contact=brand.contact,
        message=brand.message,
        meta=brand.meta,
        roles=brand.roles,
    )
