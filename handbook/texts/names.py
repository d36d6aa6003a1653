"""Names in a text that are nearly ours: another case, a blank too many, a letter wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import regex

from handbook.texts.words import Span, bare, distance, fingerprint, letters, tokens

_GAP = regex.compile(r"[ \u00a0]*[&+-]?[ \u00a0]*")
LONGEST = 5
"""Words that a name has at most, where it is looked for."""
_SHORT, _LONG = 5, 12
"""From how many letters on a name may have one letter wrong, and two."""
_SPLIT = 8
"""From how many letters on a name is known though its words are written together or apart."""


class Candidate(NamedTuple):
    """A few words that could be a name: where they stand, without the 's; their letters; how many there are."""

    span: Span
    letters: str
    words: int


def candidates(text: str) -> Iterator[Candidate]:
    """All runs of words that could be one name, the longest of each place first."""
    words = tokens(text)
    for first in range(len(words)):
        yield from reversed(list(_runs(text, words, first)))


def _runs(text: str, words: Sequence[Span], first: int) -> Iterator[Candidate]:
    read, count = "", 0
    for index in range(first, len(words)):
        if index > first and not _GAP.fullmatch(text, words[index - 1].end, words[index].start):
            return
        word = bare(words[index].text)
        if word.lower() == "and":
            if index == first:
                return
            continue
        read, count = read + letters(word), count + 1
        if count > LONGEST:
            return
        start, end = words[first].start, words[index].start + len(word)
        yield Candidate(Span(start, end, text[start:end]), read, count)


def misspelled(text: str, rules: Mapping[str, Any]) -> Iterator[tuple[Span, str]]:
    """What is meant to be one of our names, with the name itself. What is spelled right hides what it holds."""
    taken: list[Span] = []
    for one in candidates(text):
        if any(one.span.meets(other) for other in taken):
            continue
        near = [(_far(one, name, rules), name["name"]) for name in rules["names"]]
        far, name = min(
            near, default=(None, ""), key=lambda found: 9 if found[0] is None else found[0]
        )
        if far is not None:
            taken.append(one.span)
            if far > 0:
                yield one.span, name


def _far(one: Candidate, name: Mapping[str, Any], rules: Mapping[str, Any]) -> int | None:
    """0 for the name itself, more for what is meant to be it, None for something else."""
    raw, count = one.span.text, len(name["name"].split()) - name["name"].count("&")
    if raw in name["spellings"] or (
        raw.upper() == raw != raw.lower() and one.letters == name["letters"]
    ):
        return 0
    if abs(len(one.letters) - len(name["letters"])) > 3:
        return None
    if one.letters in (name["letters"], name["letters"] + "s"):
        return _same_letters(one, name, count)
    if one.words != count or len(name["letters"]) < _SHORT or one.letters in rules["spared"]:
        return None
    if raw[0] == raw[0].lower() and len(name["letters"]) < _SPLIT:
        return None
    most = 1 if len(name["letters"]) < _LONG else 2
    far = min(distance(one.letters, name["letters"] + end, most) for end in ("", "s"))
    return far + 1 if far <= most else None


def _same_letters(one: Candidate, name: Mapping[str, Any], count: int) -> int | None:
    """How far a spelling with the right letters is from the name."""
    if one.words != count:
        return 1 if len(name["letters"]) >= _SPLIT else None
    is_plain = one.span.text == one.span.text.lower()
    if is_plain and (name["is_word"] or len(name["letters"]) < _SHORT):
        return None
    same = regex.sub(r"s$", "", one.span.text) in name["spellings"]
    return 0 if same else 1


def withheld(text: str, rules: Mapping[str, Any]) -> Iterator[Span]:
    """The names of customers who have not agreed, known by fingerprints alone; the longest of each place."""
    known, end = frozenset(rules["withheld"]["names"]), 0
    parts = frozenset(rules["withheld"]["parts"])
    for one in candidates(text):
        print_ = fingerprint(one.letters, rules["withheld"]["bits"])
        is_part = print_ in parts and one.span.text[0] != one.span.text[0].lower()
        if one.span.start >= end and (print_ in known or is_part):
            end = one.span.end
            yield one.span
