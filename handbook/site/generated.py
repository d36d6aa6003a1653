"""Files that join the build in memory: the roles' pages, the company's own files, the schema."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from handbook.cache import Cache, tree
from handbook.edition import Edition
from handbook.exports.catalog import catalog
from handbook.facts.brand import Brand
from handbook.facts.explaining import editor_schemas, schema
from handbook.kinds import Asset, walk
from handbook.pages.role_pages import as_built
from handbook.pages.site_files import SCHEMA, STYLE_SHEET
from handbook.exports.slides_html import SHEET
from handbook.site.content_policy import POLICY
from handbook.site.style_sheet import LAYERS, bundle, slides_sheet
from handbook.subjects.roles import ROLES, role_page
from handbook.subjects.check_text import TEXT_RULES
from handbook.texts.rules import as_json, rules


def generated_files(edition: Edition, root: Path) -> dict[str, str | bytes]:
    """Path in the site's source tree to content."""
    brand, kept, facts = edition.brand, edition.cache.kept, edition.facts
    worn = [tree(root / "theme" / folder) for folder in LAYERS]
    made: dict[str, str | bytes] = {
        STYLE_SHEET: kept(lambda: bundle(root, brand), "style sheet", facts, worn)
    }
    if brand is None:
        return made
    made[SCHEMA] = _schema(root, edition.cache)
    made |= _assets(brand, root)
    known = edition.known._replace(sheet=slides_sheet(root, brand), policy=POLICY)
    if brand.meeting:
        made[SHEET] = known.sheet
    for export in catalog(brand, root, known):
        told = (known.told, tree(root / "theme")) if export.tells else ()
        made[export.url] = kept(export.make, "export", export.url, facts, told)
    made[TEXT_RULES] = kept(
        lambda: as_json(rules(brand, edition.unsaid)), "rules", facts, edition.unsaid
    )
    written = {page.file for page in edition.pages}
    for page in as_built(root, edition.pages, brand):
        if page.file not in written:
            made[page.file.removeprefix("docs/")] = page.source
    return made


def _schema(root: Path, cache: Cache) -> str:
    """The JSON Schema of all facts; also that of each file, where its first line tells editors to look."""
    with contextlib.suppress(OSError):  # a help while writing, not a part of the site
        (root / ".build").mkdir(exist_ok=True)
        for name, text in cache.kept(_editor_schemas, "schemas").items():
            (root / ".build" / f"{name}.schema.json").write_text(text, encoding="utf-8")
    return cache.kept(lambda: json.dumps(schema(), indent=1), "schema")


def _editor_schemas() -> dict[str, str]:
    return {name: json.dumps(one, indent=1) for name, one in editor_schemas().items()}


def navigation(nav: Any, brand: Brand, gone: Collection[str]) -> Any:
    """The navigation without the pages that are ``gone``, and with every role's page after the page that lists them."""
    if isinstance(nav, list):
        result = []
        for item in nav:
            result.append(navigation(item, brand, gone))
            if ROLES in (item, *(item.values() if isinstance(item, dict) else ())):
                result += [role_page(key) for key in brand.roles or ()]
        return [item for item in result if item]
    if isinstance(nav, dict):
        left = {brand.say(title): navigation(value, brand, gone) for title, value in nav.items()}
        return {title: value for title, value in left.items() if value}
    return None if nav in gone else nav


def _assets(brand: Brand, root: Path) -> dict[str, bytes]:
    """The company's files that the published facts name."""
    used = sorted({value for _, value in walk(brand) if isinstance(value, Asset)}, key=str)
    return {asset.url: (root / "data" / asset).read_bytes() for asset in used}
