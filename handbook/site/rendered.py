"""What builds have made of pages, so that the next one can put it in place: only what has changed is rendered and framed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from mkdocs.structure.files import Files

from handbook.cache import digest
from handbook.drawing.registry import Macro
from handbook.drawing.sources import Source
from handbook.edition import Edition
from handbook.pages.page import Page
from handbook.site.copies import Copy
from handbook.site.search_sections import Indexed


@dataclass(frozen=True)
class Rendered:
    """One page as mkdocs holds it after it was rendered, and as search and assistants see it."""

    html: str
    title: str
    toc: Any
    meta: dict[str, Any]
    facts: list[Source]
    edit_url: str | None
    anchors: set[str]
    links_to_anchors: dict[str, dict[str, str]]
    """By the file that they lead to."""
    indexed: Indexed
    copy: Copy

    @classmethod
    def of(cls, page: Any, html: str, indexed: Indexed, copy: Copy) -> Rendered:
        """What was made of a page of mkdocs."""
        links = {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}
        return cls(
            html,
            page._title_from_render,
            page.toc,
            page.meta,
            page.facts,
            page.edit_url,
            page.present_anchor_ids,
            links,
            indexed,
            copy,
        )

    def put_back(self, page: Any, files: Files, section: str) -> Copy:
        """Make a page of mkdocs that was not rendered what it would be; returns its copy. ``section`` is the menu's."""
        vars(page).pop("title", None)
        page._title_from_render, page.toc, page.meta = self.title, self.toc, self.meta
        page.facts, page.edit_url, page.present_anchor_ids = self.facts, self.edit_url, self.anchors
        page.links_to_anchors = {
            files.src_uris[file]: links for file, links in self.links_to_anchors.items()
        }
        return replace(self.copy, section=section)


class Kept:
    """The pages of one build that earlier ones have made; ``pages`` are ours, by file.

    A page is found by all that goes into it: what an edition's drawings share, the addresses of the site's files, the
    page itself, and the news if a macro that it names asks for them.
    """

    def __init__(self, edition: Edition, pages: Mapping[str, Page], macros: Mapping[str, Macro]):
        self.edition, self.cache, self.pages = edition, edition.cache, pages
        self._telling = [name for name, one in macros.items() if {"news", "given"} & one.wanted]
        self._addresses = self._name = ""
        self._names: dict[str, str] = {}

    def find(self, here: str, page: Any, files: Files) -> Rendered | None:
        """What was made of the page of mkdocs that is now at hand; mkdocs then leaves it alone."""
        self._name, ours = "", self.pages.get(here)
        if not (self.edition.brand and ours):
            return None
        self._addresses = self._addresses or digest([(one.src_uri, one.url) for one in files])
        news = self.edition.news if any(name in ours.body for name in self._telling) else ()
        goes_in = self.edition.world, self._addresses, ours, news
        self._name = self.cache.name("rendered", *goes_in)
        found: Rendered | None = self.cache.find(self._name)
        if found:
            self._names[here] = self._name
            page.content, page.render = "", lambda config, files: None
        return found

    def spoil(self) -> None:
        """The page at hand has something to tell, and is not kept."""
        self._name = ""

    def keep(self, here: str, page: Any, html: str, indexed: Indexed, copy: Copy) -> None:
        """Keep the page at hand, unless it is spoiled."""
        if self._name:
            self._names[here] = self._name
            self.cache.keep(self._name, Rendered.of(page, html, indexed, copy))

    def frame(self, pages: Iterable[Any], *goes_in: Any) -> None:
        """Find those pages of mkdocs that were framed before; ``goes_in`` is all that the frame of each is made of."""
        for page in pages:
            name = self._names.get(f"docs/{page.file.src_uri}")
            page.framed = self.cache.name("framed", name, *goes_in) if name else ""
            page.whole = self.cache.find(page.framed)
            if page.whole:
                page.meta["template"] = "whole.html"

    def keep_framed(self, page: Any, html: str) -> None:
        """Keep a page in its frame."""
        if not page.whole:
            self.cache.keep(page.framed, html)


def menu(items: Any) -> list[Any]:
    """Titles and addresses of mkdocs' menu, with all that is beneath them."""
    return [(one.title, getattr(one, "url", ""), menu(one.children or ())) for one in items]
