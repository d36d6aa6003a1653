"""What search knows: each page by its sections, and the answers that facts give, as one script file.

The file is a script that sets one value, because a site opened from a folder can load scripts and nothing else. It is
fetched when a reader first searches (theme/assets/javascripts/boot.js); how it is searched is in search.js beside that.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from selectolax.lexbor import LexborNode

from handbook.pages.html_tree import TEXT, shown, words_of
from handbook.site.search_answers import Answer, answers
from handbook.facts.brand import Brand

EVERY_FACT = "docs/change/facts.md"
"""The page that lists every fact."""

COMMON = (
    "a about am an and any are as at be by can did do does for from get give had has have he how i if in into is it its just like me my no not of"
    " on one or our ours please say she should so some tell that the their them there they this to us was we what whats when where which who whom"
    " s t whose why will with would you your"
)
"""Words that say little about what is looked for; they count only where a question has no others."""

_SILENT = frozenset("script style template svg button select textarea nav".split())
"""Elements whose text is not the page's."""
_INLINE = frozenset("a abbr b code em i kbd mark q small span strong sub sup wbr".split())
"""Elements between whose text and the next there is no blank."""


@dataclass
class Section:
    """What stands under one heading; ``anchor`` is "" before the page's first."""

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
        Section(one.anchor, _spaced(one.heading), _spaced(one.text)) for one in (first, *others)
    )


def _read(html: str) -> list[Section]:
    """The sections with all their blanks; there is one between two blocks, and none within a word."""
    found, places, before = [Section()], dict[int, tuple[int, bool]](), 0
    for node in shown(html, _is_silent):
        block, in_heading = places.get(node.parent.mem_id if node.parent else 0, (0, False))
        if node.tag == TEXT:
            text = f"{'' if block == before else ' '}{node.text_content}"
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


def index(
    pages: Iterable[Indexed], brand: Brand | None, uses: Mapping[str, Iterable[str]], help: str
) -> str:
    """The script that sets ``handbookIndex``.

    ``uses`` names the facts that each page draws, by its file; ``help`` is the HTML shown where nothing is found.
    """
    pages = sorted(pages, key=lambda page: page.url)
    told = list(answers(brand)) if brand else []
    places = _places(told, pages, uses)
    found = [
        [one.name, one.value, one.asked, one.words, one.note, place, one.color, int(one.among)]
        for one, place in zip(told, places, strict=True)
    ]
    value = {
        "pages": [
            [
                page.url,
                page.title,
                page.words,
                page.description,
                [[s.anchor, s.heading, s.text] for s in page.sections],
            ]
            for page in pages
        ],
        "answers": found,
        "common": COMMON.split(),
        "help": help,
    }
    return f"var handbookIndex = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"


def _places(
    told: list[Answer], pages: list[Indexed], uses: Mapping[str, Iterable[str]]
) -> Iterator[str]:
    """For each answer the address of the section that shows it, on the page that is most about it.

    That is one that draws its group, and is named after it, and is no overview, and shows most of the group. What no
    page shows is in the list of all facts.
    """
    showing = [
        {page: section for page in pages if (section := _section_with(answer, page))}
        for answer in told
    ]
    shown = Counter(
        (answer.path[0], page.file)
        for answer, found in zip(told, showing, strict=True)
        for page in found
    )

    def aboutness(page: Indexed, path: tuple[str, ...]) -> tuple[bool, bool, bool, int]:
        draws, named = path[0] in uses.get(page.file, ()), path[1].replace("_", "-") in page.file
        return draws, named, not page.file.endswith("index.md"), shown[path[0], page.file]

    reference = next((page.url for page in pages if page.file == EVERY_FACT), "")
    for answer, found in zip(told, showing, strict=True):
        best = max(found, key=lambda page: aboutness(page, answer.path), default=None)
        yield (
            _address(best.url, found[best].anchor)
            if best
            else _address(reference, f"fact-{answer.path[0]}")
        )


def _address(url: str, anchor: str) -> str:
    return f"{url}#{anchor}" if anchor else url


def _section_with(answer: Answer, page: Indexed) -> Section | None:
    shown = _spaced(answer.value.split(" · ")[0])
    return next((section for section in page.sections if shown in section.text), None)


def _spaced(text: str) -> str:
    return " ".join(text.split())
