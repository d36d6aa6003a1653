"""From the facts file to a brand, or to all its problems at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from handbook.facts.brand import Brand
from handbook.facts.consistency import disagreements
from handbook.facts.explaining import explain
from handbook.problems import Problem, Refused
from handbook.strict_yaml import Document, parse
from handbook.text_files import read_source

FACTS = "data/brand.yaml"
"""Where the facts are, from the project's root."""


@dataclass(frozen=True)
class Reading:
    """A brand, and where each of its facts stands in the file."""

    brand: Brand
    document: Document


def read_brand(root: Path) -> Reading:
    """Read the facts of the company whose handbook lies at ``root``.

    Raises ``Refused`` with every problem found when the facts cannot be trusted.
    """
    text, problems = read_source(root / FACTS, FACTS)
    if text is None or problems:
        raise Refused(problems)
    document = parse(text, FACTS)
    if not isinstance(document.data, dict):
        if not document.problems:
            document.problems.append(_wrong_shape(text))
        raise Refused(document.problems)
    try:
        brand = Brand.model_validate(document.data)
    except ValidationError as error:
        silent = {problem.line for problem in document.problems}
        explained = [
            problem for problem in explain(error, document, FACTS) if problem.line not in silent
        ]
        raise Refused(document.problems + explained) from None
    problems = document.problems + [
        Problem(FACTS, document.line(path), code, what, mend)
        for path, code, what, mend in disagreements(brand, root / "data")
    ]
    if problems:
        raise Refused(problems)
    return Reading(brand, document)


def _wrong_shape(text: str) -> Problem:
    if not re.sub(r"(?m)#.*$|^---$|\s", "", text):
        return Problem(
            FACTS,
            1,
            "empty-file",
            "the facts file is empty",
            "take it from the last commit, or start from the sample",
        )
    return Problem(FACTS, 1, "shape", "the facts are not a group of keys", "begin with: meta:")
