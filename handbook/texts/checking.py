"""A text held against the rules of one company: each finding with its reason and what to write instead.

``theme/assets/javascripts/text_engine.js`` does the same in the browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.texts.claims import claims, withheld_claims
from handbook.texts.contacts import Reached, contacts
from handbook.texts.differing import dates, numbers
from handbook.texts.finding import Finding, Rules, finding
from handbook.texts.names import misspelled, withheld
from handbook.texts.reading import reading
from handbook.texts.words import Sentence, Span, alone, sentences, span


def check(text: str, rules: Rules) -> list[Finding]:
    """What is to be mended in a text, in its order. Of two findings in one place the graver stays."""
    known = contacts(text, rules)
    blind = [one.span for one in known]
    parts = sentences(text, rules)
    found = [*_customers(text, rules), *_contacts(known, rules)]
    for source in (_never_say, _names, numbers, dates, withheld_claims, claims):
        found += [one for one in source(text, parts, rules) if not _meets(one, blind)]
    return sorted([*_gravest(found), *reading(parts, rules)], key=lambda one: (one.start, one.end))


def _meets(one: Finding, spans: Iterable[Span]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in spans)


def _gravest(found: Iterable[Finding]) -> Iterator[Finding]:
    taken: list[Span] = []
    for one in found:
        if not _meets(one, taken):
            taken.append(Span(one.start, one.end, one.found))
            yield one


def _customers(text: str, rules: Rules) -> Iterator[Finding]:
    for where in withheld(text, rules):
        message = rules["messages"]
        yield finding("customer", where, message["customer"], [message["customer_say"]])


def _contacts(known: Iterable[Reached], rules: Rules) -> Iterator[Finding]:
    for one in known:
        if one.message:
            values = {"name": one.name, "address": one.name or one.say}
            reason = rules["messages"][one.message]
            yield finding("contact", one.span, reason, [one.say], **values)


def _never_say(text: str, parts: list[Sentence], rules: Rules) -> Iterator[Finding]:
    for rule in rules["never_say"]:
        for found in alone(rule["pattern"]).finditer(text):
            yield finding("never-say", span(found), rule["reason"], rule["say"])


def _names(text: str, parts: list[Sentence], rules: Rules) -> Iterator[Finding]:
    for where, name in misspelled(text, rules):
        yield finding("name", where, rules["messages"]["name"], [name], name=name)
