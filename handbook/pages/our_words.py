"""Pages, and every other text that is no fact, as a company says them (``handbook/subjects/our_words.py``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from handbook.pages.page import Page
from handbook.pages.visible_text import literal_passages
from handbook.pages.wording import Wording
from handbook.subjects.our_words import NO_WORDS, OurWords

_TOLD = ("title", "description", "search")
"""What of a page's front matter a reader meets elsewhere, or types."""


def said(pages: Iterable[Page], words: OurWords) -> list[Page]:
    """The pages in a company's words: their text, titles and descriptions."""
    return [_said(page, words) if words is not NO_WORDS else page for page in pages]


def _said(page: Page, words: OurWords) -> Page:
    literal = [(one.start, one.end) for one in literal_passages(page)]
    meta = {
        key: words(value) if key in _TOLD and isinstance(value, str) else value
        for key, value in page.meta.items()
    }
    return replace(page, body=words.in_markdown(page.body, literal), meta=meta)


def wordings(texts: Iterable[Wording], words: OurWords) -> list[Wording]:
    """The texts of templates and menu in a company's words."""
    if words is NO_WORDS:
        return [*texts]
    ours = ("template", "menu")
    return [
        replace(one, text=words(one.text), source="") if one.kind in ours else one for one in texts
    ]
