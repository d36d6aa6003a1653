"""What the facts say in numbers: prices, counts, times, and the days of events, each with what it is about."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from babel.dates import format_date
from babel.numbers import get_currency_symbol

from handbook.drawing.rendering import LOCALE, days, price
from handbook.facts.brand import Brand
from handbook.input.strict_yaml import Path_
from handbook.subjects.campaigns import Event
from handbook.texts.language import language
from handbook.texts.numbers import mentions
from handbook.texts.words import Sentence, stem, tokens, without_article

_PUBLIC = ("story", "message", "products", "customers", "campaigns", "policies", "facts")
"""The groups whose numbers others may repeat."""


def prices(brand: Brand, rule: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for product in brand.products.values() if brand.products else ():
        if product.price:
            name = sorted({stem(word.text) for word in tokens(without_article(product.name))})
            per = [stem(word.text) for word in tokens(product.price.per or "")]
            cues = [stem(word) for word in language()["prices"]]
            whole = price(product.price)
            yield {
                "value": float(product.price.amount),
                "unit": rule["money"].get(get_currency_symbol(product.price.currency, LOCALE), "$"),
                "how": [],
                "stems": [*name, *per, *cues],
                "needs": name,
                "enough": 2,
                "shown": whole.partition(" a ")[0],
                "reason": rule["messages"]["price"]
                .replace("{name}", product.name)
                .replace("{price}", whole),
            }


def statements(
    brand: Brand,
    said: Iterable[tuple[Path_, str]],
    texts: Mapping[str, list[Sentence]],
    rule: Mapping[str, Any],
) -> Iterator[dict[str, Any]]:
    for path, text in said:
        if path[0] not in _PUBLIC:
            continue
        if path[0] == "facts" and text.replace(".", "").isdigit():
            yield from _bare(text, str(path[1]), rule)
        around = frozenset().union(*(one.stems for one in texts[text]), _about(brand, path))
        for part in texts[text]:
            yield from _in_sentence(part.text, around, rule)


def _about(brand: Brand, path: Path_) -> set[str]:
    """The stems of what a fact is about, as its place says."""
    keys = [word for step in path[1:] if isinstance(step, str) for word in step.split("_")]
    item = getattr(brand, str(path[0]))
    name = item[path[1]].name if path[0] == "products" else ""
    return {stem(word.text) for word in tokens(" ".join([*keys, name]))}


def _bare(text: str, key: str, rule: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """A fact that is a number alone: its key says what it counts."""
    words = sorted({stem(word) for word in key.split("_") if word not in rule["silent"]})
    units = [word for word in words if word in rule["measured"]]
    needs = [word for word in words if word not in units]
    yield {
        "value": float(text),
        "unit": units[0] if units else "",
        "how": [],
        "stems": words,
        "needs": needs,
        "enough": len(needs),
        "shown": text,
        "reason": rule["messages"]["number"].replace("{text}", f"{key.replace('_', ' ')}: {text}"),
    }


def _in_sentence(
    part: str, around: frozenset[str], rule: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    for one in mentions(part, rule):
        if one.unit:
            yield {
                "value": one.value,
                "unit": one.unit,
                "how": list(one.how),
                "stems": sorted(around),
                "needs": [],
                "enough": 2,
                "shown": one.text,
                "reason": rule["messages"]["number"].replace("{text}", part),
            }


def events(brand: Brand) -> Iterator[dict[str, Any]]:
    dated: list[tuple[str, datetime.date, datetime.date]] = [
        (str(one.name), one.starts, one.last_day)
        for one in (brand.calendar.events.values() if brand.calendar else ())
    ]
    dated += [
        (str(one.name), one.day, one.day)
        for one in (brand.campaigns.values() if brand.campaigns else ())
        if isinstance(one, Event)
    ]
    for name, first, last in dated:
        span = [first + datetime.timedelta(days=step) for step in range((last - first).days + 1)]
        yield {
            "name": without_article(name).lower(),
            "shown": name,
            "shown_days": days(first, last),
            "say": format_date(first, "MMMM d", locale=LOCALE),
            "days": [
                f"{format_date(day, 'MMMM', locale=LOCALE).lower()} {day.day}" for day in span
            ],
        }
