"""What search knows: where each word stands, the answers that facts give, and the texts to quote from, as script files.

They are scripts that set a value, because a site opened from a folder can load scripts and nothing else. The index is
fetched when a reader first searches (theme/assets/javascripts/boot.js), a part of the texts when a page in it is found;
how it is searched is in search.js beside that.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import chain
from pathlib import PurePosixPath
from typing import Any

from handbook.exports.catalog import Export
from handbook.facts.brand import Brand
from handbook.pages.site_files import INDEX
from handbook.site.search_answers import Answer, answers
from handbook.site.search_places import places
from handbook.site.search_sections import Indexed
from handbook.site.search_words import catalog, endings, families, words_of

TEXTS = "assets/search/texts-{}.js"
"""Where the site holds a part of the texts, by its number."""
PART = 40_000
"""Letters from which on a part of the texts is full."""
ABOUT_ITSELF = "docs/change/"
"""Where the handbook explains itself: nobody with a caller on the line looks for that."""
FIELDS = 4
"""Up to so many texts of a thing are told apart: its name from its other words. search.js knows what each weighs."""

RUNNING = 1
"""Which of a section's texts is its running text; of a page, what it is called; of an answer, what it is asked for by."""


def search_files(
    pages: Iterable[Indexed],
    brand: Brand | None,
    uses: Mapping[str, Iterable[str]],
    help: str,
    exports: Sequence[Export] = (),
) -> dict[str, str]:
    """The scripts that search fetches, by path: one sets ``handbookIndex``, the others hand over texts.

    ``uses`` names the facts that each page draws, by its file; ``help`` is the HTML shown where nothing is found;
    ``exports`` are the files made from the facts.
    """
    pages = sorted(pages, key=lambda page: page.url)
    told = list(answers(brand, exports)) if brand else []
    parts = list(_parts(pages))
    index = {
        "pages": [
            _page(page, (number, place))
            for number, part in enumerate(parts)
            for place, page in enumerate(part)
        ],
        "answers": list(map(_answer, told, places(told, pages, uses))),
        **_words(pages, told, brand),
        "help": help,
    }
    scripts = {INDEX: f"var handbookIndex = {_json(index)};\n"}
    for number, part in enumerate(parts):
        texts = [[section.text for section in page.sections] for page in part]
        scripts[TEXTS.format(number)] = f"handbookTexts({number}, {_json(texts)});\n"
    return scripts


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _parts(pages: list[Indexed]) -> Iterator[list[Indexed]]:
    """The pages in parts of about one size."""
    part: list[Indexed] = []
    size = 0
    for page in pages:
        part.append(page)
        size += sum(len(section.text) for section in page.sections)
        if size >= PART:
            yield part
            part, size = [], 0
    if part:
        yield part


def _page(page: Indexed, texts: tuple[int, int]) -> list[Any]:
    """A page as the browser gets it, but for its texts, which stand in a part, at a place."""
    headings = [[section.anchor, section.heading] for section in page.sections]
    about_itself = int(page.file.startswith(ABOUT_ITSELF))
    return [page.url, page.title, _called(page), page.description, about_itself, *texts, headings]


def _called(page: Indexed) -> str:
    """What people call a page: what its writer says, and the name of its file."""
    name = PurePosixPath(page.file.removesuffix("/index.md")).stem.replace("-", " ")
    return page.words if name == page.title.lower() else f"{page.words}, {name}".lstrip(", ")


def _answer(answer: Answer, place: str) -> dict[str, Any]:
    """What the browser needs of an answer; what is empty or false is left out."""
    told = asdict(answer) | {"url": answer.file or place, "file": bool(answer.file)}
    unused = ("path", "asked", "words", "shown")
    return {
        key: int(value) if value is True else value
        for key, value in told.items()
        if value and key not in unused
    }


def _words(pages: list[Indexed], told: list[Answer], brand: Brand | None) -> dict[str, Any]:
    """The words of the handbook by families, where each family stands, and what search knows of the language."""
    known = catalog()
    ours = brand.search.same if brand and brand.search else ()
    same = [*known.same, *map(words_of, ours)]
    standing = _standing(_things(pages, told), set(known.common))
    words = families(chain(standing, known.common, *known.irregular, *same), known.irregular)
    return {
        "words": [" ".join(family) for family in words],
        "places": [_steps([standing[word] for word in family]) for family in words],
        "endings": endings(words),
        "same": [" ".join(group) for group in same],
        "common": known.common,
        "who": known.who,
        "when": known.when,
    }


def _things(pages: list[Indexed], told: list[Answer]) -> Iterator[tuple[str, ...]]:
    """The texts of all that is found: of the pages, then of their sections, then of the answers."""
    for page in pages:
        yield page.title, _called(page), page.description
    for page in pages:
        yield from ((section.heading, section.text) for section in page.sections)
    for answer in told:
        group, _, leaf = answer.name.rpartition(" · ")
        yield leaf, answer.asked, group, f"{answer.words} {answer.value}"


def _standing(
    things: Iterable[tuple[str, ...]], common: Collection[str]
) -> dict[str, dict[int, int]]:
    """For each word the things with it, by number, and in which of their texts: one bit for each.

    Where ``common`` words stand in running text is left out: nearly everywhere.
    """
    standing: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for number, texts in enumerate(things):
        for field, text in enumerate(texts):
            for word in words_of(text):
                if field != RUNNING or word not in common:
                    standing[word][number] |= 1 << field
    return standing


def _steps(places: list[dict[int, int]]) -> list[int]:
    """Where some words stand, in the order of the things: how far on the next one is, and in the last bits its texts."""
    merged: dict[int, int] = defaultdict(int)
    for words in places:
        for number, fields in words.items():
            merged[number] |= fields
    numbers = sorted(merged)
    return [
        (number - before) << FIELDS | merged[number]
        for before, number in zip([0, *numbers], numbers, strict=False)
    ]
