"""Material's style sheet, as much of it as a page of ours can show: less than half of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from tinycss2 import parse_rule_list, parse_stylesheet, serialize

PARTS = {
    "button", "container", "content", "dialog", "footer", "grid", "header", "icon", "main",
    "option", "overlay", "sidebar", "skip", "tabs", "toggle", "typeset",
}  # fmt: skip
"""The parts of Material, ``md-…``, that templates put into a page."""

ABSENT = {
    # Of extensions that mkdocs.yml does not know.
    "annotate", "arithmatex", "critic", "filename", "grid", "highlight", "highlighttable", "linenos",
    "linenodiv", "mermaid", "task-list-control", "task-list-indicator", "task-list-item",
    # Kinds of notes: here they all look the same.
    "abstract", "bug", "danger", "example", "failure", "info", "note", "question", "quote",
    "success", "tip", "warning",
    # Of Material's script, and what our templates draw in another way.
    "focus-visible", "md-header__topic", "md-sidebar--post", "md-sidebar--secondary", "tabbed-button", "tabbed-control",
}  # fmt: skip
"""Classes that no page has, or that make no difference here."""


@cache
def material() -> str:
    """What mkdocs-material ships, without rules for what is never there."""
    folder = files("material") / "templates" / "assets" / "stylesheets"
    sheet = next(file for file in folder.iterdir() if re.fullmatch(r"main\..*\.css", file.name))
    return "".join(_shown(parse_stylesheet(sheet.read_text(encoding="utf-8"))))


def _shown(rules: Iterable[Any]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            if selectors := ",".join(filter(_finds, _selectors(rule.prelude))):
                yield f"{selectors}{{{serialize(rule.content)}}}"
        elif rule.lower_at_keyword in ("media", "supports"):
            if inner := "".join(_shown(parse_rule_list(rule.content))):
                yield f"@{rule.lower_at_keyword}{serialize(rule.prelude)}{{{inner}}}"
        elif rule.lower_at_keyword != "charset":
            yield rule.serialize()


def _selectors(prelude: Iterable[Any]) -> Iterator[str]:
    """What stands between the commas, each as text; a comma within brackets is part of one."""
    one: list[Any] = []
    for token in prelude:
        if token == ",":
            yield serialize(one)
            one = []
        else:
            one.append(token)
    yield serialize(one)


def _finds(selector: str) -> bool:
    """Whether anything on a page can be what a selector asks for; what it leaves out does not count."""
    classes = set(re.findall(r"\.([\w-]+)", re.sub(r":not\([^)]*\)", "", selector)))
    parts = {re.split("__|--", name)[0] for name in classes if name.startswith("md-")}
    return parts <= {f"md-{part}" for part in PARTS} and not classes & ABSENT
