"""What HTML a page may hold: an allow-list of elements, attributes and addresses, held against the tree a browser builds.

Safe by design, not by the reader's fidelity: what is published is not what was written but the judged tree, written out
anew. All of it is allowed, every attribute is in quotes and every element closed, so there is nothing left that two
readers could read in two ways. Facts then take their places in it as escaped text, in a text or a quoted value; they
are known here, because an address is judged with them in it. What macros draw comes from our templates, which are code.
"""

from __future__ import annotations

import re
from typing import Protocol

from selectolax.lexbor import LexborNode

from handbook.pages.addresses import leaves, unsafe_scheme
from handbook.pages.html_tree import TEXT, content
from handbook.pages.markup_lines import line_of_markup, traces
from handbook.problems import Problem

ELEMENTS = frozenset(
    "a abbr article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em"
    " figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label li mark nav ol p picture pre q"
    " rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var"
    " wbr".split()
)
ATTRIBUTES = frozenset(
    "abbr align alt checked cite class colspan datetime decoding dir disabled download for headers height hidden href"
    " hreflang id lang loading markdown name open rel reversed role rowspan scope span src start tabindex target title"
    " translate type value width".split()
)
_FAMILIES = re.compile(r"(aria|data)-[a-z-]+")
_ADDRESSES = {"href", "src", "cite"}
_REMEDY = "write it in Markdown, or ask a developer for a macro"
_QUOTES = "put the whole value in quotes, and only a fact in it, never what a macro draws"


class Held(Protocol):
    """What is put in place later (``handbook/drawing/placeholders.py``)."""

    mark: str

    def plain(self, text: str) -> str: ...
    def apart(self, html: str) -> str: ...
    def draws(self, text: str) -> bool: ...


def judge(html: str, file: str, source: str, held: Held) -> tuple[str, list[Problem]]:
    """A page's HTML, to be published instead of ``html``, and the problems in it.

    ``html`` has a token where a fact or macro will stand, which ``held`` knows; ``source`` is the page's file, to find
    the lines in.
    """
    article = content(html)
    judge = _Judge(file, source, held)
    if article is None:
        judge.broken(html)
        return "", judge.problems
    for node in article.traverse(include_text=True):
        if node.mem_id != article.mem_id and node.tag != TEXT:
            judge.element(node)
    if held.mark in html:
        judge.facts(html)
    return article.inner_html or "", judge.problems


class _Judge:
    def __init__(self, file: str, source: str, held: Held):
        self.file, self.source, self.held = file, source, held
        self.problems: list[Problem] = []

    def problem(self, what: str, mend: str, *choices: str | tuple[str, ...]) -> None:
        several = [(one,) if isinstance(one, str) else one for one in choices]
        line = line_of_markup(self.source, *several)
        found = Problem(self.file, line, "markup", what, mend)
        if found not in self.problems:
            self.problems.append(found)

    def element(self, node: LexborNode) -> None:
        tag = node.tag or "?"
        if node.is_comment_node:
            remedy = "write {# … #} around it instead"
            self.problem("an HTML comment would be published", remedy, "<!")
        elif self.held.mark in tag:
            self.problem("a fact or macro stands where an element's name would", _QUOTES, "<{{")
        elif tag not in ELEMENTS:
            self.problem(f"a page may not hold <{tag}>", _REMEDY, f"<{tag}")
        else:
            for name, value in node.attributes.items():
                self._attribute(node, name, value or "")

    def _attribute(self, node: LexborNode, name: str, value: str) -> None:
        if name not in ATTRIBUTES and not _FAMILIES.fullmatch(name):
            if self.held.mark not in name:
                self.problem(f'a page may not set {name}="…" on <{node.tag}>', _REMEDY, name)
        elif name in _ADDRESSES:
            self._address(name, self.held.plain(value))
        elif name == "target":
            self._target(node, value)
        if self.held.draws(value) and not _is_anchor(name, value):
            self.problem(f"what is drawn in {name}=… is HTML, not words", _QUOTES, f"{name}=")

    def _address(self, name: str, value: str) -> None:
        scheme = unsafe_scheme(value)
        if scheme is not None:
            what = f"an address beginning with {scheme} is not safe for readers"
            what = what if scheme else f"no browser can read the address {value}"
            self.problem(what, "use https:, mailto:, tel: or a page's path", scheme or value)
        elif name == "src" and leaves(value):
            what = f"the picture {value} would be fetched from another host"
            self.problem(what, "put the file under data/assets/ or docs/ and use its path", value)

    def _target(self, node: LexborNode, value: str) -> None:
        lets_go = {"noopener", "noreferrer"}.intersection(
            (node.attributes.get("rel") or "").split()
        )
        if value != "_blank" or not lets_go:
            what = f'target="{value}" gives another page a hold on this one'
            self.problem(what, 'write target="_blank" rel="noopener", or leave it out', "target")

    def facts(self, html: str) -> None:
        """Tell of tokens that are not held in by quotes: with a blank after them, a second attribute appears."""
        article = content(self.held.apart(html))
        nodes = article.traverse() if article is not None else ()
        for node in nodes:
            named = self.held.mark in (node.tag or "")
            if not named and any(self.held.mark in name for name in node.attributes):
                what = f"a fact or macro stands outside quotes in <{node.tag}>"
                self.problem(what, _QUOTES, (f"<{node.tag}", "{{"), ("{:", "{{"), "{{")

    def broken(self, html: str) -> None:
        """Tell where the frame breaks: at the first line with which it does."""
        lines = html.split("\n")
        sound, breaks = 0, len(lines)
        while breaks - sound > 1:
            middle = (sound + breaks) // 2
            if content("\n".join(lines[:middle])) is None:
                breaks = middle
            else:
                sound = middle
        what = "the HTML here closes what it did not open, or leaves a tag open"
        mend = "close each tag that you open, and no other"
        self.problem(what, mend, *traces(lines[breaks - 1]))


def _is_anchor(name: str, value: str) -> bool:
    """Whether a value is made of a heading's words, of which only a slug is kept."""
    return name in ("id", "for") or (name == "href" and value.startswith("#"))
