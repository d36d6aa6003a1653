"""Facts typed by hand in a page: found by what the facts themselves say, with the macro to write instead.

What counts as the same fact follows its kind: a telephone number is the same in any spelling, an address with or
without its scheme, a price with its sign or its currency's name, a day in any usual form, a sentence in any case
and punctuation.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from babel.dates import format_date

from handbook.facts.brand import Brand
from handbook.facts.references import write
from handbook.kinds import Email, HexColor, Markdown, Phone, Price, Text, WebAddress, walk
from handbook.pages.page import Page
from handbook.pages.visible_text import is_literal, line_at, literal_passages, prose
from handbook.problems import Problem
from handbook.drawing.rendering import LOCALE

Path_ = tuple[str | int, ...]

_DIGITS = re.compile(r"(?<![\w#])[+(]?\d[\d\s()./\u2010-\u2013-]{5,}\d(?!\w)")
_NAMES = (
    ("meta", "name", "short"), ("meta", "name", "full"), ("products", None, "name"), ("customers", "named", None, "name"),
    ("contact", "people", None, "name"), ("message", "pitch", "text"), ("message", "pitch", "call_to_action"),
    ("message", "key_message", "text"), ("story", "promise"),
)  # fmt: skip
"""Texts that a page must not repeat; None stands for any key."""
_DATES = (("calendar", "events", None, "starts"), ("calendar", "events", None, "ends"))
_DAY_FORMS = (
    "MMMM d, y",
    "MMM d, y",
    "MMMM d'th', y",
    "d MMMM y",
    "d MMM y",
    "y-MM-dd",
    "M/d/y",
    "MM/dd/y",
    "EEEE, MMMM d",
    "MMMM d",
    "MMMM d'th'",
    "d MMMM",
)
_ANOTHER_YEAR = r"(?!,?[\s\u00a0]+\d{4}\b)"
_WORD = re.compile(r"(?<![\w./:#-])[^\W\dA-Z]+(?![\w/:-]|\.\w)")
"""A word without a capital that is no part of an address."""
_OBJECT = re.compile(
    r"\s+(?:the|an?|your|our|their|his|her|its?|them|this|that|these|those|every|each)\b"
)
"""What follows a verb, and never a name."""
_SENTENCE_BEGINS = re.compile(
    r"(?:\A|\n[ \t]*\n|\n[ \t]*(?:[>#*+|-]|\d+\.)|[.!?:|][\"'”’)*_]*\s)[\s>#*+\d.\"'“‘(\[_|-]*\Z"
)
"""What stands before a word that has its capital letter from its place."""


@dataclass(frozen=True)
class Find:
    """A fact found in a page: the offsets of what was typed, and what to write."""

    start: int
    end: int
    typed: str
    macro: str

    @property
    def length(self) -> int:
        return self.end - self.start


class _Known(NamedTuple):
    """How facts are spelled: what to write instead of each number and form, and the pattern that finds each form."""

    phones: dict[str, str]
    macros: dict[str, str]
    patterns: dict[str, str]


class Finder:
    """Finds one brand's facts in prose. Making one takes longer than using it: keep it for all pages.

    ``texts`` show which words are used as words: at the beginning of a sentence these are no product's name.
    """

    def __init__(
        self,
        brand: Brand,
        withheld: Mapping[Path_, str] | None = None,
        texts: Iterable[str] = (),
    ):
        self.brand, self.texts = brand, texts
        self.withheld = frozenset((*path, "name") for path in withheld or ())

    @cached_property
    def _known(self) -> _Known:
        known = _Known({}, {}, {})
        for path, value in sorted(
            walk(self.brand), key=lambda item: item[0][:1] != ("contact",)
        ):  # of two places, contact is the one to write
            self._learn(path, value, known)
        return known

    def _learn(self, path: Path_, value: Any, known: _Known) -> None:
        """Note how a fact is spelled."""
        if not path or path[0] == "stewards" or path in self.withheld:
            return
        macro = write(path)
        if isinstance(value, Phone):
            known.phones.setdefault(value.digits, macro)
            return
        for form in _forms(path, value):
            if known.macros.setdefault(_plain(form), macro) == macro:
                exact_case = len(form.split()) == 1 and not isinstance(
                    value, (Email, WebAddress, HexColor)
                )
                is_yearless = isinstance(value, datetime.date) and str(value.year) not in form
                known.patterns[_plain(form)] = _loosely(form, exact_case=exact_case) + (
                    _ANOTHER_YEAR if is_yearless else ""
                )

    def find(self, text: str) -> list[Find]:
        """Every fact typed in ``text``, in order; of two that overlap, the longer."""
        finds = [
            Find(m.start(), m.end(), m[0], self._known.macros[_plain(m[0])])
            for m in self._pattern(text).finditer(text)
            if not self._is_a_word(m)
        ]
        finds += [
            Find(m.start(), m.end(), m[0], macro)
            for m in _DIGITS.finditer(text)
            if (macro := self._phone(m[0]))
        ]
        kept: list[Find] = []
        taken = bytearray(len(text))
        for find in sorted(finds, key=lambda find: -find.length):
            if not any(taken[find.start : find.end]):
                taken[find.start : find.end] = b"\1" * find.length
                kept.append(find)
        return sorted(kept, key=lambda find: find.start)

    def _pattern(self, text: str) -> re.Pattern[str]:
        """Finds those spellings that are anywhere in ``text``; looking for all of them everywhere takes a hundred times as long."""
        plain = _plain(text)
        near = [pattern for form, pattern in self._known.patterns.items() if form in plain]
        return re.compile("|".join(sorted(near, key=len, reverse=True)) or "(?!)")

    def _is_a_word(self, found: re.Match[str]) -> bool:
        """Whether a product's name begins a sentence, where any word has a capital, and is a word that others use too."""
        is_word = found[0].lower() in self.words or _OBJECT.match(found.string, found.end())
        return (
            self._known.macros[_plain(found[0])].startswith("{{ products")
            and bool(is_word)
            and bool(
                _SENTENCE_BEGINS.search(found.string, max(0, found.start() - 80), found.start())
            )
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """The names of products that others use as words."""
        products = self.brand.products.values() if self.brand.products else ()
        names = {_plain(one.name) for one in products}
        facts = (value for _, value in walk(self.brand) if type(value) in (Text, Markdown))
        near = (text for text in chain(facts, self.texts) if any(name in text for name in names))
        return frozenset(word for text in near for word in _WORD.findall(text)) & names

    def _phone(self, typed: str) -> str | None:
        digits = re.sub(r"\D", "", typed).removeprefix("00")
        if len(digits) < 7:
            return None
        return next(
            (
                macro
                for number, macro in self._known.phones.items()
                if number.endswith(digits.lstrip("0"))
            ),
            None,
        )


def _forms(path: Path_, value: Any) -> Iterator[str]:
    """How a fact of this kind is spelled; empty for facts that a page may repeat."""
    if isinstance(value, WebAddress):
        yield from (str(value), value.spoken, f"www.{value.spoken}")
    elif isinstance(value, Email):
        yield str(value)
    elif isinstance(value, HexColor):
        yield from (str(value), ", ".join(map(str, value.rgb)))
    elif isinstance(value, Price):
        yield from _price_forms(value)
    elif isinstance(value, datetime.date) and _matches(path, _DATES):
        forms = (form.replace("'th'", _ordinal(value.day)) for form in _DAY_FORMS)
        yield from (format_date(value, form, locale=LOCALE) for form in forms)
    elif isinstance(value, str) and _matches(path, _NAMES):
        yield str(value)
        yield from (
            sentence for sentence in re.split(r"(?<=[.!?])\s+", value) if len(sentence.split()) > 4
        )


def _ordinal(day: int) -> str:
    """What follows the day's number, quoted as babel wants it: 'st', 'nd', 'rd' or 'th'."""
    return f"'{'th' if 11 <= day <= 13 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}'"


def _price_forms(value: Price) -> Iterator[str]:
    from babel.numbers import get_currency_name, get_currency_symbol

    amounts = {f"{value.amount:f}", f"{value.amount:,.2f}", f"{value.amount:,f}"}
    for amount in sorted(amounts):
        yield from (
            f"{get_currency_symbol(value.currency, LOCALE)}{amount}",
            f"{value.currency} {amount}",
            f"{amount} {value.currency}",
        )
        yield f"{amount} {get_currency_name(value.currency, 2, LOCALE).split()[-1]}"


def _matches(path: Path_, shapes: tuple[tuple[str | None, ...], ...]) -> bool:
    return any(
        len(path) == len(shape)
        and all(want in (None, step) for step, want in zip(path, shape, strict=True))
        for shape in shapes
    )


def _loosely(form: str, *, exact_case: bool) -> str:
    """A pattern for ``form`` with any blanks between its words; a single word must also agree in case."""
    words = r"[\s ]+".join(re.escape(word) for word in form.split())
    begin = r"(?<!\w)" if form[0].isalnum() else ""
    end = r"(?!\w)" if form[-1].isalnum() else ""
    return f"{begin}{words}{end}" if exact_case else f"(?i:{begin}{words}{end})"


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def check_typed_by_hand(page: Page, finder: Finder) -> list[Problem]:
    """A problem for each fact typed by hand outside the passages marked as literal."""
    return [_problem(page, find) for find in finds_in(page, finder)]


def _problem(page: Page, find: Find) -> Problem:
    what = f'"{" ".join(find.typed.split())}" is typed by hand'
    line = line_at(page, find.start)
    return Problem(page.file, line, "typed-by-hand", what, f"write {find.macro}")


def finds_in(page: Page, finder: Finder) -> list[Find]:
    """The facts typed by hand in a page, without those in literal passages."""
    passages = literal_passages(page)
    return [find for find in finder.find(prose(page)) if not is_literal(passages, find.start)]


def mended(page: Page, finder: Finder) -> str:
    """The page's body with each fact typed by hand replaced by what prints it."""
    body = page.body
    for find in reversed(finds_in(page, finder)):
        body = body[: find.start] + find.macro + body[find.end :]
    return body
