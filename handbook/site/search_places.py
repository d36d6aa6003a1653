"""Where an answer leads: to the section that shows the fact, on the page that is most about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from handbook.site.search_answers import Answer
from handbook.site.search_sections import Indexed, Section, spaced

EVERY_FACT = "docs/change/facts.md"
"""The page that lists every fact."""


def places(
    told: list[Answer], pages: list[Indexed], uses: Mapping[str, Iterable[str]]
) -> Iterator[str]:
    """For each answer the address of the section that shows it, on the page that is most about it.

    That is one that draws its group, and is named after it, and is no overview, and shows most of the group. What no
    page shows is in the list of all facts. ``uses`` names the facts that each page draws, by its file.
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
    shown = spaced(answer.shown or answer.value.split(" · ")[0])
    return next((one for one in page.sections if shown in one.text.replace("\n", " ")), None)
