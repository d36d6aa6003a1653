"""The sample company, which a company that adopts the handbook keeps beside its own facts as a pattern."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbook.facts.files import read_files
from handbook.problems import Problem
from handbook.input.strict_yaml import Document, Place, label, texts_in

SAMPLE = "sample"
"""The folder that it is kept in, and what its own pages say of themselves (``whose:``)."""


def still_the_samples(root: Path, ours: Document) -> Iterator[tuple[Place, str]]:
    """Each text of the facts that is word for word the sample's, by its place and path; none where none is kept."""
    if not (root / SAMPLE / "data").is_dir():
        return
    samples = dict(texts_in(read_files(root / SAMPLE)[0].data))
    for path, value in texts_in(ours.data):
        if _tells(value) and samples.get(path) == value:
            yield ours.place(path), label(path)


def told(root: Path, ours: Document) -> Iterator[Problem]:
    """The same as warnings: it may be meant."""
    for place, path in still_the_samples(root, ours):
        mend = "write your own, or take it out: what is not there is left out"
        yield Problem(*place, "sample", f"{path} is still the sample's", mend, "warning")


def _tells(value: str) -> bool:
    """Whether a text could be one company's only: an address, a number to call, a name, a sentence."""
    if value.startswith("assets/"):
        return False
    return len(value) > 15 or "@" in value or "://" in value or value.startswith("+")
