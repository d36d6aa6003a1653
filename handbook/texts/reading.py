"""Sentences that are hard to read."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from handbook.texts.finding import Finding, Rules, finding
from handbook.texts.measures import ease
from handbook.texts.words import Sentence, tokens


def reading(parts: list[Sentence], rules: Rules) -> Iterator[Finding]:
    """Sentences that are too long, or too hard."""
    most, hard, least = (rules["reading"][key] for key in ("long", "hard", "least"))
    for part in parts:
        words = len(tokens(part.text))
        if words > most:
            say = _halved(part.text, rules)
            yield finding("reading", part, rules["messages"]["long"], [say], words=words, most=most)
        elif words >= least and (ease([part], least) or 0) < hard:
            yield finding("reading", part, rules["messages"]["hard"])


def _halved(text: str, rules: Rules) -> str:
    """A sentence cut in two at the joint nearest its middle; empty where it has none."""
    joints = [
        found
        for joint in rules["joints"]
        for found in regex.finditer(joint, text)
        if 20 < found.start() < len(text) - 20
    ]
    if not joints:
        return ""
    cut = min(joints, key=lambda found: (abs(found.start() - len(text) / 2), found.start()))
    second = text[cut.start(1) :]
    return f"{text[: cut.start()]}. {second[0].upper()}{second[1:]}"
