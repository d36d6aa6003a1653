"""The site's menu, as ``nav:`` in mkdocs.yml has it, held against the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from handbook.problems import Problem, did_you_mean
from handbook.subjects.roles import ROLES, is_role
from handbook.text_files import read_source

SETTINGS = "mkdocs.yml"


class Entry(NamedTuple):
    """One entry: its title if it has one, the page it leads to if it is no section, and its line."""

    title: str
    page: str
    line: int


def menu(root: Path) -> list[Entry]:
    """Every entry of the menu, in order; none when the settings cannot be read."""
    source, _ = read_source(root / SETTINGS, SETTINGS)
    try:
        tree = yaml.compose(source or "", Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):  # told by those who read the settings
        return []
    pairs = tree.value if isinstance(tree, yaml.MappingNode) else ()
    return [entry for key, value in pairs if key.value == "nav" for entry in _entries(value)]


def _entries(node: Any, title: str = "") -> Iterator[Entry]:
    """The entries at and beneath a node; ``title`` is what stands before its colon."""
    if isinstance(node, yaml.ScalarNode):
        yield Entry(title, node.value, node.start_mark.line + 1)
    for one in node.value if isinstance(node, yaml.SequenceNode) else ():
        if not isinstance(one, yaml.MappingNode):
            yield from _entries(one)
        for key, value in one.value if isinstance(one, yaml.MappingNode) else ():
            name = str(key.value)
            if not isinstance(value, yaml.ScalarNode):
                yield Entry(name, "", key.start_mark.line + 1)
            yield from _entries(value, name)


def check_menu(root: Path, pages: Iterable[str], files: frozenset[str]) -> Iterator[Problem]:
    """Pages that the menu leaves out, and entries that lead to no page.

    ``pages`` are the files that must be in it (docs/…), ``files`` all that the site holds, from docs/.
    """
    entries = [entry for entry in menu(root) if entry.page]
    named = {f"docs/{entry.page}" for entry in entries}
    with_roles = f"docs/{ROLES}" in named
    for file in pages if entries else ():
        if file not in named and not (with_roles and is_role(file)):
            what = "this page is missing from the navigation"
            yield Problem(file, 1, "navigation", what, f"add it under nav: in {SETTINGS}")
    for entry in entries:
        if entry.page not in files and "://" not in entry.page and entry.page[:1] != "/":
            what = f"the navigation names {entry.page}, which is not there"
            near = did_you_mean(entry.page, (file for file in files if file.endswith(".md")))
            mend = near.strip() or "correct the name, or add the page under docs/"
            yield Problem(SETTINGS, entry.line, "navigation", what, mend)
