"""What the site has for programs besides its pages: a Markdown copy of each, ``llms.txt``, and an address for each fact.

``llms.txt`` is as https://llmstxt.org proposes it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from html_to_markdown import ConversionOptions, convert
from selectolax.lexbor import LexborHTMLParser

from handbook.drawing.rendering import draw, plain
from handbook.exports.catalog import FACTS_FILE
from handbook.exports.facts_file import leaves
from handbook.facts.brand import Brand
from handbook.site.content_policy import POLICY
from handbook.site.search_answers import Answer, answers

COPY = "index.md"
"""What the Markdown copy of a page is called, beside the page."""
LASTING = "f/"
"""Where the site has an address that stays for each fact that people ask for by name."""
NAMED = f"{LASTING}index.json"
"""What those facts are called, and what people call them."""
LLMS = "llms.txt"
"""Where the site says to assistants what there is."""
OPEN_SEARCH = "opensearch.xml"
"""Where browsers learn to search the site (OpenSearch 1.1, draft 6)."""
_NOT_SAID = "script, style, template, svg, button, .headerlink, .drawn__change, [hidden], [data-search-exclude]"
"""Elements of a page that only a reader with a screen has a use for."""
_OPTIONS = ConversionOptions(autolinks=False, url_escape_style="percent")
_CODE_OR_SIGN = re.compile(r"(```.*?```|`+[^`]*`+)|<", re.DOTALL)
"""Code stands as it is; elsewhere a sign that would begin HTML is only a sign."""


@dataclass(frozen=True)
class Copy:
    """A page's copy: its address, title, what it is about, other words for that, the menu's section, and its Markdown."""

    url: str
    title: str
    description: str
    words: str
    section: str
    text: str


def copies(pages: Iterable[Copy], brand: Brand, site_url: str | None) -> dict[str, str]:
    """Every such file by its path in the site. ``site_url`` is the site's own address, if it has one."""
    pages, base = list(pages), f"{site_url.rstrip('/')}/" if site_url else ""
    made = {f"{page.url}{COPY}": f"{_head(page)}{page.text}" for page in pages}
    made |= {LLMS: _llms(pages, brand, base)} | _facts(brand)
    if base:
        made[OPEN_SEARCH] = plain("opensearch.xml", meta=brand.meta, base=base)
    return made


def _head(page: Copy) -> str:
    """What a page is about, and what else people call that, as front matter."""
    told = {"description": page.description, "keywords": page.words}
    lines = [
        f"{key}: {json.dumps(text, ensure_ascii=False)}\n" for key, text in told.items() if text
    ]
    return "".join(["---\n", *lines, "---\n\n"]) if lines else ""


def markdown(html: str) -> str:
    """A page's content as Markdown."""
    tree = LexborHTMLParser(html)
    for one in tree.css(_NOT_SAID):
        one.decompose()
    content = convert(tree.body.html or "", _OPTIONS).content if tree.body else ""
    text = (content or "").strip()
    return _CODE_OR_SIGN.sub(lambda one: one[0] if one[1] else "&lt;", text) + "\n"


def _llms(pages: list[Copy], brand: Brand, base: str) -> str:
    sections: dict[str, list[Copy]] = {}
    for page in pages:
        sections.setdefault(page.section, []).append(page)
    facts = leaves(brand)
    return plain(
        "llms.txt",
        base=base,
        facts_file=FACTS_FILE,
        message=facts.get("message.key_message.text"),
        name=facts["meta.name.short"],
        sections=sections,
    )


def _facts(brand: Brand) -> dict[str, str]:
    """A small page for each fact that people ask for by name, at an address that stays: ``f/contact.switchboard/``."""
    named: dict[str, list[Answer]] = {}
    for one in answers(brand):
        named.setdefault(".".join(one.path), []).append(one)
    pages = {
        f"{LASTING}{path}/index.html": draw(
            "fact_page", path=path, answers=told, meta=brand.meta, policy=POLICY
        )
        for path, told in named.items()
    }
    listed = [
        {"path": path, "name": one.name, "value": one.value, "keywords": f"{one.asked} {one.words}"}
        for path, told in named.items()
        for one in told
    ]
    return {**pages, NAMED: json.dumps(listed, ensure_ascii=False, indent=0)}
