"""What the built site must be, judged from its own files alone: every link and picture leads somewhere, every id is
the only one of its name, nothing is asked of another host, and no trace of templates is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from handbook.pages.html_tree import elements
from handbook.problems import Problem
from handbook.pages.source_lines import place_of

_CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
_REQUESTS = {"src", "srcset", "poster", "data"}
_TEXTS = {".html", ".json", ".xml", ".md", ".txt"}
MANY = 8
"""On so many pages, a problem is not a page's own."""

_HARMLESS_LINKS = {"canonical", "next", "prev", "alternate", "edit", "author", "license"}


@dataclass(frozen=True)
class Built:
    """One HTML file of the site, by its address from the site's root."""

    address: str
    ids: tuple[str, ...]
    references: tuple[tuple[str, str, str], ...]
    """Element, attribute (a link's ``rel`` after a space), and address."""


def verify(
    site: Path, sources: Mapping[str, str], root: Path, site_url: str | None, mark: str
) -> list[Problem]:
    """The problems in the site built in the folder ``site``.

    ``sources`` names the source file of each page's address, ``site_url`` is the site's own address, and ``mark``
    is the text by which a token that was not put in place can be known.
    """
    built = {page.address: page for page in _read(site)}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    problems = []
    for page in built.values():
        source = sources.get(page.address, page.address or "index.html")
        for what, mend, trace in (*_twins(page), *_broken(page, built, files, site_url)):
            problems.append(Problem(*place_of(root, source, trace), "site", what, mend))
    return [*_once(problems), *_style_sheets(site), *_leftovers(site, mark)]


def _once(problems: list[Problem]) -> Iterator[Problem]:
    """What is wrong on many pages comes from the theme, and is told once."""
    groups: dict[str, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(problem.what.replace("../", ""), []).append(problem)
    for same in groups.values():
        first = same[0]
        yield from (
            same
            if len(same) < MANY
            else [replace(first, what=f"{first.what} (and so on {len(same)} pages)")]
        )


def _read(site: Path) -> Iterator[Built]:
    for path in sorted(site.rglob("*.html")):
        address = re.sub(r"(^|/)index\.html$", r"\1", path.relative_to(site).as_posix())
        yield scan(path.read_text(encoding="utf-8"), address)


def scan(html: str, address: str) -> Built:
    """The ids and references of one HTML file."""
    ids, references = [], []
    for node in elements(html):
        given = node.attributes
        if "id" in given:
            ids.append(given["id"] or "")
        for name in given.keys() & {"href", *_REQUESTS}:
            suffix = f" {given.get('rel') or ''}" if node.tag == "link" else ""
            references.append((node.tag or "", name + suffix, given[name] or ""))
    return Built(address, tuple(ids), tuple(references))


def _twins(page: Built) -> Iterator[tuple[str, str, str]]:
    seen: set[str] = set()
    for name in page.ids:
        if name in seen:
            yield (
                f'two things on this page have the id "{name}"',
                "give one heading another name, or use the macro once",
                name,
            )
        seen.add(name)


def _broken(
    page: Built, built: Mapping[str, Built], files: set[str], site_url: str | None
) -> Iterator[tuple[str, str, str]]:
    for element, attribute, address in page.references:
        if _is_request(element, attribute) and re.match(r"(https?:)?//", address):
            yield (
                f"{address} would be fetched from another host",
                "put the file under data/assets/ and use its path",
                address,
            )
            continue
        target = _own(address, page.address, site_url)
        if target is None:
            continue
        path, anchor = target
        if path not in built and path not in files and f"{path}/" not in built:
            yield (
                f'"{address}" leads to nothing on this site',
                "correct it, or add what it leads to",
                address,
            )
        elif anchor and path in built and anchor not in built[path].ids and anchor != "__top":
            yield (
                f'"{address}" leads to a heading that is not there',
                "correct the part after the #",
                address,
            )


def _is_request(element: str, attribute: str) -> bool:
    if element == "link":
        return not set(attribute.split()[1:]) & _HARMLESS_LINKS
    return attribute in _REQUESTS


def _own(address: str, page: str, site_url: str | None) -> tuple[str, str] | None:
    """Path and anchor when an address leads to this site; None when it leads elsewhere."""
    if site_url and address.startswith(site_url):
        address = "/" + address.removeprefix(site_url)
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    if page == "404.html" and address.startswith("/"):
        prefix = urlsplit(site_url or "/").path
        address = "/" + address.removeprefix(prefix)
    joined = urlsplit(urljoin("/" + page, address))
    return re.sub(r"(^|/)index\.html$", r"\1", unquote(joined.path).lstrip("/")), unquote(
        joined.fragment
    )


def _style_sheets(site: Path) -> Iterator[Problem]:
    for path in sorted(site.rglob("*.css")):
        for found in _CSS_ADDRESS.finditer(path.read_text(encoding="utf-8")):
            address = found[1] or found[2]
            if re.match(r"(https?:)?//", address):
                file = path.relative_to(site).as_posix()
                yield Problem(
                    file,
                    1,
                    "site",
                    f"{address} would be fetched from another host",
                    "serve the file from this site",
                )


def _leftovers(site: Path, mark: str) -> Iterator[Problem]:
    for path in sorted(site.rglob("*")):
        if path.suffix in _TEXTS and mark in path.read_text(encoding="utf-8"):
            file = path.relative_to(site).as_posix()
            yield Problem(
                file,
                1,
                "site",
                "a fact was not put in place",
                "this is a fault in handbook/drawing/placeholders.py: show it to a developer",
            )
