"""Files that join the build in memory: the roles' pages, the company's own files, the schema."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from handbook.edition import Edition
from handbook.exports.catalog import catalog
from handbook.facts.brand import Brand
from handbook.facts.explaining import editor_schemas, schema
from handbook.kinds import Asset, walk
from handbook.site.style_sheet import STYLE_SHEET, bundle
from handbook.pages.page import Page
from handbook.subjects.roles import role_key, role_page

SCHEMA = "schema/brand.schema.json"
"""Where the site holds the JSON Schema of all facts."""


def generated_files(edition: Edition, root: Path) -> dict[str, str | bytes]:
    """Path in the site's source tree to content."""
    brand = edition.brand
    made: dict[str, str | bytes] = {STYLE_SHEET: bundle(root / "theme", brand)}
    if brand is None:
        return made
    made |= {SCHEMA: _schema(root)} | _assets(brand, root)
    made |= {export.url: export.make() for export in catalog(brand)}
    made |= {path: page.source for path, page in unwritten_roles(root, edition)}
    return made


def unwritten_roles(root: Path, edition: Edition) -> Iterator[tuple[str, Page]]:
    """The pages of the roles that have none of their own: path under docs/ to page."""
    written = {page.file for page in edition.pages}
    for key in edition.brand.roles:
        path = role_page(key)
        if f"docs/{path}" not in written:
            yield path, as_role(root, Page(f"docs/{path}", ""), edition.brand)


def as_role(root: Path, page: Page, brand: Brand) -> Page:
    """A role's page as it is built: what its file says in its own words, between its facts. Lines stay true."""
    key = role_key(page.file)
    frame = (root / "templates" / "role_page.md").read_text(encoding="utf-8").replace("ROLE", key)
    above = frame.partition("BODY")[0].count("\n")
    meta = {**page.meta, "description": brand.roles[key].description, "hide": ["toc"]}
    body = frame.replace("BODY", page.body)
    return replace(page, body=body, body_line=page.body_line - above, meta=meta)


def _schema(root: Path) -> str:
    """The JSON Schema of all facts; also that of each file, where its first line tells editors to look."""
    with contextlib.suppress(OSError):  # a help while writing, not a part of the site
        (root / ".build").mkdir(exist_ok=True)
        for name, one in editor_schemas().items():
            file = root / ".build" / f"{name}.schema.json"
            file.write_text(json.dumps(one, indent=1), encoding="utf-8")
    return json.dumps(schema(), indent=1)


def roles_navigation(nav: Any, brand: Brand) -> Any:
    """The navigation with every role's page after the page that lists them."""
    if isinstance(nav, list):
        result = []
        for item in nav:
            result.append(roles_navigation(item, brand))
            if "roles/index.md" in (item, *(item.values() if isinstance(item, dict) else ())):
                result += [role_page(key) for key in brand.roles]
        return result
    if isinstance(nav, dict):
        return {title: roles_navigation(value, brand) for title, value in nav.items()}
    return nav


def _assets(brand: Brand, root: Path) -> dict[str, bytes]:
    """The company's files that the published facts name."""
    used = sorted({value for _, value in walk(brand) if isinstance(value, Asset)}, key=str)
    return {asset.url: (root / "data" / asset).read_bytes() for asset in used}
