"""What we offer, by benefit."""

from __future__ import annotations

from handbook.kinds import Asset, Facts, Price, RoleRef, Text, WebAddress


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
    demo: tuple[Text, ...]
    """How we show it, step by step: to colleagues exactly as to a client."""
    expert: RoleRef
    """Which role follows up when someone is interested."""
