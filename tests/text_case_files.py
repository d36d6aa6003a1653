"""The cases that the checker of texts is held to, in Python and in the browser."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from handbook.texts import files
from project import CHECKOUT, COMPANIES, ROOT, TODAY

FOLDER = CHECKOUT / "tests" / "text_cases"
HANDBOOKS = {"sample": ROOT, "tallow": COMPANIES / "tallow"}


class Slip(NamedTuple):
    """A text with one slip: its kind, and the words that must be found."""

    kind: str
    words: str
    text: str

    def is_among(self, found: list[dict[str, Any]]) -> bool:
        """Whether one of the findings is of the slip's kind and on its words."""
        start = self.text.index(self.words)
        return any(
            one["kind"] == self.kind
            and one["start"] < start + len(self.words)
            and start < one["end"]
            for one in found
        )


def slips(company: str) -> list[Slip]:
    return [Slip(*line.split(" | ", 2)) for line in lines(company, "slips")]


def lines(company: str, kind: str) -> list[str]:
    text = (FOLDER / company / f"{kind}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def rules_of(root: Path) -> dict[str, Any]:
    """The rules of a company on the sample's day."""
    return files.rules_of(root, datetime.date.fromisoformat(TODAY))
