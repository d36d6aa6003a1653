"""A claim that must not be published, found where somebody typed it again: the same numbers, and most of its words.

A sentence that takes its numbers from facts is not typed again: who keeps those facts keeps it true. Near the product
that the claim is about, fewer of its words are enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from handbook.facts.brand import Brand
from handbook.kinds import look_up
from handbook.pages.wording import Wording
from handbook.problems import Problem
from handbook.input.strict_yaml import Path_, label

CLAIMS = (("message", "claims"), ("message", "amazing_facts"))
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
SENTENCE = re.compile(r"(?:[^.!?\n]|[.!?](?=\S)|\n(?![ \t]*\n|[ \t]*(?:[-*+#>|]|\d+\.)))+")
_HEADING = re.compile(r"^#{1,6}[ \t]+(.*)$", re.MULTILINE)
_PRODUCT = re.compile(r"\{\{\s*products\.(\w+)\.name\s*\}\}")
_COUNTED = {
    word: number
    for number, words in {
        "1/2": "half", "1/3": "third thirds", "1/4": "quarter quarters", "2": "two twice double doubled both", "3": "three thrice triple",
        "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine", "10": "ten tenfold", "11": "eleven", "12": "twelve dozen",
        "13": "thirteen", "14": "fourteen", "15": "fifteen", "16": "sixteen", "18": "eighteen", "20": "twenty", "30": "thirty", "40": "forty",
        "50": "fifty", "60": "sixty", "70": "seventy", "80": "eighty", "90": "ninety", "100": "hundred", "1000": "thousand", "1000000": "million",
    }.items()
    for word in words.split()
}  # fmt: skip
_SMALL = frozenset(
    # Words that say nothing about what is claimed.
    "about after again all also and any are because been before but can cannot come could day days did does done each"
    " even ever every for from get gets give had has have her here him his how into its just like made make many may"
    " might more most much must never not now off once one only other our out over own per same see she should some such"
    " take than that the their them then there these they this those through time too under until upon very was way"
    " were what when where which while who whom whose why will with without would year years you your".split()
)
FEW, MOST = 0.4, 0.7
"""The share of a claim's words that must be there: near its product, with its numbers; and otherwise."""


def counted(word: str) -> str:
    """A number in digits: "2" for "two" or "2", the word itself where it is none."""
    return {"a": "1", "an": "1", "the": "1", "one": "1"}.get(word) or _COUNTED.get(word, word)


def stems(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The numbers in a text, however they are written, and the beginnings of its telling words."""
    numbers, words = set(), set()
    for token in _TOKEN.findall(text.lower()):
        number = _COUNTED.get(token) or (token if token[0].isdigit() else None)
        if number:
            numbers.add(number.replace(",", "").removesuffix(".0"))
        elif len(token) > 2 and token not in _SMALL:
            words.add(_stem(token))
    return frozenset(numbers - {"1"}), frozenset(words)


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ies", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            word = word.removesuffix(ending)
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


@dataclass(frozen=True)
class _Claim:
    path: Path_
    reason: str
    numbers: frozenset[str]
    words: frozenset[str]
    products: frozenset[str]

    @property
    def few(self) -> int:
        """How many of its words are enough near its product."""
        return max(2, ceil(FEW * len(self.words)))

    def may_be_in(self, text: str) -> bool:
        """A quick look, at letters without capitals."""
        return sum(word in text for word in self.words) >= self.few

    def is_said_in(self, sentence: str, near: frozenset[str]) -> bool:
        """Whether a sentence says it, with the names of products ``near``."""
        numbers, words = stems(sentence)
        beside = self.numbers and self.products & near
        enough = self.few if beside else max(2, ceil(MOST * len(self.words)))
        return self.numbers <= numbers and len(self.words & words) >= enough


class WithheldClaims:
    """What one brand may not claim on a day."""

    def __init__(self, full: Brand, withheld: Mapping[Path_, str]):
        self.full = full
        self.reasons = {
            path: reason
            for path, reason in withheld.items()
            if path[:2] in CLAIMS and len(path) == 3
        }

    @cached_property
    def _products(self) -> dict[str, str]:
        products = self.full.products.items() if self.full.products else ()
        return {str(key): str(one.name) for key, one in products}

    @cached_property
    def _claims(self) -> list[_Claim]:
        return [self._claim(path, reason) for path, reason in self.reasons.items()]

    def _claim(self, path: Path_, reason: str) -> _Claim:
        text = str(look_up(self.full, (*map(str, path), "text")))
        names = {name for name in self._products.values() if name in text}
        numbers, words = stems(text)
        own = {word for name in names for word in stems(name)[1]}
        return _Claim(path, reason, numbers, words - own, frozenset(names))

    def in_text(self, wording: Wording) -> Iterator[Problem]:
        """A problem for each sentence that says again what is withheld, outside the passages marked as literal."""
        small = wording.text.lower()
        claims = [claim for claim in self._claims if claim.may_be_in(small)]
        for start, sentence, near in self._sentences(wording) if claims else ():
            said = next((claim for claim in claims if claim.is_said_in(sentence, near)), None)
            if said and not wording.means_literally(start):
                yield self._problem(said, wording, start)

    def _sentences(self, wording: Wording) -> Iterator[tuple[int, str, frozenset[str]]]:
        """Each sentence with its offset, and the products named around it: in its section, or by the fact's place."""
        name_of = self._products
        around = name_of.get(str(wording.path[1]), "") if wording.path[:1] == ("products",) else ""
        ends = [found.start() for found in _HEADING.finditer(wording.text)] + [len(wording.text)]
        begin = 0
        for end in ends:
            section = (wording.source or wording.text)[begin:end]
            section = around + _PRODUCT.sub(lambda found: name_of.get(found[1], ""), section)
            near = frozenset(name for name in name_of.values() if name in section)
            for found in SENTENCE.finditer(wording.text, begin, end):
                yield found.start() + len(found[0]) - len(found[0].lstrip()), found[0], near
            begin = end

    def _problem(self, claim: _Claim, wording: Wording, start: int) -> Problem:
        who = f"{wording.what} says" if wording.what else "this sentence says"
        what = f"{who} what {label(claim.path)} says, which must not be published: {claim.reason}"
        mend = f"take it out, put the claim right, or write {{{{ {label(claim.path)}.text }}}}"
        return Problem(wording.file, wording.line_at(start), "withheld", what, mend)
