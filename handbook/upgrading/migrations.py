"""What has to become of a company's facts and pages when their shape changes, by the version that changed it.

Each is safe to do twice: one that was stopped half way is done again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.problems import Problem
from handbook.upgrading.release import as_numbers, version_of
from handbook.upgrading.texts import Texts

WRITTEN_FOR = "data/version.txt"
"""Says which version of the handbook a company's facts are written for."""
FIRST = "1.0.0"


@dataclass(frozen=True)
class Migration:
    """A change of shape: since which version, in words, and how a company's texts follow it."""

    version: str
    note: str
    change: Callable[[Texts], None]


MIGRATIONS: tuple[Migration, ...] = ()
"""In the order of their versions. Those that were ever published stay."""


def written_for(root: Path) -> str:
    """The version that the facts at ``root`` are written for; where it is not said, the first."""
    file = root / WRITTEN_FOR
    return file.read_text(encoding="utf-8").strip() if file.is_file() else FIRST


def due(version: str) -> Iterator[Migration]:
    """The migrations for facts that are written for a version."""
    return (one for one in MIGRATIONS if as_numbers(one.version) > as_numbers(version))


def told(root: Path) -> Iterator[Problem]:
    """What is to be said of facts that are written for another version than the handbook is."""
    theirs, ours = written_for(root), version_of(root) or FIRST
    if as_numbers(theirs) > as_numbers(ours):
        mend = f"upgrade the handbook to {theirs}: make upgrade FROM=…"
    elif any(due(theirs)):
        mend = "let them follow: python -m handbook upgrade ."
    else:
        return
    what = f"the facts are written for handbook {theirs}, and this is {ours}"
    yield Problem(WRITTEN_FOR, 1, "version", what, mend, "warning")


def migrated(root: Path) -> tuple[Texts, list[str]]:
    """The texts as they will read, and the notes of the migrations that changed something."""
    texts, notes = Texts(root), list[str]()
    for one in due(written_for(root)):
        before = dict(texts.changed)
        one.change(texts)
        if texts.changed != before:
            notes.append(one.note)
    return texts, notes
