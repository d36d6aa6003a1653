"""What a text claims: what is withheld, and what sounds like a claim that nobody has proved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from handbook.texts.finding import Finding, Rules, finding
from handbook.texts.numbers import mentions
from handbook.texts.words import Sentence, Span, alone, fingerprint, letters, tokens


def withheld_claims(text: str, parts: list[Sentence], rules: Rules) -> Iterator[Finding]:
    """Passages that share three runs of three words with a claim that is withheld."""
    words, bits = tokens(text), rules["withheld"]["bits"]
    runs = [
        (fingerprint(" ".join(letters(word.text) for word in words[at : at + 3]), bits), at)
        for at in range(len(words) - 2)
    ]
    for claim in rules["withheld"]["claims"]:
        shared = [at for print_, at in runs if print_ in claim]
        if len(shared) >= min(3, len(claim)):
            start, end = words[shared[0]].start, words[shared[-1] + 2].end
            yield finding("claim", Span(start, end, text[start:end]), rules["messages"]["withheld"])


def claims(text: str, parts: list[Sentence], rules: Rules) -> Iterator[Finding]:
    """What sounds like a claim, in sentences that the facts do not hold."""
    for part in parts:
        if letters(part.text) in rules["proven"]:
            continue
        for rule in rules["claims"]:
            for found in (
                alone(rule["pattern"]).finditer(part.text)
                if _is_about_us(part, rule, rules)
                else ()
            ):
                if not (rule.get("known") and _is_known(found[0], rules)):
                    where = Span(part.start + found.start(), part.start + found.end(), found[0])
                    yield finding("claim", where, rule["reason"])


def _is_about_us(part: Sentence, rule: Mapping[str, Any], rules: Rules) -> bool:
    words = {word.text.lower() for word in tokens(part.text)}
    return not rule.get("ours") or bool(words & {*rules["ours"]} or part.stems & {*rules["own"]})


def _is_known(found: str, rules: Rules) -> bool:
    return any(one.value in rules["percents"] for one in mentions(found, rules))
