"""What several tests need: a brand with other facts, and HTML as a reader meets it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any, NamedTuple
from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag

from handbook.drawing.page_links import Pages
from handbook.kinds import Facts, Text, freeze

FUZZ = int(os.environ.get("FUZZ", 1))
"""How many times the usual number of random examples to try (make fuzz)."""

HOSTILE = Text("|*a* _b_ `c` {{ 7 * 7 }} <script>alert(1)</script> \"d\" 'e' &amp; [f](g)")
"""A text that is markup almost anywhere; a reader must see it exactly so."""


class EveryPage(Pages):
    """A handbook that has every page that a template may lead to."""

    def __missing__(self, key: str) -> str:
        return f"pages/{key}.md"


PAGES = EveryPage()


def vary(value: Any, path: str, new: Any) -> Any:
    """A copy of the brand (or a part of it) with the fact at a dotted path replaced; ``new`` is not validated."""
    step, _, rest = path.partition(".")
    if isinstance(value, Facts):
        return value.model_copy(
            update={step: vary(getattr(value, step), rest, new) if rest else new}
        )
    if isinstance(value, Mapping):
        return freeze({**value, step: vary(value[step], rest, new) if rest else new})
    items = list(value)
    items[int(step)] = vary(items[int(step)], rest, new) if rest else new
    return tuple(items)


def with_every_text(value: Any, new: Text) -> Any:
    """A copy of the brand in which every free text says ``new``; telephone numbers, dates, keys and files stay."""
    if type(value) is Text:
        return new
    if isinstance(value, Facts):
        return value.model_copy(
            update={
                name: with_every_text(getattr(value, name), new)
                for name in type(value).model_fields
            }
        )
    if isinstance(value, Mapping):
        return freeze({key: with_every_text(item, new) for key, item in value.items()})
    if isinstance(value, tuple):
        return tuple(with_every_text(item, new) for item in value)
    return value


def soup(html: str) -> BeautifulSoup:
    """The HTML, to be asked what is in it."""
    return BeautifulSoup(html, "html.parser")


def text(part: str | Tag) -> str:
    """What a reader reads: the text of HTML or of a part of it, with single blanks."""
    part = soup(str(part))
    for place in part.find_all("wbr"):  # where a line may end there is no blank
        place.decompose()
    part.smooth()
    return " ".join(part.get_text(" ").split())


def shows_as_written(html: str, new: str = HOSTILE) -> bool:
    """Whether a text can be read exactly as it was written, and did nothing."""
    page = soup(html)
    made_up = page.find(["script", "em", "i"]) or page.find("a", href="g")
    return new in text(page) and not made_up


VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}


class _Nesting(HTMLParser):
    """Notes every end tag that closes something else, and every start tag left open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")


def badly_nested(html: str) -> list[str]:
    """The tags of a partial that would break the page around it."""
    parser = _Nesting()
    parser.feed(html)
    return parser.faults + parser.open


class Letter(NamedTuple):
    """What a mail program opens."""

    to: str
    subject: str
    body: str


def letter(href: str) -> Letter:
    """The letter that a ``mailto:`` link begins, read as RFC 6068 says: a plus sign is a plus sign, lines end with CR LF."""
    address, _, query = href.removeprefix("mailto:").partition("?")
    fields = dict(field.split("=") for field in query.split("&"))
    body = unquote(fields["body"])
    assert href.isascii() and "\n" not in body.replace("\r\n", "")
    return Letter(unquote(address), unquote(fields["subject"]), body.replace("\r\n", "\n"))


DRAWN = ("image", "font", "other")
"""What a browser draws with when a part of the page comes into view; "other" is the tab's icon, or a page fetched
ahead while the pointer rests on its link, which ``tests/browser/test_fetching_ahead.py`` is about."""


def asked_from_now_on(page: Any) -> list[str]:
    """The addresses that a page asks for something, growing as it does, but for what it draws with or holds itself."""
    asked: list[str] = []

    def listen(request: Any) -> None:
        if request.resource_type not in DRAWN and not request.url.startswith("blob:"):
            asked.append(request.url)

    page.on("request", listen)
    return asked
