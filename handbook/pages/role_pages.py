"""The roles' pages as they are built: what a file says in its own words, framed by what the facts say of the role."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from handbook.facts.brand import Brand
from handbook.kinds import Key
from handbook.pages.page import Page
from handbook.subjects.roles import is_role, role_key, role_page


def as_built(root: Path, pages: Iterable[Page], brand: Brand) -> list[Page]:
    """Every page as it is built. Each role has one, written or not."""
    written = {page.file: page for page in pages}
    for file in (f"docs/{role_page(key)}" for key in brand.roles or ()):
        written.setdefault(file, Page(file, ""))
    frame = (root / "templates" / "role_page.md").read_text(encoding="utf-8")
    return [
        _framed(page, frame, brand) if is_role(page.file) else page for page in written.values()
    ]


def _framed(page: Page, frame: str, brand: Brand) -> Page:
    """A role's own words in the frame. Lines stay true."""
    key = role_key(page.file)
    frame = frame.replace("ROLE", key)
    line = max(1, page.body_line - frame.partition("BODY")[0].count("\n"))
    role = brand.roles[Key(key)]
    meta = {**page.meta, "description": role.description, "hide": ["toc"]}
    return replace(page, body=frame.replace("BODY", page.body), body_line=line, meta=meta)
