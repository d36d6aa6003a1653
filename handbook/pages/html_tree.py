"""The one reader of HTML: the tree that a browser builds, to be asked different questions.

Lexbor, which selectolax brings, follows the parsing algorithm of the HTML standard, which browsers share.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

TEXT = "-text"
"""What the reader calls a piece of text among the elements."""

_BEFORE = "<div><main><div><div><article>"
_AFTER = "</article></div></div></main></div><footer>.</footer>"
"""What stands around a page's content, in short: nothing else can be closed or swallowed by what a page leaves amiss."""


def parse(html: str) -> LexborHTMLParser:
    """The tree of a whole page, or of a part of one."""
    return LexborHTMLParser(html)


def content(html: str) -> LexborNode | None:
    """The element that holds a page's content ``html``; None when it breaks the frame around it.

    It does so when it closes what it did not open, or leaves open what goes on into the frame.
    """
    tree = parse(f"<!doctype html><body>{_BEFORE}{html}{_AFTER}")
    article = tree.css_first("body > div > main > div > div > article")
    if article is None or tree.root is None:
        return None
    framed = f"{_BEFORE}{article.inner_html or ''}{_AFTER}"
    return article if tree.root.html == _document(framed) else None


def _document(body: str) -> str:
    return f"<html><head></head><body>{body}</body></html>"
