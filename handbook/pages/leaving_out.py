"""Takes out of a page what leads to a page that is not there, or shows a fact that is not there.

A sentence goes, an item of a list, a line of a table; a section goes when it has nothing to draw. What is left around
nothing goes too: a heading, a list, a box, the words that end in a colon. This happens to the tree that Markdown makes,
before the table of contents is taken from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import takewhile
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from handbook.drawing.placeholders import Inert

AFTER_INLINE, BEFORE_TOC = 20, 5
"""Priorities of Markdown's own steps: links are there after the first, headings are counted by the second."""

_NEW = r"(?=\s+(?:[^a-zß-ÿ\s]|q[0-9a-f]{10}|$))"
"""Before a new sentence: a blank, then no small letter, but for a token (see ``Inert``)."""
_SENTENCE_END = re.compile(rf"(?<=[.!?…]){_NEW}|(?<=[.!?…][\"”’)]){_NEW}")
_WHOLE = ("li", "tr")
"""What is left out as a whole."""
_FRAMES = ("ul", "ol", "tbody", "table", "blockquote", "div", "details", "dl")
"""What is nothing without something in it."""
_TITLES = ("admonition-title",)


class LeavingOut(Extension):
    """A Markdown extension. ``inert`` holds the values of the present page, ``is_gone`` tells of a link on it whether its
    page is left out."""

    def __init__(self, inert: Inert, is_gone: Callable[[str], bool]):
        super().__init__()
        self.inert, self.is_gone = inert, is_gone

    def extendMarkdown(self, md: Markdown) -> None:
        step = _Step(md, self)
        md.treeprocessors.register(step, "leaving_out", (AFTER_INLINE + BEFORE_TOC) / 2)


class _Step(Treeprocessor):
    def __init__(self, md: Markdown, given: LeavingOut):
        super().__init__(md)
        self._given, self.is_gone = given, given.is_gone

    @property
    def inert(self) -> Inert:
        return self._given.inert

    def run(self, root: Element) -> None:
        """Clean the page; nothing is touched where nothing is left out."""
        if any(self._is_lost(one) for one in root.iter()):
            self._clean(root)

    def _is_lost(self, element: Element) -> bool:
        """Whether an element itself, without those in it, leads to or shows what is not there."""
        leads = element.tag == "a" and self.is_gone(element.get("href", ""))
        texts = (element.text, *(child.tail for child in element))
        return leads or any(self.inert.is_gap(text) for text in texts if text)

    def _clean(self, parent: Element) -> None:
        filled = [child for child in parent if child.tag in _FRAMES and not _is_empty(child)]
        for child in list(parent):
            if child.tag in _WHOLE:
                self._clean_item(parent, child)
            elif child.tag == "p":
                self._clean_paragraph(parent, child)
            elif len(child):
                self._clean(child)
        self._clean_sections(parent)
        for child in reversed(filled):
            if child in list(parent) and _is_empty(child):
                _remove(parent, child)
        for heading in reversed([child for child in parent if _level(child) > 1]):
            if not list(_section(parent, heading)):
                parent.remove(heading)

    def _clean_item(self, parent: Element, item: Element) -> None:
        for inner in item:
            if inner.tag in _FRAMES:
                self._clean(inner)
        if self._goes(item):
            _remove(parent, item)

    def _goes(self, item: Element) -> bool:
        """Whether an item or line goes: it shows what is not there, or all its links lead there."""
        if any(self.inert.is_gap(text) for text in item.itertext()):
            return True
        links = list(item.iter("a"))
        gone = [link for link in links if self._is_lost(link)]
        if len(gone) < len(links):
            for link in gone:
                _unlink(link)
        return bool(gone) and len(gone) == len(links)

    def _clean_paragraph(self, parent: Element, paragraph: Element) -> None:
        sentences = list(_sentences(paragraph))
        kept = [one for one in sentences if not any(self._in_piece(piece) for piece in one)]
        if len(kept) < len(sentences):
            _write(paragraph, kept)
        if not kept:
            paragraph.set("class", "gone")  # its section asks what became of it
            if not self._was_drawing(sentences):
                _remove(parent, paragraph)

    def _in_piece(self, piece: str | Element) -> bool:
        if isinstance(piece, str):
            return self.inert.is_gap(piece)
        return any(self._is_lost(one) for one in piece.iter())

    def _was_drawing(self, sentences: list[list[str | Element]]) -> bool:
        """Whether a paragraph was nothing but a macro's place."""
        pieces = [piece for one in sentences for piece in one]
        return len(pieces) == 1 and isinstance(pieces[0], str) and " " not in pieces[0].strip()

    def _clean_sections(self, parent: Element) -> None:
        """Take out the sections that have nothing to draw."""
        for heading in [child for child in parent if _level(child) > 1]:
            part = list(takewhile(lambda child: not _level(child), _section(parent, heading)))
            lost = any(child.get("class") == "gone" for child in part)
            drawn = any(self.inert.draws(child.text or "") for child in part)
            for child in part if lost and not drawn else ():
                parent.remove(child)
        for child in list(parent):
            if child.get("class") == "gone":
                _remove(parent, child)


def _level(element: Element) -> int:
    return int(element.tag[1]) if re.fullmatch("h[1-6]", str(element.tag)) else 0


def _section(parent: Element, heading: Element) -> Iterator[Element]:
    """What stands under a heading, up to the next of its level or above."""
    children = list(parent)
    for child in children[children.index(heading) + 1 :]:
        if 0 < _level(child) <= _level(heading):
            return
        yield child


def _remove(parent: Element, child: Element) -> None:
    """Take out a child, and the words before it that only announce it."""
    siblings = list(parent)
    before = siblings[siblings.index(child) - 1] if siblings.index(child) else None
    parent.remove(child)
    if before is not None and before.tag == "p" and "".join(before.itertext()).strip()[-1:] == ":":
        parent.remove(before)


def _is_empty(frame: Element) -> bool:
    """Whether a list, table or box that held something holds nothing but its title now."""
    left = [
        child
        for child in frame
        if child.tag not in ("thead", "summary") and child.get("class") not in _TITLES
    ]
    return not left and not (frame.text or "").strip()


def _unlink(link: Element) -> None:
    link.tag = "span"
    link.attrib.clear()


def _sentences(paragraph: Element) -> Iterator[list[str | Element]]:
    """The sentences of a paragraph, each as its pieces of text and its elements."""
    sentence: list[str | Element] = []
    for piece in _pieces(paragraph):
        if isinstance(piece, str):
            first, *others = _SENTENCE_END.split(piece)
            sentence.append(first)
            for other in others:
                yield sentence
                sentence = [other]
        else:
            sentence.append(piece)
    if any(not isinstance(piece, str) or piece.strip() for piece in sentence):
        yield sentence


def _pieces(paragraph: Element) -> Iterator[str | Element]:
    if paragraph.text:
        yield paragraph.text
    for child in paragraph:
        yield child
        if child.tail:
            yield child.tail


def _write(paragraph: Element, sentences: list[list[str | Element]]) -> None:
    """Put these sentences in place of what a paragraph holds."""
    for child in list(paragraph):
        paragraph.remove(child)
    paragraph.text, last = "", None
    for piece in (piece for sentence in sentences for piece in sentence):
        if not isinstance(piece, str):
            piece.tail, last = "", piece
            paragraph.append(piece)
        elif last is None:
            paragraph.text += piece
        else:
            last.tail = (last.tail or "") + piece
    paragraph.text = paragraph.text.lstrip()
