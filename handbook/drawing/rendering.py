"""Drawing facts with the partials in ``templates/``: the one place where facts become HTML."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import markdown
from babel.dates import format_date, format_interval
from babel.numbers import format_currency, format_decimal
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from handbook.kinds.absent import Absent, Missing, Reaching
from handbook.drawing.noting import note
from handbook.drawing.registry import BadCall, named
from handbook.subjects.our_words import OurWords, speaking
from handbook.kinds import Email, Facts, Markdown, Phone, Price, Text, WebAddress

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
LOCALE = "en_US"
"""How days and numbers are written."""
FEW = 12
"""How many cards or names stand open; more are folded, and a word makes them fewer."""


def draw(template: str, **context: Any) -> Markup:
    """Render ``templates/<template>.html``. Facts are escaped; an undefined name raises."""
    return Markup(_environment().get_template(f"{template}.html").render(context))


def plain(template: str, **context: Any) -> str:
    """Render ``templates/files/<template>``, a text that is no HTML: facts stand in it as they are."""
    return _environment().get_template(f"files/{template}").render(context)


def show(value: Any) -> Any:
    """A fact as a reader sees it: Markdown as HTML, days and numbers in words, anything else unchanged.

    Raises ``Missing`` for a fact that is not there: a template asks before it prints what a company may leave out.
    """
    if value is None or isinstance(value, Absent):
        raise Missing
    note(value)
    if isinstance(value, Markdown):
        return inline(value)
    if isinstance(value, Facts):
        return _show_group(value)
    if isinstance(value, Decimal):
        return format_decimal(value, locale=LOCALE)
    if isinstance(value, datetime.date):
        return format_date(value, format="long", locale=LOCALE)
    return value


def _show_group(group: Facts) -> Any:
    if isinstance(group, Price):
        return price(group)
    return getattr(group, group.printed) if group.printed else str(group)


def price(value: Price) -> str:
    """A price in words: "$189 a month"."""
    whole = value.amount == value.amount.to_integral_value()
    amount = format_currency(
        value.amount,
        value.currency,
        locale=LOCALE,
        format="¤#,##0" if whole else None,
        currency_digits=not whole,
    )
    return f"{amount} a {value.per}" if value.per else amount


def days(starts: datetime.date, ends: datetime.date | None = None, year: bool = True) -> str:
    """A day, or the days from one to another, in short: "Dec 1 – 18, 2026". Without ``year``, it is said only if the two differ."""
    ends = ends or starts
    skeleton = "yMMMd" if year or starts.year != ends.year else "MMMd"
    return format_interval(starts, ends, skeleton, locale=LOCALE).replace("\u2009", " ")


def link(value: Any) -> Markup:
    """A telephone number, e-mail or web address as a link that says itself."""
    if not isinstance(value, (Phone, Email, WebAddress)):
        what = f"{named(value)} is neither a telephone number nor an e-mail or web address"
        raise BadCall(what, "print it without | link")
    note(value)
    text = value.spoken if isinstance(value, WebAddress) else value
    shown = text if isinstance(value, Phone) else may_break(text)
    return Markup('<a href="{}">{}</a>').format(value.href, shown)


def may_break(address: str) -> Markup:
    """``address`` as HTML: an address that a narrow window may break after a dot or an at sign, and nowhere else."""
    return Markup("").join(
        part + Markup("<wbr>") if part in ("@", ".") else part
        for part in re.split(r"([.@])", address)
    )


def listed(facts: Iterable[Text]) -> str:
    """Facts in one line: "Bakeries, Trades, Home care"."""
    texts = list(facts)
    for text in texts:
        note(text)
    return ", ".join(texts)


def inline(text: str) -> Markup:
    """Inline Markdown as HTML. Raw HTML is shown, not used."""
    note(text)
    html = _inline_markdown().reset().convert(str(text))
    return Markup(html.removeprefix("<p>").removesuffix("</p>"))


@cache
def _inline_markdown() -> markdown.Markdown:
    converter = markdown.Markdown()
    converter.preprocessors.deregister("html_block")
    for name in ("html", "image_link", "image_reference", "short_image_ref"):
        converter.inlinePatterns.deregister(name)
    for name in (
        "indent",
        "code",
        "hashheader",
        "setextheader",
        "hr",
        "olist",
        "ulist",
        "quote",
        "reference",
    ):
        converter.parser.blockprocessors.deregister(name)
    return converter


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates, kept where there is room: a full disk costs time, not the build."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


@cache
def compiled() -> FileSystemBytecodeCache | None:
    """Where compiled templates are kept from one run to the next; None where nothing may be written."""
    folder = TEMPLATES.parent / ".build" / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return _Compiled(str(folder)) if os.access(folder, os.W_OK) else None


class _Drawing(Reaching, Environment):
    """Draws partials."""


class _Spoken(FileSystemLoader):
    """Templates as a company says them."""

    def __init__(self, words: OurWords):
        super().__init__(TEMPLATES)
        self.words = words

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, file, is_current = super().get_source(environment, template)
        return self.words.in_template(source), file, is_current


def _environment() -> Environment:
    return _environment_of(speaking.get())


@cache
def _environment_of(words: OurWords) -> Environment:
    environment = _Drawing(
        loader=_Spoken(words),
        bytecode_cache=compiled(),
        autoescape=lambda name: name is None or name.endswith(".html"),
        undefined=StrictUndefined,
        finalize=show,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "link": link,
        "may_break": may_break,
        "days": days,
        "month": lambda day: format_date(day, format="MMM y", locale=LOCALE),
        "inline": inline,
    }
    environment.globals["few"] = FEW
    return environment
