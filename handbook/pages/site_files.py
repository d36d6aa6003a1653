"""Every file that the site will hold, by its path from the site's source, before any of it is made."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

from handbook.exports.catalog import catalog
from handbook.exports.slides_html import SHEET
from handbook.facts.brand import Brand
from handbook.kinds import Asset, walk
from handbook.subjects.check_text import TEXT_RULES
from handbook.subjects.roles import role_page

SCHEMA = "schema/brand.schema.json"
"""Where the site holds the JSON Schema of all facts."""

STYLE_SHEET = "assets/stylesheets/handbook.css"
"""Where the site holds its one style sheet."""

INDEX = "assets/search/index.js"
"""Where the site holds what search knows."""

SITE = "site:"
"""How a template names a file of the site from its root."""


def site_files(root: Path, brand: Brand) -> frozenset[str]:
    """Paths as links in pages name them: ``what-we-say/pitch.md``, ``downloads/brand.css``."""
    return frozenset(
        {
            SCHEMA,
            STYLE_SHEET,
            INDEX,
            SHEET,
            TEXT_RULES,
            *_below(root / "docs"),
            *_below(root / "theme"),
            *(role_page(key) for key in brand.roles or ()),
            *(export.url for export in catalog(brand, root)),
            *(value.url for _, value in walk(brand) if isinstance(value, Asset)),
        }
    )


def _below(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix()


def address(file: str) -> str:
    """The address of a page of docs/, from the site's root: ``what-we-say/pitch/``."""
    path = Path(file.removeprefix("docs/"))
    folder = path.parent if path.stem in ("index", "README") else path.with_suffix("")
    return "" if folder == Path(".") else f"{folder.as_posix()}/"


def seen_from(file: str, path: str) -> str:
    """A path as seen from the page ``file``, from the site's root instead; empty when it is no such path."""
    if not path or path.startswith(("/", "\\")):
        return ""
    folder = posixpath.dirname(file.removeprefix("docs/"))
    return posixpath.normpath(posixpath.join(folder, path))
