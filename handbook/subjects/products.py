"""What we offer, by benefit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.kinds import Asset, Facts, Price, RoleRef, Text, WebAddress
from handbook.kinds.absent import there
from handbook.drawing.page_links import NO_PAGES, Pages
from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


class Product(Facts):
    """One product or service."""

    name: Text
    """Its name."""
    one_line: Text
    """What it is, in one line that anyone can say."""
    benefit: Text
    """What changes for the customer."""
    who: Text
    """Who can use it."""
    not_for: Text
    """Who is better off with something else."""
    does: tuple[Text, ...]
    """What it does, a line each."""
    price: Price | None = None
    """What it costs, if we say so in public."""
    picture: Asset | None = None
    """A picture of it."""
    picture_alt: Text | None = None
    """What someone who cannot see the picture should be told."""
    link: WebAddress | None = None
    """Its page on our website."""
    expert: RoleRef
    """Which role follows up when someone is interested."""


def product_cards(brand: Brand) -> Markup:
    """Every product: picture, what it is, what it changes, for whom and for whom not, price, and who follows up."""
    return draw("product_cards", products=there(brand.products), roles=brand.roles)


def product_names(brand: Brand, *, pages: Pages = NO_PAGES) -> Markup:
    """Every product in one line, with a way to its card."""
    return draw("product_names", products=there(brand.products), pages=pages)
