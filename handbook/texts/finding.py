"""Something found in a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import regex

from handbook.texts.words import Span

Rules = Mapping[str, Any]


@dataclass(frozen=True)
class Finding:
    """Something to look at: its kind, where it is, why, and what may stand there instead."""

    kind: str
    start: int
    end: int
    found: str
    reason: str
    say: tuple[str, ...] = ()


def finding(kind: str, where: Span, reason: str, say: Iterable[str] = (), **values: Any) -> Finding:
    """A finding at a place; {names} in the reason are filled in."""
    return Finding(
        kind, where.start, where.end, where.text, _fill(reason, values), tuple(filter(None, say))
    )


def _fill(text: str, values: Mapping[str, Any]) -> str:
    return regex.sub(r"\{(\w+)\}", lambda place: str(values.get(place[1], place[0])), text)
