"""Numbers in a sentence and what they count: "440 pounds", "one working day", "$189"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from handbook.texts.words import Span, bare, stem, tokens

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TIME = regex.compile(r"^ ?(?::\d\d|[ap]\.?m\b|o['’]clock)", regex.I)


@dataclass(frozen=True)
class Mention(Span):
    """A number in a text. ``unit`` is the stem of what it counts, $, %, or empty; ``how`` what stands between."""

    value: float
    unit: str
    how: tuple[str, ...] = ()


@cache
def _pattern(numbers: tuple[str, ...], scales: tuple[str, ...]) -> regex.Pattern[str]:
    """Finds numbers, in digits or in words."""
    words = "|".join(sorted(numbers, key=len, reverse=True))
    number = (
        rf"(?P<money>[$£€])? ?(?:(?P<digits>{_DIGITS})|(?P<words>(?:{words})(?:-(?:{words}))?))"
    )
    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}.,:/#-]){number}(?: (?P<scale>{'|'.join(scales)}))?(?![\p{{L}}\p{{N}}]|,\d)",
        regex.I,
    )


def mentions(text: str, rules: Mapping[str, Any]) -> Iterator[Mention]:
    """Each number of a text with its unit; times of day and days of a month are none."""
    for found in _pattern(tuple(rules["numbers"]), tuple(rules["scales"])).finditer(text):
        rest = text[found.end() :]
        if _TIME.match(rest) or _is_day(text, found, rules):
            continue
        unit, how, end = _unit(rest, rules)
        unit = found["money"] or unit
        is_pronoun = (found["words"] or "").lower() == "one" and unit not in rules["measured"]
        if not is_pronoun:
            start, stop = found.start(), found.end() + (0 if found["money"] else end)
            yield Mention(start, stop, text[start:stop], _value(found, rules), unit, how)


def _value(found: regex.Match[str], rules: Mapping[str, Any]) -> float:
    if found["digits"]:
        value = float(found["digits"].replace(",", ""))
    else:
        value = sum(rules["numbers"][word] for word in found["words"].lower().split("-"))
    return value * rules["scales"].get((found["scale"] or "").lower(), 1)


def _is_day(text: str, found: regex.Match[str], rules: Mapping[str, Any]) -> bool:
    """Whether the number is a day of a month: "September 18", "18 September"."""
    months = "|".join(rules["months"])
    before = regex.search(rf"(?:{months})\.? $", text[: found.start()], regex.I)
    after = regex.match(rf"(?:st|nd|rd|th)? (?:{months})\b", text[found.end() :], regex.I)
    return bool(before or after)


def _unit(rest: str, rules: Mapping[str, Any]) -> tuple[str, tuple[str, ...], int]:
    """What is counted, the words before it, and the offset at which it ends."""
    if percent := regex.match(r" ?%", rest):
        return "%", (), percent.end()
    how: list[str] = []
    at = 0
    for token in tokens(rest)[:4]:
        if rest[at : token.start] not in (" ", "-"):
            break
        word, at = bare(token.text).lower(), token.end
        if word in rules["money"]:
            return rules["money"][word], tuple(how), at
        if word not in rules["adjectives"]:
            silent = word in rules["silent"] or word[0].isdigit()
            return ("", tuple(how), 0) if silent else (stem(word), tuple(how), at)
        how.append(stem(word))
    return "", tuple(how), 0
