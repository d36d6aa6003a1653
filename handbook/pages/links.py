"""Where the pages' links and pictures lead, judged as the build will judge them.

Most pages need only a quick look (``quick_look.py``). Any other is converted as the site converts it, and its HTML is
judged.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from handbook.drawing.placeholders import Inert
from handbook.pages.drawn import Drawn
from handbook.pages.html_tree import elements
from handbook.pages.leaving_out import LeavingOut
from handbook.pages.markdown_of_site import SiteMarkdown
from handbook.pages.markup import judge
from handbook.pages.quick_look import QuickLook
from handbook.pages.site_files import SITE, address, seen_from
from handbook.pages.source_lines import place_of
from handbook.problems import Problem, did_you_mean
from handbook.input.time_limit import Clock


_MADE = ("__", "fnref:")
"""How anchors begin that Markdown makes; a note that no text has is told as such (``leftovers.py``)."""


@dataclass(frozen=True)
class Converted:
    """What a page's HTML holds."""

    ids: Counter[str]
    links: tuple[str, ...]
    """Where links and pictures that Markdown has made lead, from the page's file."""
    references: tuple[str, ...]
    """Where all links and pictures lead, from the page's address or from the site's root."""
    problems: tuple[Problem, ...]


class Links:
    """The links of the pages that were drawn. ``files`` are all that the site holds, from docs/; ``gone`` are left out."""

    def __init__(
        self,
        root: Path,
        drawn: Drawn,
        files: frozenset[str],
        site_url: str | None,
        gone: frozenset[str] = frozenset(),
    ):
        self.root, self.drawn, self.files = root, drawn, files
        self.site_url, self.gone = site_url, gone
        self._here = ""
        self.pages = {address(file): file for file in files if file.endswith(".md")}
        self._converted: dict[str, Converted] = {}
        self._leaving_out = LeavingOut(Inert(), self._leads_nowhere)
        self.quick_look = QuickLook(drawn.looks, files, site_url)

    def problems(self, clock: Clock) -> Iterator[Problem]:
        """What is wrong with the links of each page, and with its HTML."""
        for file in self.drawn.looks:
            clock.page = file
            if not self.quick_look.is_plain(file):
                yield from self._judged(file)

    @cached_property
    def _markdown(self) -> SiteMarkdown:
        return SiteMarkdown(self.root, self._leaving_out)

    def _leads_nowhere(self, href: str) -> bool:
        return seen_from(self._here, href.partition("#")[0]) in self.gone

    def _page(self, file: str) -> Converted:
        if file not in self._converted:
            key = "converted", self.drawn.world, self.drawn.pages[file], sorted(self.gone)
            self._converted[file] = self.drawn.cache.kept(
                partial(self._convert, file), *key, worth=lambda found: not found.problems
            )
        return self._converted[file]

    def _convert(self, file: str) -> Converted:
        sheet = self.drawn.sheet(file)
        self._here, self._leaving_out.inert = file, sheet.inert
        try:
            html, links = self._markdown.convert(sheet.text)
        except MemoryError:
            raise
        except Exception as error:  # too deep, or a fault of Markdown's own: the build fails too
            return Converted(Counter(), (), (), (_unreadable(file, error),))
        problems: list[Problem] = []
        if (self.root / file).is_file():
            source = (self.root / file).read_text(encoding="utf-8", errors="replace")
            html, problems = judge(html, file, source, sheet.inert)
            if not html:  # its frame is broken: nobody knows what headings it has
                return Converted(Counter(), (), (), tuple(problems))
        ids, references = Counter[str](), []
        for node in elements(sheet.inert.settle(html)):
            found = node.attributes
            ids.update([found["id"] or ""] if "id" in found else ())
            references += [found[name] or "" for name in ("href", "src") if name in found]
        settled = tuple(_settled(link, sheet.inert) for link in links)
        return Converted(ids, settled, tuple(dict.fromkeys(references)), tuple(problems))

    def _judged(self, file: str) -> Iterator[Problem]:
        page = self._page(file)
        yield from page.problems
        for name, count in page.ids.items():
            if count > 1:
                what = f'two things on this page have the id "{name}"'
                mend = "give one heading another name, or use the macro once"
                yield self._problem(file, name, "site", what, mend)
        for link in page.links:
            yield from self._link(file, link)
        for target in page.references:
            if target not in page.links:
                yield from self._reference(file, target)

    def _link(self, file: str, link: str) -> Iterator[Problem]:
        """A link that Markdown has made: it names a file as seen from the page's own."""
        parts = _parts(link)
        if parts is None:
            what, mend = (
                f'the link "{link}" is no address',
                "write it like https://company.example/page",
            )
            yield self._problem(file, link, "link", what, mend)
        elif parts.scheme or parts.netloc:
            yield from self._own(file, link)
        elif not parts.path:
            yield from self._anchor(file, link, file, unquote(parts.fragment))
        elif seen_from(file, unquote(parts.path)) not in self.files:
            what = f'the link "{link}" leads nowhere'
            yield self._problem(file, link, "link", what, self._nearest(file, parts.path))
        else:
            target = f"docs/{seen_from(file, unquote(parts.path))}"
            yield from self._anchor(file, link, target, unquote(parts.fragment))

    def _reference(self, file: str, target: str) -> Iterator[Problem]:
        """A link that HTML has made: it names an address as seen from the page's, or a file from the site's root."""
        if target.startswith(SITE):
            path, _, anchor = target.removeprefix(SITE).partition("#")
            if path in self.files:
                yield from self._anchor(file, target, f"docs/{path}", anchor)
            else:
                what, mend = (
                    f'the link "{target}" leads nowhere',
                    "correct the link, or add the page",
                )
                yield self._problem(file, target, "link", what, mend)
        elif (parts := _parts(target)) and (parts.scheme or parts.netloc):
            yield from self._own(file, target)
        elif parts:
            yield from self._address(file, target, urljoin(f"/{address(file)}", target))

    def _own(self, file: str, target: str) -> Iterator[Problem]:
        """A link with the site's own whole address."""
        if self.site_url and target.startswith(self.site_url):
            yield from self._address(file, target, "/" + target.removeprefix(self.site_url))

    def _address(self, file: str, written: str, target: str) -> Iterator[Problem]:
        parts = urlsplit(target)
        path = re.sub(r"(^|/)index\.html$", r"\1", unquote(parts.path).lstrip("/"))
        page = self.pages.get(path) or self.pages.get(f"{path}/")
        if page:
            yield from self._anchor(file, written, f"docs/{page}", unquote(parts.fragment))
        elif path not in self.files or path.endswith(".md"):
            what = f'"{written}" leads to nothing on this site'
            mend = "correct it, or add what it leads to"
            yield self._problem(file, written, "site", what, mend)

    def _anchor(self, file: str, link: str, target: str, anchor: str) -> Iterator[Problem]:
        unknown = not target.endswith(".md") or target not in self.drawn.looks
        if unknown or not anchor or anchor.startswith(_MADE):
            return
        if anchor in self.quick_look.ids_drawn(target):
            return
        page = self._page(target)
        if anchor not in page.ids and (page.ids or not page.problems):
            what = f'the link "{link}" leads to a heading that is not there'
            yield self._problem(file, link, "anchor", what, "correct the part after the #")

    def _problem(self, file: str, trace: str, code: str, what: str, mend: str) -> Problem:
        return Problem(*place_of(self.root, file, trace), code, what, mend)

    def _nearest(self, file: str, path: str) -> str:
        folder = posixpath.dirname(file.removeprefix("docs/")) or "."
        known = {posixpath.relpath(one, folder) for one in self.files}
        for guess in (f"{path}.md", f"{path.rstrip('/')}/index.md", f"{path.rstrip('/')}.md"):
            if posixpath.normpath(guess) in known:
                return f'did you mean "{posixpath.normpath(guess)}"?'
        return did_you_mean(path, known).strip() or "correct the link, or add what it leads to"


def _settled(link: str, inert: Inert) -> str:
    """A link with its facts in it; an anchor's are a slug."""
    return inert.slug(link) if link.startswith("#") else inert.plain(link)


def _unreadable(file: str, error: Exception) -> Problem:
    deep = isinstance(error, RecursionError)
    what = "lists or quotes are nested too deep here" if deep else f"Markdown fails here: {error}"
    return Problem(file, 1, "markdown", what, "write it plainer, or as several pages")


def _parts(link: str) -> SplitResult | None:
    """The parts of an address; None when it cannot be read."""
    try:
        return urlsplit(link)
    except ValueError:
        return None
