"""What search knows of the language: the words of a text, which are forms of one word, and which mean the same."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise, permutations, takewhile
from pathlib import Path

import regex
import Stemmer
import yaml
from babel import Locale

from handbook.drawing.rendering import LOCALE

_CATALOG = Path(__file__).with_suffix(".yaml")
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_UNSPACED = regex.compile(r"[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]+")
_ACCENT = regex.compile("[\u0300-\u036f]")

SHORTEST_STEM, LONGEST_ENDING, OFTEN = 3, 5, 4
"""What makes an ending one that forms of a word have: what it stands after, its length, and in how many pairs it is seen."""


@dataclass(frozen=True)
class Catalog:
    """The handbook's own words. ``irregular`` has forms of one word, ``same`` words that mean the same to whoever searches."""

    common: list[str]
    who: list[str]
    when: list[str]
    irregular: list[list[str]]
    same: list[list[str]]


def catalog() -> Catalog:
    """What stands in search_words.yaml."""
    read = yaml.safe_load(_CATALOG.read_text(encoding="utf-8"))
    return Catalog(
        words_of(read["common"]),
        words_of(read["who"]),
        words_of(read["when"]),
        [words_of(line) for line in read["irregular"]],
        [words_of(line) for line in read["same"]],
    )


def words_of(text: str) -> list[str]:
    """The words of a text as search compares them: in small letters, without accents; search_words.js reads queries so.

    Where words are not parted by blanks, every letter is one, and every two.
    """
    small = unicodedata.normalize("NFKD", text.lower())
    folded = unicodedata.normalize("NFC", _ACCENT.sub("", small)).replace("e-mail", "email")
    found = []
    for word in _WORD.findall(_UNSPACED.sub(r" \g<0> ", folded)):
        unspaced = _UNSPACED.fullmatch(word)
        found += [*word, *map("".join, pairwise(word))] if unspaced else [word]
    return found


def families(words: Iterable[str], irregular: Iterable[list[str]] = ()) -> list[list[str]]:
    """The words by families, in order: the forms of one word are one, "complain complained complaining".

    Which belong together the Snowball stemmer of the handbook's language says; where there is none, every word is alone.
    ``irregular`` has what it can't know, "lose lost".
    """
    language = (Locale.parse(LOCALE).english_name or "").partition(" ")[0].lower()
    used = sorted(set(words))
    known = language in Stemmer.algorithms()
    first = {form: forms[0] for forms in irregular for form in forms}
    regular = [first.get(word, word) for word in used]
    stems = Stemmer.Stemmer(language).stemWords(regular) if known else regular
    found: dict[str, list[str]] = defaultdict(list)
    for word, stem in zip(used, stems, strict=True):
        found[stem].append(word)
    return list(found.values())


def endings(known: Iterable[list[str]]) -> list[tuple[str, str]]:
    """By what endings the forms of a word differ here, "" and "ing": those that several families have.

    By them a form is known that stands nowhere in the handbook.
    """
    found = Counter(
        pair
        for family in known
        for one, other in permutations(family, 2)
        if (pair := _endings(one, other)) and len(max(pair, key=len)) <= LONGEST_ENDING
    )
    return sorted(pair for pair, times in found.items() if times >= OFTEN)


def _endings(one: str, other: str) -> tuple[str, str] | None:
    """Where two words part; None when they do so early."""
    same = sum(
        1
        for _ in takewhile(lambda letters: letters[0] == letters[1], zip(one, other, strict=False))
    )
    return (one[same:], other[same:]) if same >= SHORTEST_STEM else None
