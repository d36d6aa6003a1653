"""Pages' Markdown as the site reads it, with the extensions that mkdocs.yml names."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from handbook.settings import read_settings

_BUILT_IN = ("toc", "tables", "fenced_code")
"""What mkdocs adds by itself."""


class SiteMarkdown:
    """Turns Markdown into HTML, and knows which links and pictures of it Markdown itself has made."""

    def __init__(self, root: Path, *more: Extension):
        names, settings = _extensions(root)
        extensions: list[str | Extension] = [*names, *more]
        self._markdown = markdown.Markdown(extensions=extensions, extension_configs=settings)
        self._links = _Links(self._markdown)
        self._markdown.treeprocessors.register(self._links, "links", 0)

    def convert(self, text: str) -> tuple[str, tuple[str, ...]]:
        """The HTML of ``text``, and where its own links and pictures lead, as written."""
        self._links.found = []
        html = self._markdown.reset().convert(text)
        return html, tuple(dict.fromkeys(self._links.found))


class _Links(Treeprocessor):
    found: list[str]

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in ("a", "img"):
                self.found.append(element.get("href" if element.tag == "a" else "src") or "")


def _extensions(root: Path) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """The names of the extensions in mkdocs.yml, and what it sets for them: those that are known, no others."""
    written = read_settings(root).value.get("markdown_extensions", [])
    pairs = [one if isinstance(one, dict) else {one: {}} for one in written]
    settings = {name: given for pair in pairs for name, given in pair.items()}
    return list(dict.fromkeys([*_BUILT_IN, *settings])), settings
