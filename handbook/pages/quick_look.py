"""A quick look at a page's links: most pages hold no HTML of their own, and whatever in them could be a link leads to a
file that is there. Such a page is plain; any other is read as a whole (``links.py``), so that a quick look can save
time but never decides that something is wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from markdown.extensions.toc import slugify
from markupsafe import Markup

from handbook.drawing.placeholders import Inert
from handbook.pages.site_files import SITE, seen_from

LONG, LONG_PART = 50_000, 5_000
"""Characters of a page, and of a part of it without an empty line, that take long enough to be measured."""

_HTML = re.compile(r"<[A-Za-z/!?]|\{:|\]:|!\[|\]\[|^[\t >*+.\d-]{24}", re.MULTILINE)
"""Nested deep, or what only a whole reader of Markdown and HTML can judge."""
_LINK = re.compile(r"\]\(\s*([^)\s]*)")
_HEADING = re.compile(r"^[ \t]*#+(.*)$|^(.*)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_REFERENCE = re.compile(r'\b(href|src|srcset|poster|data|id)="([^"]*)"')
_LABEL = r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"
_ELSEWHERE = re.compile(
    rf"https?://{_LABEL}(?:\.{_LABEL})+(?:/[\w./?&=%#+~,;-]*)?|mailto:[\w.@+-]+|tel:\+?[\d-]+"
)
"""Addresses that are surely fine and lead elsewhere."""


@dataclass(frozen=True)
class Look:
    """What a quick look at a page's drawing finds."""

    is_simple: bool
    """Whether it holds nothing that only a whole reader can judge; links and references apart."""
    links: tuple[str, ...]
    """What could be a link of Markdown's."""
    references: tuple[tuple[str, str], ...]
    """What macros draw: the attributes that lead somewhere, with where."""
    ids: Counter[str]
    """The ids in what macros draw, and how often each is there."""


def look(text: str, inert: Inert) -> Look:
    """A quick look at the Markdown of a page, in which tokens of ``inert`` stand for facts and macros."""
    drawn = [value for value in inert.held_in(text) if isinstance(value, Markup)]
    found = [pair for value in drawn for pair in _REFERENCE.findall(value)]
    ids = Counter(target for name, target in found if name == "id")
    is_long = len(text) > LONG or any(len(part) > LONG_PART for part in text.split("\n\n"))
    if is_long or _HTML.search(text) or _has_twin_headings(text, inert, ids):
        return Look(False, (), (), ids)
    references = tuple(pair for pair in found if pair[0] != "id")
    return Look(True, tuple(_LINK.findall(text)), references, ids)


def _has_twin_headings(text: str, inert: Inert, ids: Counter[str]) -> bool:
    """Whether a heading may have the id of another, once facts are in it, or of something drawn."""
    headings = ["".join(found).strip() for found in _HEADING.findall(text)]
    slugs = [inert.slug(slugify(heading, "-")) for heading in headings]
    facts = any(inert.mark in heading for heading in headings)
    return (facts and len(set(slugs)) < len(slugs)) or bool(ids.keys() & slugs)


class QuickLook:
    """Judges by looks. ``files`` are all that the site holds, from docs/."""

    def __init__(self, looks: Mapping[str, Look], files: frozenset[str], site_url: str | None):
        self._looks, self._files, self._site_url = looks, files, site_url

    def is_plain(self, file: str) -> bool:
        """Whether the page needs no more than this look."""
        seen = self._looks[file]
        return (
            seen.is_simple
            and all(count == 1 for count in seen.ids.values())
            and all(self._is_there(file, link) for link in seen.links)
            and all(self._is_sure(file, name, target) for name, target in seen.references)
        )

    def ids_drawn(self, file: str) -> Counter[str]:
        """The ids in what macros draw on a page, and how often each is there."""
        return self._looks[file].ids if file in self._looks else Counter()

    def _is_there(self, file: str, link: str) -> bool:
        path, _, anchor = link.partition("#")
        return self._leaves(link) or (not anchor and seen_from(file, path) in self._files)

    def _is_sure(self, file: str, name: str, target: str) -> bool:
        path, _, anchor = target.removeprefix(SITE).partition("#")
        if name == "href" and anchor and not path:
            return anchor in self.ids_drawn(file)
        if not target.startswith(SITE):
            return name == "href" and self._leaves(target)
        return path in self._files and (not anchor or anchor in self.ids_drawn(f"docs/{path}"))

    def _leaves(self, link: str) -> bool:
        is_own = self._site_url and link.startswith(self._site_url)
        return bool(_ELSEWHERE.fullmatch(link)) and not is_own
