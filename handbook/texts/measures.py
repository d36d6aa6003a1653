"""How long a text is, how long it takes to say, and how easily it is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

import regex

from handbook.texts.words import Sentence, sentences, tokens


class Measures(TypedDict):
    """``ease`` is from 0 (hard) to 100 (easy); None for a text too short to be judged."""

    words: int
    characters: int
    seconds: int
    ease: int | None


def measures(text: str, rules: Mapping[str, Any]) -> Measures:
    """What a text measures. ``characters`` are code points, as most networks count."""
    words = len(text.split())
    return {
        "words": words,
        "characters": len(text.strip()),
        "seconds": round_half_up(words * 60 / rules["words_per_minute"]),
        "ease": ease(sentences(text, rules), rules["reading"]["least"]),
    }


def round_half_up(value: float) -> int:
    """As a browser rounds."""
    return int(value + 0.5) if value >= 0 else -int(-value + 0.5)


def ease(parts: list[Sentence], least: int) -> int | None:
    """Flesch's reading ease (R. Flesch, "A new readability yardstick", 1948), held between 0 and 100."""
    words = [word.text for part in parts for word in tokens(part.text)]
    if len(words) < least:
        return None
    syllables = sum(map(_syllables, words))
    value = 206.835 - 1.015 * len(words) / len(parts) - 84.6 * syllables / len(words)
    return max(0, min(100, round_half_up(value)))


def _syllables(word: str) -> int:
    """The groups of vowels; a silent e at the end is none."""
    plain = regex.sub(r"(?<=[^aeiouy])e$|['’]\p{L}*$", "", word.lower())
    return max(1, len(regex.findall(r"[aeiouyäöüéèêáàóòúùíì]+", plain)))
