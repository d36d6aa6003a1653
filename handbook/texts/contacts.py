"""Telephone numbers and addresses in a text that are nearly ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import regex

from handbook.texts.words import Span, distance, letters, span

_PHONE = regex.compile(r"(?<![\p{L}\p{N}])[+(]?\d[\d\s().\/‐–-]{5,}\d(?![\p{L}\p{N}])")
_EMAIL = regex.compile(r"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+")
_WEB = regex.compile(
    r"(?:https?://|www\.)[^\s<>\"'”’)]+|(?<![@\p{L}\p{N}.-])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|net|org|example|io|co|biz|info|eu|de|uk)\b(?:/[^\s<>\"'”’)]*)?",
    regex.I,
)
_HANDLE = regex.compile(r"(?<![\p{L}\p{N}@.])@[\p{L}\p{N}_]+(?:\.[\p{L}\p{N}_]+)*")


class Reached(NamedTuple):
    """A number or address in a text: what is said about it (None: it is fine), and what to write instead."""

    span: Span
    message: str | None
    say: str = ""
    name: str = ""


def contacts(text: str, rules: Mapping[str, Any]) -> list[Reached]:
    """Every number and address of a text, those that are right too: nothing else is looked for in them."""
    found = [*_emails(text, rules), *_web(text, rules), *_handles(text, rules)]
    found += [
        one
        for one in _phones(text, rules)
        if not any(one.span.meets(other.span) for other in found)
    ]
    return [*found, *_addresses(text, rules)]


def _phones(text: str, rules: Mapping[str, Any]) -> Iterator[Reached]:
    for found in _PHONE.finditer(text):
        digits = regex.sub(r"\D", "", found[0]).removeprefix("00").lstrip("0")
        if len(digits) < 7:
            continue
        here = span(found)
        own = [phone for phone in rules["phones"] if phone["digits"].endswith(digits)]
        if own:
            whose = own[0]["name"]
            lent = whose and _speaks_of_all(text, here, whose, rules)
            yield Reached(here, "own_phone" if lent else None, rules["switchboard"], whose)
        else:
            near = any(_is_near(digits, phone["digits"]) for phone in rules["phones"])
            yield Reached(here, "phone" if near else None, rules["switchboard"])


def _is_near(digits: str, ours: str) -> bool:
    """Whether a number is meant to be ours: of the same exchange, or with two digits wrong at most."""
    whole = ours[-len(digits) :] if len(digits) <= len(ours) else ours
    is_of_exchange = len(digits) >= 9 and ours[:-4].endswith(digits[:-4]) and len(digits) > 8
    return bool(is_of_exchange) or digits.startswith(ours) or distance(digits, whole, 2) <= 2


def _speaks_of_all(text: str, here: Span, whose: str, rules: Mapping[str, Any]) -> bool:
    """Whether somebody's own number stands where everyone is told to call us."""
    before = text[max(0, here.start - 60) : here.start]
    words = regex.findall(r"\p{L}+", regex.split(r"[.!?\n]", before)[-1].lower())
    return bool({*words} & {*rules["ours"]}) and not any(
        part in text[max(0, here.start - 200) : here.end + 60] for part in whose.split()
    )


def _emails(text: str, rules: Mapping[str, Any]) -> Iterator[Reached]:
    for found in _EMAIL.finditer(text):
        here, address = span(found), found[0].lower()
        host = address.partition("@")[2]
        is_ours = host in rules["hosts"] or _nearest(host, rules["hosts"])
        wrong = is_ours and address not in rules["emails"]
        yield Reached(here, "email" if wrong else None, _closest(address, rules["emails"]))


def _web(text: str, rules: Mapping[str, Any]) -> Iterator[Reached]:
    for found in _WEB.finditer(text):
        shown = found[0].rstrip(".,;:!?…")
        here = Span(found.start(), found.start() + len(shown), shown)
        plain = regex.sub(r"^(?:https?://)?(?:www\.)?", "", shown.lower())
        host, _, path = plain.partition("/")
        say = _web_meant(host, path.rstrip("/"), rules)
        yield Reached(here, "web" if say else None, say or "")


def _web_meant(host: str, path: str, rules: Mapping[str, Any]) -> str | None:
    """Our address that is meant; None when there is nothing wrong with this one."""
    meant = host if host in rules["hosts"] else _nearest(host, rules["hosts"])
    if not meant:
        return None
    paths = rules["hosts"][meant]
    if meant == host:
        near = [one for one in paths if path and one != path and distance(path, one, 2) <= 2]
        return None if path in paths or not near else f"https://{meant}/{near[0]}"
    best = min(paths, key=lambda one: distance(path, one, 3), default="")
    return f"https://{meant}/{best if distance(path, best, 2) <= 2 else path}"


def _nearest(host: str, hosts: Mapping[str, Any]) -> str | None:
    """The host of ours that is meant: a letter wrong, or another ending."""
    name = host.rpartition(".")[0]
    return next(
        (one for one in hosts if distance(host, one, 2) <= 2 or name == one.rpartition(".")[0]),
        None,
    )


def _closest(address: str, known: list[str]) -> str:
    """The address of ours that is nearest; else the one for everyone."""
    best = min(known, key=lambda one: distance(address, one, 4), default="")
    return best if best and distance(address, best, 4) <= 4 else known[0]


def _handles(text: str, rules: Mapping[str, Any]) -> Iterator[Reached]:
    for found in _HANDLE.finditer(text):
        typed = letters(found[0])
        near = [one for one in rules["handles"] if distance(typed, letters(one), 1) <= 1]
        right = found[0].lower() in (one.lower() for one in near)
        yield Reached(
            span(found), "handle" if near and not right else None, near[0] if near else ""
        )


def _addresses(text: str, rules: Mapping[str, Any]) -> Iterator[Reached]:
    for address in rules["addresses"]:
        for found in regex.finditer(address["pattern"], text, regex.I):
            right = found[0].lower() == address["line"].lower()
            yield Reached(
                span(found), None if right else "address", address["line"], address["whole"]
            )
