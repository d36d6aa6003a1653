"""The words of the trade, in plain language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.kinds import Facts, Key, Ref, Text
from handbook.drawing.page_links import NO_PAGES, Pages
from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


class TermRef(Ref):
    """The key of a word in the glossary."""

    target = ("glossary",)


class Term(Facts):
    """A word explained."""

    term: Text
    """The word."""
    means: Text
    """What it means, in one sentence."""


def glossary_list(brand: Brand) -> Markup:
    """Every word of the glossary with what it means, in the order of the alphabet."""
    return draw(
        "glossary_list",
        terms=dict(sorted(brand.glossary.items(), key=lambda item: item[1].term.casefold())),
    )


def term(
    brand: Brand, term: TermRef, shown: str | None = None, *, pages: Pages = NO_PAGES
) -> Markup:
    """A word within a sentence that leads to its entry in the glossary; ``shown`` is another form of it, such as the plural."""
    return draw("term", key=Key(term), term=brand.glossary[term], shown=shown, pages=pages)
