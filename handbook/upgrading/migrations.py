"""What has to become of a company's facts and pages when their shape changes, by the version that changed it.

Each is safe to do twice: one that was stopped half way is done again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.problems import Problem
from handbook.upgrading.release import as_numbers, version_of
from handbook.upgrading.texts import Texts, retire

WRITTEN_FOR = "data/version.txt"
"""Says which version of the handbook a company's facts are written for."""
FIRST = "1.0.0"


@dataclass(frozen=True)
class Migration:
    """A change of shape: since which version, in words, and how a company's texts follow it."""

    version: str
    note: str
    change: Callable[[Texts], None]


ADVICE = (
    "policies.posting.stance", "policies.posting.fine", "policies.posting.personal",
    "policies.complaints.promise", "policies.complaints.where", "policies.complaints.steps",
    "policies.improvement.then", "conversion.why", "habits.why", "message.key_message.own_story",
    "scorecard.why", "scorecard.rules", "story.goals.*.today", "style.type.rules",
)  # fmt: skip
"""What holds in any company, and is a page's own text since 1.1.0."""


def _advice_to_pages(texts: Texts) -> None:
    for path in ADVICE:
        retire(
            texts,
            path,
            "Since handbook 1.1.0 a page says this in its own words. Move yours there, or delete it:",
        )


MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        "1.1.0",
        "Advice, rules and reasons that one page shows alone stand in that page's own words. Yours became comments in data/:"
        " move them to the page, or delete them.",
        _advice_to_pages,
    ),
)
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
    if not (root / WRITTEN_FOR).is_file():  # the sample's follow as they are written
        return
    theirs, ours = written_for(root), version_of(root) or FIRST
    if as_numbers(theirs) > as_numbers(ours):
        mend = f"upgrade the handbook to {theirs}: make upgrade FROM=…"
    elif any(due(theirs)):
        mend = "let them follow: python -m handbook upgrade ."
    else:
        return
    what = f"the facts are written for handbook {theirs}, and this is {ours}"
    yield Problem(WRITTEN_FOR, 1, "version", what, mend, "warning")


def migrate(texts: Texts) -> list[str]:
    """Let the texts follow each new shape; returns the notes of what changed something."""
    notes = list[str]()
    for one in due(written_for(texts.root)):
        before = dict(texts.changed)
        one.change(texts)
        if texts.changed != before:
            notes.append(one.note)
    return notes
