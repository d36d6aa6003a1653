"""Mending what can be mended without a person: facts typed by hand, and pictures that tell who took them and where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbook.edition import day_of_edition
from handbook.pages.file_contents import check_contents
from handbook.pages.page import read_page
from handbook.pages.pictures import FORMATS, stripped
from handbook.pages.typed_by_hand import Finder, finds_in, mended
from handbook.pages.visible_text import prose
from handbook.facts.publication import publishable
from handbook.facts.reading import read_brand


def mend_pages(root: Path) -> Iterator[tuple[str, int]]:
    """Rewrite the pages at ``root``; gives each page mended with the number of facts.

    Raises ``Refused`` when the facts have problems. Front matter, and what is marked as literal, stay as they are.
    """
    reading = read_brand(root)
    withheld = publishable(reading.brand, day_of_edition(), reading.references)[1]
    paths = sorted((root / "docs").rglob("*.md"))
    read = [(path, read_page(path, path.relative_to(root).as_posix())[0]) for path in paths]
    finder = Finder(reading.brand, withheld, [prose(page) for _, page in read if page])
    for path, page in read:
        if page and (body := mended(page, finder)) != page.body:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.removesuffix(page.body) + body, encoding="utf-8")
            yield page.file, len(finds_in(page, finder))


def mend_pictures(root: Path) -> Iterator[str]:
    """Take out of the pictures at ``root`` what is not a picture; gives each that was mended."""
    for folder in ("data/assets", "docs"):
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.suffix in FORMATS and path.is_file() and not path.is_symlink():
                found = list(check_contents(path, name))
                if found and {problem.code for problem in found} == {"metadata"}:
                    path.write_bytes(stripped(path.read_bytes(), path.suffix))
                    yield name
