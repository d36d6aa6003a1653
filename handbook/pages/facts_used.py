"""Which facts a page uses: those it prints, and those its macros draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import TemplateSyntaxError, nodes

from handbook.pages.template_language import parse_template
from handbook.pages.page import Page
from handbook.drawing.registry import Macro


def facts_used(page: Page, macros: Mapping[str, Macro]) -> list[str]:
    """Dotted paths, in the order of the page, each once."""
    try:
        return list(dict.fromkeys(_paths(parse_template(page.body), macros)))
    except (TemplateSyntaxError, RecursionError):
        return []


def macros_called(page: Page, macros: Mapping[str, Macro]) -> frozenset[str]:
    """The names of the macros that the page calls."""
    try:
        names = parse_template(page.body).find_all(nodes.Name)
        return frozenset(one.name for one in names if one.name in macros)
    except (TemplateSyntaxError, RecursionError):
        return frozenset()


def _paths(node: nodes.Node, macros: Mapping[str, Macro]) -> Iterator[str]:
    if path := _dotted(node):
        yield macros[path].subject if path in macros else path
        return
    for child in node.iter_child_nodes():
        yield from _paths(child, macros)


def _dotted(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr) and (base := _dotted(node.node)):
        return f"{base}.{node.attr}"
    return ""
