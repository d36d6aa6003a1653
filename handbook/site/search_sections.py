"""A finished page as search sees it: its title, what else people call it, and its text by headings and blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from selectolax.lexbor import LexborNode

from handbook.pages.html_tree import TEXT, shown, words_of

_SILENT = frozenset("script style template svg button select textarea nav pre".split())
"""Elements whose text is not the page's own: machinery, and samples of code with made-up names in them."""
_INLINE = frozenset("a abbr b code em i kbd mark q small span strong sub sup wbr".split())
"""Elements between whose text and the next there is no blank."""
_BLOCK_END = "\n"


@dataclass
class Section:
    """What stands under one heading, one line for each block; ``anchor`` is "" before the page's first heading."""

    anchor: str = ""
    heading: str = ""
    text: str = ""


@dataclass(frozen=True, eq=False)
class Indexed:
    """A page as search sees it. ``words`` are what else people type for it (``search:`` in its front matter)."""

    file: str
    url: str
    title: str
    words: str
    description: str
    sections: tuple[Section, ...] = field(repr=False)


def sections(html: str) -> tuple[Section, ...]:
    """The sections of a page's content, with blanks made one; the page's title is not one of them.

    What has ``hidden`` or ``data-search-exclude`` is left out.
    """
    first, *others = _read(html)
    if others and not first.text.strip():
        first = Section(text=others.pop(0).text)
    return tuple(
        Section(one.anchor, spaced(one.heading), _blocks(one.text)) for one in (first, *others)
    )


def _read(html: str) -> list[Section]:
    """The sections with all their blanks; one block ends before the next begins, and nothing within a word."""
    found, places, before = [Section()], dict[int, tuple[int, bool]](), 0
    for node in shown(html, _is_silent):
        block, in_heading = places.get(node.parent.mem_id if node.parent else 0, (0, False))
        if node.tag == TEXT:
            text = (node.text_content or "").replace(_BLOCK_END, " ")
            text = text if block == before else _BLOCK_END + text
            found[-1].heading += text if in_heading else ""
            found[-1].text += "" if in_heading else text
            before = block
        elif node.tag in _INLINE:
            places[node.mem_id] = block, in_heading
        else:
            before = -1
            if re.fullmatch("h[1-6]", node.tag or "") and node.attributes.get("id"):
                found.append(Section(node.attributes["id"] or ""))
                in_heading = True
            places[node.mem_id] = node.mem_id, in_heading
    return found


def _is_silent(node: LexborNode) -> bool:
    given = node.attributes
    return (
        node.tag in _SILENT
        or bool({"hidden", "data-search-exclude"} & given.keys())
        or given.get("class") == "headerlink"
    )


def indexed(page: Any, html: str) -> Indexed:
    """A page of mkdocs with its finished content, as search sees it."""
    words, description = (
        unescape(str(page.meta.get(key) or "")) for key in ("search", "description")
    )
    return Indexed(
        f"docs/{page.file.src_uri}",
        page.url,
        words_of(page.title or ""),
        words,
        description,
        sections(html),
    )


def spaced(text: str) -> str:
    """The text with every stretch of blanks made one."""
    return " ".join(text.split())


def _blocks(text: str) -> str:
    return _BLOCK_END.join(filter(None, map(spaced, text.split(_BLOCK_END))))
