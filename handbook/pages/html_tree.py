"""The one reader of HTML: the tree that a browser builds, to be asked different questions.

Lexbor, which selectolax brings, follows the parsing algorithm of the HTML standard, which browsers share.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

TEXT = "-text"
"""What the reader calls a piece of text among the elements."""

_BEFORE = "<div><main><div><div><article>"
_AFTER = "</article></div></div></main></div><footer>.</footer>"
"""What stands around a page's content, in short: nothing else can be closed or swallowed by what a page leaves amiss."""


DEEPEST = 400
"""How many elements may be open at once in a part of a page: a browser's algorithm takes a step for each at each tag."""
DEEPEST_FORMATTING = 10
"""The same for those that a browser opens again in each paragraph."""
LONGEST = 5_000
"""Characters of one tag: each of its attributes is held against all others."""

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)([^>]*)")
_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())


class TooDeep(ValueError):
    """So many elements are open at once, or in one tag so many attributes, that reading them would take long."""


def parse(html: str) -> LexborHTMLParser:
    """The tree of a whole page, or of a part of one."""
    return LexborHTMLParser(html)


def elements(html: str) -> Iterator[LexborNode]:
    """Every element of a whole page, or of a part of one, in order."""
    root = parse(html).root
    return root.traverse() if root is not None else iter(())


def _bounded(html: str) -> str:
    """``html``; raises ``TooDeep``."""
    is_open, depth, formatting = Counter[str](), 0, 0
    for slash, name, rest in _TAG.findall(html.lower()):
        if len(rest) > LONGEST:
            raise TooDeep("a tag holds more than any page needs")
        if name in _EMPTY or (slash and not is_open[name]):
            continue
        step = -1 if slash else 1
        is_open[name] += step
        depth += step
        formatting += step * (name in _FORMATTING)
        if depth > DEEPEST or formatting > DEEPEST_FORMATTING:
            raise TooDeep("more elements are open at once than any page needs")
    return html


def words_of(html: str) -> str:
    """The text of a part of a page, without its elements."""
    body = parse(html).body
    return body.text() if body is not None else ""


def shown(html: str, is_left_out: Callable[[LexborNode], bool]) -> Iterator[LexborNode]:
    """Every element and text in the body, in order, but for elements that are left out, with all that they hold.

    Raises ``TooDeep``.
    """
    body, out = parse(_bounded(html)).body, set[int]()
    for node in body.traverse(include_text=True) if body is not None else ():
        parent = node.parent
        if parent is None or body is None or node.mem_id == body.mem_id:
            continue
        if parent.mem_id in out or (node.tag != TEXT and is_left_out(node)):
            out.add(node.mem_id)
        else:
            yield node


def content(html: str) -> LexborNode | None:
    """The element that holds a page's content ``html``; None when it breaks the frame around it.

    It does so when it closes what it did not open, or leaves open what goes on into the frame, or opens too much.
    """
    try:
        _bounded(html)
    except TooDeep:
        return None
    tree = parse(f"<!doctype html><body>{_BEFORE}{html}{_AFTER}")
    article = tree.css_first("body > div > main > div > div > article")
    if article is None or tree.root is None:
        return None
    framed = f"{_BEFORE}{article.inner_html or ''}{_AFTER}"
    return article if tree.root.html == _document(framed) else None


def _document(body: str) -> str:
    return f"<html><head></head><body>{body}</body></html>"
