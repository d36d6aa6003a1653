"""Values that stay what they are: printed into Markdown as a token, put in place after Markdown has run.

Escaping for Markdown cannot work, because the same value may land in a paragraph, a heading, a table cell,
a code block or an attribute, and each has rules of its own. A token of plain letters and digits passes
through all of them unchanged, and is replaced in the finished HTML, where only HTML's rules are left.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from html import escape

from markdown.extensions.toc import slugify
from markupsafe import Markup


class Gap(str):
    """What stands where a page prints something that this company does not have."""


class Inert:
    """Holds values for the pages of one build."""

    def __init__(self) -> None:
        self.mark = f"q{secrets.token_hex(5)}"
        self._values: list[str | Markup] = []
        self._token = re.compile(rf"(?:{self.mark}:?)?{self.mark}z(\d+)z")
        self._paragraph = re.compile(rf"<p>{self._token.pattern}</p>")
        self._name = re.compile(rf'\b(id|for|href)="(#?)([^"]*{self.mark}[^"]*)"')

    def hold(self, value: object) -> str:
        """A token for ``value``. Markup will be put in as HTML, anything else as text."""
        self._values.append(value if isinstance(value, Markup | Gap) else str(value))
        token = f"{self.mark}z{len(self._values) - 1}z"
        is_address = not isinstance(value, Markup) and re.match(
            r"[A-Za-z][A-Za-z0-9+.-]*:\S", str(value)
        )
        return f"{self.mark}:{token}" if is_address else token

    def settle(self, html: str) -> str:
        """``html`` with every token replaced by its value."""
        if self.mark not in html:
            return html
        html = self._name.sub(self._settle_name, html)
        html = self._paragraph.sub(self._settle_paragraph, html)
        return self._token.sub(lambda match: self._html(match), html)

    def plain(self, text: str) -> str:
        """``text`` with every token replaced by its value as it is, not as HTML."""
        return self._token.sub(lambda match: str(self._values[int(match[1])]), text)

    def apart(self, html: str) -> str:
        """``html`` with a word of its own after every token: what is outside quotes then shows."""
        return self._token.sub(lambda match: f"{match[0]} {self.mark}", html)

    def held_in(self, text: str) -> Iterator[str | Markup]:
        """The value of each token in ``text``."""
        return (self._values[int(found[1])] for found in self._token.finditer(text))

    def is_gap(self, text: str) -> bool:
        """Whether a token in ``text`` stands for something that is not there."""
        return any(isinstance(value, Gap) for value in self.held_in(text))

    def draws(self, text: str) -> bool:
        """Whether a token in ``text`` stands for HTML."""
        return any(isinstance(value, Markup) for value in self.held_in(text))

    def slug(self, text: str) -> str:
        """An anchor's name with every token replaced by its value's slug."""
        return self._token.sub(lambda match: slugify(_text(self._values[int(match[1])]), "-"), text)

    def _html(self, match: re.Match[str]) -> str:
        value = self._values[int(match[1])]
        return value if isinstance(value, Markup) else escape(value)

    def _settle_name(self, match: re.Match[str]) -> str:
        attribute, hash_, value = match.groups()
        if attribute == "href" and not hash_:
            return match[0]
        return f'{attribute}="{hash_}{escape(self.slug(value))}"'

    def _settle_paragraph(self, match: re.Match[str]) -> str:
        value = self._values[int(match[1])]
        is_block = isinstance(value, Markup) and re.match(
            r"\s*<(?!a\b|span\b|abbr\b|em\b|strong\b|code\b|b\b|i\b)", value
        )
        return value if is_block else f"<p>{self._html(match)}</p>"


def _text(value: str | Markup) -> str:
    return value.striptags() if isinstance(value, Markup) else value
