"""A place to paste a text and see what to mend, before it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

TEXT_RULES = "assets/text/rules.json"
"""Where the site holds what the facts say about any text (``handbook/texts/rules.py``)."""


def check_text(brand: Brand) -> Markup:
    """A place to paste a post, mail or letter: what to mend in it, why, and what to write instead."""
    networks = [one for one in brand.contact.social.values() if one.most]
    return draw("check_text", rules=TEXT_RULES, networks=networks)
