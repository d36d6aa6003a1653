"""Characters that a reader cannot see, or that say something else than they show: judged by their Unicode properties.

What the scripts people write in need is let through where it is needed: the joiners of Persian, Sinhala or Malayalam
words, the blanks between Khmer words, the variants of Han and Mongolian letters, and sequences of emoji (UTS #51).
"""

from __future__ import annotations

import heapq
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import NamedTuple

import regex

MOST_TOLD = 50
"""Faults told of one text; who mends these has found how the rest came in."""

_SUSPECT = (
    r"[[\p{Cc}--[\t\n]][\p{Cf}--\p{Prepended_Concatenation_Mark}]\p{Co}\p{Cn}\p{Zl}\p{Zp}"
    r"\p{Default_Ignorable_Code_Point}\u2800\ufffc\ufffd\U0001d159]"
)
"""What may stand in no text by itself. Braille's empty cell and the empty note have a width but no shape."""

_COMPLEX = (
    r"[[\p{L}\p{M}\p{Nd}]&&[\p{Script_Extensions=Arabic}\p{Joining_Type=D}\p{Joining_Type=R}"
    r"\p{Joining_Type=L}[^\p{Indic_Syllabic_Category=Other}]]--[\x00-\u02ff]]"
)
"""Letters whose shape depends on their neighbors."""
_PICTURE = r"\p{Extended_Pictographic}"
_FLAGS = "|".join(
    "".join(chr(0xE0000 + ord(letter)) for letter in region) + "\U000e007f"
    for region in ("gbeng", "gbsct", "gbwls")
)
"""England, Scotland and Wales: the only flags that tags spell (UTS #51, emoji-sequences.txt)."""

_NEEDED = "|".join(
    (
        rf"(?<={_PICTURE})[\ufe0e\ufe0f]",
        r"(?<=[0-9#*])\ufe0f(?=\u20e3)",
        rf"(?<={_PICTURE}[\ufe0f\p{{Emoji_Modifier}}]?)\u200d(?={_PICTURE})",
        rf"(?<=\U0001f3f4)(?:{_FLAGS})",
        r"(?<=\p{Unified_Ideograph})[\ufe00-\ufe02\U000e0100-\U000e01ef]",
        r"(?<=\p{Script=Mongolian})[\u180b-\u180d\u180f]",
        r"(?<=\p{Script=Mongolian})\u180e(?=\p{Script=Mongolian})",
        r"(?<=\p{Canonical_Combining_Class=Virama})[\u200c\u200d]",
        rf"(?<=[\p{{L}}\p{{M}}\p{{Nd}}])\u200c(?={_COMPLEX})",
        rf"(?<={_COMPLEX})\u200d(?={_COMPLEX})",
        r"(?<=\p{Joining_Type=D})\u200d",
        r"(?<=\p{Line_Break=SA})\u200b(?=\p{Line_Break=SA})",
    )
)
"""Where a suspect has work to do."""

_REFERENCES = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z]{2,31});")
_UNCOMMON = re.compile(
    r"[^\t\n\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u4e00-\u9fff]"
)
"""What is worth a look at its properties: a quick answer for most texts."""

_AGAIN = "delete it; if it came with pasted text, type the words instead"
_KINDS = (
    (r"[\x0b\x0c\r\x85\p{Zl}\p{Zp}]", "an unusual line break", _AGAIN),
    (r"\p{Bidi_Control}", "a character that turns the reading direction,", _AGAIN),
    (r"\ufffd", "the sign for a letter that was lost,", "type the letter again"),
    (r"\ufffc", "the place of an object that was lost,", "delete it"),
    (r"\p{Co}", "a character that only one font knows,", _AGAIN),
    (r"\p{Cn}", "a character that means nothing,", _AGAIN),
    (r"\p{Cc}", "a control character", _AGAIN),
    (r"\p{Variation_Selector}", "an invisible character (a variant of nothing)", _AGAIN),
    (r"\p{Join_Control}", "an invisible character (joining nothing)", _AGAIN),
    (r"", "an invisible character", _AGAIN),
)


class Strange(NamedTuple):
    """A character that must go: its line and column, counted from 1, what it is, and the remedy."""

    line: int
    column: int
    what: str
    mend: str


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    """A pattern with properties, made when the first text asks for it: most texts never do."""
    return regex.compile(f"(?V1){pattern}")


def strange(text: str) -> Iterator[Strange]:
    """The first strange character of each line, at most ``MOST_TOLD``; character references (HTML) are read too."""
    ends = [found.start() for found in re.finditer("\n", text)] + [len(text)]
    resume = told = 0
    for start, character, reference in heapq.merge(_raw(text), _referred(text)):
        if start < resume:
            continue
        if not reference and (needed := _compiled(_NEEDED).match(text, start)):
            resume = needed.end()
            continue
        line = bisect_left(ends, start)
        resume, told = ends[line] + 1, told + 1
        yield Strange(
            line + 1, start - (ends[line - 1] if line else -1), *_words(character, reference)
        )
        if told == MOST_TOLD:
            return


def _raw(text: str) -> Iterator[tuple[int, str, str]]:
    """Each suspect, with its offset."""
    if _UNCOMMON.search(text):
        yield from ((found.start(), found[0], "") for found in _compiled(_SUSPECT).finditer(text))


def _referred(text: str) -> Iterator[tuple[int, str, str]]:
    """Each suspect that stands behind a reference, with the offset of that."""
    for found in _REFERENCES.finditer(text):
        if suspect := _compiled(_SUSPECT).search(unescape(found[0])):
            yield found.start(), suspect[0], found[0]


def first_strange(value: str) -> str | None:
    """What the first strange character of a value is, in words."""
    return next((one.what for one in strange(value)), None)


def _words(character: str, reference: str) -> tuple[str, str]:
    kind, mend = next(
        (kind, mend) for known, kind, mend in _KINDS if _compiled(known).match(character)
    )
    label = f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"
    return f"{kind} {label}{f' ({reference})' if reference else ''}", mend
