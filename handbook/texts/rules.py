"""What one company's published facts say about any text, as data that Python and the browser both hold it against."""

from __future__ import annotations

import json
from itertools import chain
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import regex

from handbook.facts.brand import Brand
from handbook.input.strict_yaml import Path_
from handbook.kinds import Asset, Email, HexColor, Key, Phone, Text, WebAddress, walk
from handbook.texts.language import language
from handbook.texts.names import LONGEST, misspelled
from handbook.texts.numbers import mentions
from handbook.texts.statements import events, prices, statements
from handbook.texts.unsaid import Fingerprints
from handbook.texts.words import (
    alone,
    without_article,
    Sentence,
    bare,
    letters,
    sentences,
    stem,
    tokens,
)

_SETS = ("silent", "measured", "timed", "spared", "proven")
"""What is only asked whether something is in it."""

VERSION = 1
"""Changes when the shape of the data does."""

_LEGAL = regex.compile(r",? (?:inc|ltd|llc|llp|gmbh|ag|co|corp|plc)\.?$", regex.I)


def rules(brand: Brand, unsaid: Fingerprints) -> dict[str, Any]:
    """The rules of a company, ready to be written as JSON."""
    known = language()
    numbers = [*known["numbers"], *known["scales"]]
    rule: dict[str, Any] = {
        "version": VERSION,
        **{key: known[key] for key in ("kinds", "messages", "ours", "adjectives", "numbers", "scales", "months",
                                       "money", "abbreviations", "joints", "reading", "claims")},
        "silent": frozenset([*known["common"], *numbers]),
        "measured": frozenset([*map(stem, known["measures"]), *known["money"].values(), "%"]),
        "timed": frozenset(map(stem, known["times"])),
        "withheld": vars(unsaid),
        "words_per_minute": brand.pace,
        **_contacts(brand),
    }  # fmt: skip
    said = [(path, str(value)) for path, value in walk(brand) if _is_said(path, value)]
    texts = {text: sentences(text, rule) for _, text in said}
    rule |= {
        part: {key: brand.say(text) for key, text in known[part].items()}
        for part in ("kinds", "messages")
    }
    rule["never_say"] = list(_never_say(brand))
    rule["names"] = list(_names(brand, " \n".join(texts)))
    rule["own"] = sorted({stem(word.text) for name in _own(brand, rule) for word in tokens(name)})
    rule["statements"] = [*prices(brand, rule), *statements(brand, said, texts, rule)]
    rule["events"] = list(events(brand))
    return rule | _spared(texts, rule)


def as_json(rule: Mapping[str, Any]) -> str:
    """The rules as JSON; what is in no order is sorted, so that the same facts give the same bytes."""
    return json.dumps(rule, default=sorted, ensure_ascii=False, separators=(",", ":"))


def loaded(text: str) -> dict[str, Any]:
    """The rules that :func:`as_json` wrote."""
    rule: dict[str, Any] = json.loads(text)
    return rule | {key: frozenset(rule[key]) for key in _SETS}


def _is_said(path: Path_, value: Any) -> bool:
    """Whether a fact is a text that a reader reads."""
    silent = Key | Email | WebAddress | Phone | HexColor | Asset
    in_list = path[:2] == ("message", "never_say")
    return isinstance(value, Text) and not isinstance(value, silent) and not in_list


def _never_say(brand: Brand) -> Iterator[dict[str, Any]]:
    for entry in brand.message.never_say if brand.message else ():
        first = min(entry.words, key=len)
        for word in entry.words:
            yield {
                "pattern": r"[\s-]+".join(map(_escaped, regex.split(r"[\s-]+", word))),
                "reason": str(entry.why),
                "say": list(_say(str(entry.say), first, word)),
            }


def _say(say: str, first: str, word: str) -> Iterator[str]:
    """What to write for a form of a word: one word in the same form; advice as a blank to fill in."""
    if len(say.split()) > 2 or "," in say:
        yield f"[{say}]"
    elif (
        len(say.split()) == 1
        and word.startswith(first[:-1])
        and (ending := word[len(first) - (first[-1] == "e") :])
    ):
        plain = say.removesuffix("e") if ending[0] in "ie" else say
        yield plain + ending if word != first else say
    else:
        yield say


def _escaped(text: str) -> str:
    """A text as a pattern that Python and a browser read alike."""
    return regex.sub(r"[.*+?^${}()|\[\]\\/]", r"\\\g<0>", text)


def _own(brand: Brand, rule: Mapping[str, Any]) -> Iterator[str]:
    yield brand.meta.name.short
    words = {name["name"] for name in rule["names"] if name["is_word"]}
    yield from (
        one.name
        for one in (brand.products.values() if brand.products else ())
        if without_article(one.name) not in words
    )


def _names(brand: Brand, texts: str) -> Iterator[dict[str, Any]]:
    full = str(brand.meta.name.full)
    whole = [brand.meta.name.short, _LEGAL.sub("", full), full]
    named: Iterable[Any] = chain(
        brand.products.values() if brand.products else (),
        brand.contact.people.values() if brand.contact else (),
        brand.customers.named.values() if brand.customers else (),
    )
    names = [*whole, *(one.name for one in named)]
    for name in dict.fromkeys(map(without_article, names)):
        if 0 < len(tokens(name)) <= LONGEST:
            is_word = bool(
                regex.search(rf"(?<![\w@./-]){regex.escape(name.lower())}(?![\w./-]\w)", texts)
            )
            plain = letters(regex.sub(r"\band\b", "", name))
            spellings = [name, name.rstrip(".")]
            yield {"name": name, "letters": plain, "spellings": spellings, "is_word": is_word}


def _spared(texts: Mapping[str, list[Sentence]], rule: dict[str, Any]) -> dict[str, Any]:
    """What the handbook says itself: words that are nearly a name, and sentences that sound like claims."""
    near = rule | {"spared": frozenset()}
    words = sorted({bare(word.text) for text in texts for word in tokens(text)})
    claim = alone("|".join(f"(?:{claim['pattern']})" for claim in rule["claims"]))
    bold = [part.text for text, parts in texts.items() if claim.search(text) for part in parts]
    percents = {one.value for text in bold for one in mentions(text, rule)}
    return {
        "spared": frozenset(letters(word) for word in words if any(misspelled(word, near))),
        "proven": frozenset(letters(text) for text in bold if claim.search(text)),
        "percents": sorted(percents),
    }


def _contacts(brand: Brand) -> dict[str, Any]:
    if not brand.contact:
        lists: dict[str, Any] = {key: [] for key in ("phones", "emails", "handles", "addresses")}
        return {"switchboard": "", "hosts": {}, **lists}
    contact, people = brand.contact, brand.contact.people.values()
    numbers = [(contact.switchboard, ""), *((one.phone, str(one.name)) for one in people)]
    emails = [contact.email, *(one.email for one in people)]
    return {
        "switchboard": str(contact.switchboard or ""),
        "phones": [{"digits": phone.digits, "name": name} for phone, name in numbers if phone],
        "emails": list(dict.fromkeys(str(email) for email in emails if email)),
        "hosts": _hosts(brand),
        "handles": [str(one.name) for one in contact.social.values() if one.name.startswith("@")],
        "addresses": list(_addresses(contact.address or "")),
    }


def _addresses(address: str) -> Iterator[dict[str, str]]:
    """The address when it begins with the number of a house, which a slip would change."""
    first = address.partition(",")[0]
    if number := regex.match(r"\d+", first):
        pattern = rf"\b\d+\w?{_escaped(first[number.end() :])}"
        yield {"pattern": pattern, "line": first, "whole": str(address)}


def _hosts(brand: Brand) -> dict[str, list[str]]:
    """Our hosts, each with the paths on it that the facts name."""
    mail = str(brand.contact.email or "").partition("@")[2]
    links = [value for _, value in walk(brand) if isinstance(value, WebAddress)]
    sites = [one for one in (brand.contact.site, brand.meta.link.home) if one]
    home = {one.spoken.partition("/")[0] for one in sites}
    hosts: dict[str, set[str]] = {one: set() for one in sorted({mail, *home} - {""})}
    for link in links:
        host, _, path = link.spoken.partition("/")
        if host in hosts and path:
            hosts[host].add(path)
    return {host: sorted(paths) for host, paths in hosts.items()}
