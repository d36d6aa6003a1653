"""Numbers, prices and days in a text that differ from what the facts say of the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import regex

from handbook.texts.finding import Finding, Rules, finding
from handbook.texts.numbers import Mention, mentions
from handbook.texts.words import Sentence, Span, span


def numbers(text: str, parts: list[Sentence], rules: Rules) -> Iterator[Finding]:
    """Numbers that differ from what the facts say in a sentence about the same."""
    before: frozenset[str] = frozenset()
    for part in parts:
        for one in mentions(part.text, rules):
            if statement := _contradicted(one, part.stems, before, rules):
                where = Span(part.start + one.start, part.start + one.end, one.text)
                yield finding("number", where, statement["reason"], [statement["shown"]])
        before = part.stems


def _contradicted(one: Mention, here: frozenset[str], before: frozenset[str], rules: Rules) -> Any:
    """The statement that a number contradicts; None when it agrees with one, or when nothing is said of it."""
    around = here | before
    rivals = [
        (_agreement(one, rule, around), rule)
        for rule in rules["statements"]
        if _same_kind(one, rule, rules) and around.issuperset(rule["needs"])
    ]
    if any(
        rule["value"] == one.value and rule["unit"] == one.unit and score for score, rule in rivals
    ):
        return None
    if _is_sum(one, [rule for _, rule in rivals], around):
        return None
    near = [
        (score, rule)
        for score, rule in rivals
        if score >= _enough(one, rule) and here & {*rule["stems"]}
    ]
    return max(near, key=lambda rival: rival[0])[1] if near else None


def _same_kind(one: Mention, rule: Mapping[str, Any], rules: Rules) -> bool:
    both = {one.unit, rule["unit"]}
    return len(both) == 1 or both <= {*rules["timed"]} or both <= {"$", "£", "€"}


def _agreement(one: Mention, rule: Mapping[str, Any], around: frozenset[str]) -> int:
    """How many words the number's surroundings share with those of a statement."""
    return len((around | {*one.how}) & {*rule["stems"], *rule["how"]} - {one.unit})


def _enough(one: Mention, rule: Mapping[str, Any]) -> int:
    """How much agreement shows that both speak of the same thing."""
    return rule["enough"] + (one.unit != rule["unit"])


def _is_sum(one: Mention, rivals: list[Mapping[str, Any]], around: frozenset[str]) -> bool:
    """Whether an amount is that of several prices together, or of one over a year."""
    prices = [rule["value"] for rule in rivals if rule["needs"]]
    yearly = "year" in around and any(one.value == 12 * price for price in [*prices, sum(prices)])
    return (len(prices) > 1 and one.value == sum(prices)) or yearly


def dates(text: str, parts: list[Sentence], rules: Rules) -> Iterator[Finding]:
    """Days that differ from those of an event that is named in the same sentence."""
    months = "|".join(rules["months"])
    day = regex.compile(
        rf"\b({months}) (\d{{1,2}})(?:st|nd|rd|th)?\b|\b(\d{{1,2}})(?:st|nd|rd|th)? ({months})\b",
        regex.I,
    )
    for part in parts:
        plain = part.text.lower()
        named = [event for event in rules["events"] if event["name"] in plain]
        said = [(span(found), _day(found)) for found in day.finditer(part.text)]
        if (
            named
            and said
            and not any({*event["days"]} & {one for _, one in said} for event in named)
        ):
            where = Span(
                part.start + said[0][0].start, part.start + said[0][0].end, said[0][0].text
            )
            event = named[0]
            yield finding(
                "number",
                where,
                rules["messages"]["date"],
                [event["say"]],
                name=event["shown"],
                days=event["shown_days"],
            )


def _day(found: regex.Match[str]) -> str:
    return f"{(found[1] or found[4]).lower()} {int(found[2] or found[3])}"
