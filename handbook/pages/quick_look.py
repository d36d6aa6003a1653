"""A quick look at a page's links: most pages hold no HTML of their own, and whatever in them could be a link leads to a
file that is there. Such a page is plain; any other is read as a whole (``links.py``), so that a quick look can save
time but never decides that something is wrong.
"""

from __future__ import annotations

import re
from collections import Counter

from markdown.extensions.toc import slugify
from markupsafe import Markup

from handbook.pages.drawn import Drawn
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


class QuickLook:
    """Looks at pages that were drawn. ``files`` are all that the site holds, from docs/."""

    def __init__(self, drawn: Drawn, files: frozenset[str], site_url: str | None):
        self._texts, self._inert, self._files = drawn.texts, drawn.inert, files
        self._site_url = site_url
        self._ids: dict[str, Counter[str]] = {}

    def is_plain(self, file: str) -> bool:
        """Whether the page needs no more than this look."""
        text = self._texts[file]
        if len(text) > LONG or any(len(part) > LONG_PART for part in text.split("\n\n")):
            return False
        if _HTML.search(text) or self._has_twin_headings(file):
            return False
        links = [self._is_there(file, link) for link in _LINK.findall(text)]
        return all(links) and self._draws_plainly(file)

    def ids_drawn(self, file: str) -> Counter[str]:
        """The ids in what macros draw on a page, and how often each is there."""
        if file not in self._ids:
            values = self._inert.held_in(self._texts.get(file, ""))
            found = (_REFERENCE.findall(value) for value in values if isinstance(value, Markup))
            self._ids[file] = Counter(
                target for pairs in found for name, target in pairs if name == "id"
            )
        return self._ids[file]

    def _has_twin_headings(self, file: str) -> bool:
        """Whether a heading may have the id of another, once facts are in it, or of something drawn."""
        headings = ["".join(found).strip() for found in _HEADING.findall(self._texts[file])]
        slugs = [self._inert.slug(slugify(heading, "-")) for heading in headings]
        facts = any(self._inert.mark in heading for heading in headings)
        return (facts and len(set(slugs)) < len(slugs)) or bool(self.ids_drawn(file).keys() & slugs)

    def _is_there(self, file: str, link: str) -> bool:
        path, _, anchor = link.partition("#")
        return self._leaves(link) or (not anchor and seen_from(file, path) in self._files)

    def _draws_plainly(self, file: str) -> bool:
        """Whether each id in what macros draw is the only one of its name, and each reference leads somewhere."""
        if any(count > 1 for count in self.ids_drawn(file).values()):
            return False
        return all(
            name == "id" or self._is_sure(file, name, target)
            for value in self._inert.held_in(self._texts[file])
            if isinstance(value, Markup)
            for name, target in _REFERENCE.findall(value)
        )

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
