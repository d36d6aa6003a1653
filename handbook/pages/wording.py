"""Every text that a reader may meet, with its place: what each check of words is given.

A new source of text is taught here once, and every check knows it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from contextlib import suppress
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes

from handbook.cache import NOTHING_KEPT, Cache, content, tree
from handbook.facts.brand import Brand
from handbook.kinds import Asset, Email, Key, Text, WebAddress, walk
from handbook.pages.menu import titles
from handbook.pages.page import Page
from handbook.pages.svg import words
from handbook.pages.template_language import parse_template
from handbook.pages.visible_text import Passage, is_literal, literal_passages, prose
from handbook.settings import FILE, read_settings
from handbook.input.strict_yaml import Document, label
from handbook.input.text_files import read_source


@dataclass(frozen=True)
class Wording:
    """A text and where it stands. ``text`` has what templates compute blanked out, offset for offset."""

    file: str
    text: str
    line: int = 1
    what: str = ""
    """What it is, where that is not plain: "the title", "message.pitch.text"; empty for a page's own text."""
    kind: str = "page"
    """page, braces, front matter, file name, picture, fact, template or menu."""
    source: str = ""
    """The text with the template code in it."""
    literal: tuple[Passage, ...] = field(default=(), repr=False)
    path: tuple[str | int, ...] = ()
    """The path of a fact."""

    def line_at(self, offset: int) -> int:
        """The file's line for an offset in the text."""
        return self.line + bisect_left(self._line_ends, offset)

    @cached_property
    def _line_ends(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self.text)]

    def means_literally(self, offset: int) -> bool:
        """Whether the writer has marked what stands there as literal."""
        return is_literal(self.literal, offset)


def _in_braces(page: Page) -> Iterator[Wording]:
    """The words that a page's braces bring themselves, as in ``{{ "so" | upper }}``."""
    if not _QUOTED.search(page.body):
        return
    with suppress(TemplateSyntaxError, RecursionError):  # told by the check of the language
        for node in parse_template(page.body).find_all(nodes.Const):
            if isinstance(node.value, str):
                line = page.line(node.lineno)
                yield Wording(page.file, node.value, line, "what stands in braces", "braces")


_QUOTED = re.compile(r"\{[{%][^{}]*[\"']")
"""Braces with a text of their own."""


def of_page(page: Page) -> Iterator[Wording]:
    """A page's file name, front matter and text."""
    yield of_file_name(page.file)
    yield from _in_braces(page)
    for key, value in page.meta.items():
        if isinstance(value, str) and key != "hide":
            line = page.meta_lines.get(key, 1)
            yield Wording(page.file, value, line, f"the {key}", "front matter", value)
    yield Wording(
        page.file,
        prose(page),
        page.line(1),
        source=page.body,
        literal=tuple(literal_passages(page)),
    )


def of_file_name(file: str) -> Wording:
    """What the name of a file says: it is a part of the address."""
    words = re.sub(r"[-_/.]+", " ", file.rpartition(".")[0])
    return Wording(file, words, 1, "the file's name", "file name", words)


def of_facts(brand: Brand, document: Document) -> Iterator[Wording]:
    """Each text of the facts. Keys are shown to nobody; files are named in addresses."""
    for path, value in walk(brand):
        if isinstance(value, Asset):
            words = of_file_name(str(value)).text
            yield _fact(words, document, path, "file name")
        elif isinstance(value, Text) and not isinstance(value, Key | Email | WebAddress):
            yield _fact(str(value), document, path, "fact")


def _fact(text: str, document: Document, path: tuple[str | int, ...], kind: str) -> Wording:
    file, line = document.place(path)
    return Wording(file, text, line, label(path), kind, text, path=path)


_JINJA = re.compile(r"\{\{[^{}]*\}\}|\{%(?:[^%]|%(?!\}))*(?:%\}|\Z)|\{#(?:[^#]|#(?!\}))*(?:#\}|\Z)")
_TAG = re.compile(r"<[^<>]*>")
_SAID = re.compile(r"\b(?:alt|title|aria-label|placeholder|content)=\"([^\"<>]*)\"")


def of_templates(root: Path) -> Iterator[Wording]:
    """The words that templates and the theme's partials bring themselves."""
    for folder in ("templates", "theme"):
        for path in sorted((root / folder).rglob("*.html")):
            name = path.relative_to(root).as_posix()
            source, _ = read_source(path, name)
            if source:
                yield Wording(name, _said(source), 1, "", "template", source)


def _said(source: str) -> str:
    """HTML with its tags blanked out, but for the words in them that a reader may meet."""
    return _TAG.sub(lambda tag: _words_of(tag[0]), _JINJA.sub(_blank, source))


def _words_of(tag: str) -> str:
    kept, at = [], 0
    for said in _SAID.finditer(tag):
        kept += [_blank(tag[at : said.start(1)]), said[1]]
        at = said.end(1)
    return "".join([*kept, _blank(tag[at:])])


def _blank(found: re.Match[str] | str) -> str:
    text = found if isinstance(found, str) else found[0]
    return re.sub(r"[^\n]", " ", text)


def of_settings(root: Path) -> Iterator[Wording]:
    """The titles that the site's menu gives to pages and sections, and the names in its settings."""
    settings = read_settings(root)
    for title, line in (*titles(settings), *settings.texts):
        yield Wording(FILE, title, line, "the menu", "menu", title)


def of_drawing(root: Path, path: Path) -> Iterator[Wording]:
    """The words in a picture drawn in SVG, shown and hidden: whoever opens the file can read them."""
    file = path.relative_to(root).as_posix()
    found = words(path.read_bytes(), file)
    yield Wording(file, found, 1, "the picture", "picture", found)


def others(root: Path, cache: Cache = NOTHING_KEPT) -> list[Wording]:
    """Every text that is neither a fact nor a page's."""
    beside_pages = [one for one in tree(root / "docs") if not one[0].endswith(".md")]
    files = [tree(root / folder) for folder in ("templates", "theme", "data/assets")]
    return cache.kept(
        lambda: list(_others(root)), "wordings", beside_pages, *files, content(root / FILE)
    )


def _others(root: Path) -> Iterator[Wording]:
    for path in sorted((root / "docs").rglob("*")):
        if path.suffix != ".md" and path.is_file() and not path.is_symlink():
            yield of_file_name(path.relative_to(root).as_posix())
    for path in sorted(chain(*((root / one).rglob("*.svg") for one in ("docs", "data/assets")))):
        if path.is_file() and not path.is_symlink():
            yield from of_drawing(root, path)
    yield from of_templates(root)
    yield from of_settings(root)
