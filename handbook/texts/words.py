"""Words, sentences and spellings of any text. ``theme/assets/javascripts/text_words.js`` does the same in the browser."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

_TOKEN = regex.compile(r"[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*")
_POSSESSIVE = regex.compile(r"['’]s$", regex.I)
_END = regex.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|\n")
_SUFFIX = regex.compile(r"(?:ie[sd]|ing|ed|s|e|y)$")


@dataclass(frozen=True)
class Span:
    """A stretch of a text: offsets in characters, and the text between them."""

    start: int
    end: int
    text: str

    def meets(self, other: Span) -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Sentence(Span):
    """A sentence, with the stems of the words that say what it is about."""

    stems: frozenset[str]


def span(found: regex.Match[str]) -> Span:
    """What a pattern found."""
    return Span(found.start(), found.end(), found[0])


def tokens(text: str) -> list[Span]:
    """The words of a text; hyphens part words, an apostrophe within one does not."""
    return [span(found) for found in _TOKEN.finditer(text)]


@cache
def alone(pattern: str) -> regex.Pattern[str]:
    """A pattern that finds whole words."""
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{pattern})(?![\p{{L}}\p{{N}}])", regex.I)


@cache
def letters(text: str) -> str:
    """Letters and digits alone, small and without accents: what two spellings of a name have in common."""
    plain = unicodedata.normalize("NFKD", text).lower().replace("ß", "ss")
    return "".join(letter for letter in plain if letter.isalnum())


def without_article(name: str) -> str:
    """A name as it stands within a sentence."""
    return regex.sub(r"^(?:The|A|An) ", "", str(name))


def bare(word: str) -> str:
    """A word without the 's of a possessive."""
    return _POSSESSIVE.sub("", word)


@cache
def stem(word: str) -> str:
    """What the forms of a word begin with: at most six letters, without an ending."""
    plain = letters(bare(word))
    short = _SUFFIX.sub("", plain)
    return (short if len(short) > 2 else plain)[:6]


def stems(words: Iterable[str], rules: Mapping[str, Any]) -> frozenset[str]:
    """The stems of words that say something: neither common ones nor numbers."""
    said = (word for word in words if bare(word).lower() not in rules["silent"])
    return frozenset(stem(word) for word in said if not word[0].isdigit())


def sentences(text: str, rules: Mapping[str, Any]) -> list[Sentence]:
    """The sentences of a text. An abbreviation ends none; a line does."""
    return [
        Sentence(one.start, one.end, one.text, stems(_words(one.text), rules))
        for one in _cut(text, rules["abbreviations"])
    ]


def _words(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


def _cut(text: str, abbreviations: Iterable[str]) -> Iterator[Span]:
    start = 0
    for end in [*(found.end() for found in _END.finditer(text)), len(text)]:
        piece = text[start:end]
        last = piece.rstrip(".").rsplit(None, 1)[-1:] if piece.endswith(".") else []
        if last and last[0].lower().lstrip("(") in abbreviations and end < len(text):
            continue
        if piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            yield Span(first, first + len(piece.strip()), piece.strip())
        start = end


def fingerprint(text: str, bits: int) -> int:
    """``bits`` bits that say little of a text by themselves (FNV-1a, and the last step of MurmurHash3)."""
    value = 2166136261
    for letter in text:
        value = (value ^ ord(letter)) * 16777619 & 0xFFFFFFFF
    value = (value ^ value >> 16) * 0x85EBCA6B & 0xFFFFFFFF
    value = (value ^ value >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
    return (value ^ value >> 16) >> (32 - bits)


def distance(one: str, other: str, most: int) -> int:
    """How many letters are to be changed, added, left out or swapped with their neighbor; ``most + 1`` for more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, its in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                best = min(best, last[j - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
