"""From the files of facts to a brand, or to all its problems at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from handbook.facts.brand import Brand
from handbook.facts.consistency import disagreements
from handbook.facts.explaining import explain
from handbook.facts.files import read_files
from handbook.facts.references import fill, find_references, say
from handbook.problems import Problem, Refused
from handbook.input.strict_yaml import Document, Path_


@dataclass(frozen=True)
class Reading:
    """A brand, and where each of its facts stands in its files."""

    brand: Brand
    document: Document
    references: Mapping[Path_, tuple[Path_, ...]] = field(default_factory=dict)
    """What each text refers to, by the path of the text; each text after those that it refers to."""
    told: tuple[Problem, ...] = ()
    """What a writer should know, though it keeps nothing from being published."""


def read_brand(root: Path) -> Reading:
    """Read the facts of the company whose handbook lies at ``root``.

    Raises ``Refused`` with every problem found when the facts cannot be trusted.
    """
    document, unread = read_files(root)
    if not isinstance(document.data, dict):
        raise Refused(document.problems)
    found = find_references(document, unread)
    fill(found)
    brand = _brand(document, unread, found.open)
    if say(found, brand):
        brand = _brand(document, unread, found.open)
    problems = [*document.problems]
    if not unread:  # else what only seems to be missing would be told
        problems += [document.problem(*found) for found in disagreements(brand, root / "data")]
    if any(problem.level == "error" for problem in problems):
        raise Refused(problems)
    return Reading(brand, document, found.targets, tuple(problems))


def _brand(document: Document, unread: set[str], left_open: list[Path_]) -> Brand:
    try:
        return Brand.model_validate(document.data)
    except ValidationError as error:
        raise Refused(
            [*document.problems, *_explained(error, document, unread, left_open)]
        ) from None


def _explained(
    error: ValidationError, document: Document, unread: set[str], left_open: list[Path_]
) -> list[Problem]:
    """What the models refuse, without what follows from a line or a group that could not be read."""
    silent = {(problem.file, problem.line) for problem in document.problems}
    silent |= {document.place(path) for path in left_open}
    missing = {f"{group} is missing" for group in unread}
    return [
        problem
        for problem in explain(error, document)
        if (problem.file, problem.line) not in silent and problem.what not in missing
    ]
