"""The files of facts, put together into one document.

``data/brand.yaml`` names the company. Any group may stand in a file of its own instead,
``data/<group>.yaml``, whose content is that group; never in both. A role may be a page (``role_files``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from handbook.facts.brand import Brand
from handbook.facts.role_files import add_roles
from handbook.problems import Problem, did_you_mean
from handbook.input.strict_yaml import Document, parse
from handbook.input.text_files import read_source

FACTS = "data/brand.yaml"
"""The file that names the company, from the project's root."""


def read_files(root: Path) -> tuple[Document, set[str]]:
    """All facts of the handbook at ``root``, and the groups that could not be read, or not for sure.

    Never raises for bad input: what is wrong is in the document's ``problems``.
    """
    whole = _read(root, FACTS, ())
    unread, doubtful = set[str](), set[str]()
    if not isinstance(whole.data, dict):
        return whole, unread
    for path in sorted((root / "data").glob("[!.]*.y*ml")):
        name = path.relative_to(root).as_posix()
        if name == FACTS:
            continue
        if problem := _misnamed(name, path.stem) or _doubled(name, path.stem, whole):
            whole.problems.append(problem)
            doubtful.add(path.stem)
            continue
        part = _read(root, name, (path.stem,))
        part.problems += _key_of_its_own(part, path.stem)
        whole.problems += part.problems
        if part.data is None or part.problems:
            unread.add(path.stem)
        if part.data is not None:
            whole.data[path.stem] = part.data
            whole.places |= part.places
    if not add_roles(root, whole):
        unread.add("roles")
    if doubtful:  # a file with another name may be any of the groups that are not there
        unread |= (
            doubtful | Brand.model_fields.keys() - whole.data.keys()
        ) & Brand.model_fields.keys()
    return whole, unread


def _read(root: Path, name: str, under: tuple[str, ...]) -> Document:
    text, problems = read_source(root / name, name)
    if text is None or problems:
        return Document(name, problems=problems)
    document = parse(text, name, under)
    if not document.problems and not isinstance(document.data, dict):
        document.data = None
        mend = "write keys, each with a colon after it" if under else "begin with: meta:"
        document.problems.append(_wrong_shape(name, text, mend))
    return document


def _wrong_shape(name: str, text: str, mend: str) -> Problem:
    if re.sub(r"(?m)#.*$|^---$|\s", "", text):
        return Problem(name, 1, "shape", "the facts are not a group of keys", mend)
    mend = "take it from the last commit, or start from the sample"
    return Problem(name, 1, "empty-file", "the facts file is empty", mend)


def _misnamed(name: str, group: str) -> Problem | None:
    """The problem with a file that is named after no group of facts."""
    files = [f"data/{known}.yaml" for known in Brand.model_fields]
    if name in files:
        return None
    what = f"there is no group of facts called {group}"
    if group in Brand.model_fields:
        what = "a file of facts ends in .yaml"
    mend = did_you_mean(name, files).strip() or (
        f"name it after a group: {', '.join(Brand.model_fields)}; or move it out of data/"
    )
    return Problem(name, 1, "file", what, mend)


def _doubled(name: str, group: str, whole: Document) -> Problem | None:
    """The problem with a group that stands in a file of its own and in the first one too."""
    if group not in whole.data:
        return None
    file, line = whole.place((group,))
    what = f"{group} stands here, and also in {file}, line {line}"
    return Problem(name, 1, "duplicate", what, "keep one of the two, and delete the other")


def _key_of_its_own(part: Document, group: str) -> Iterator[Problem]:
    """The problem with a file that begins with the name of its group, which its own name says already."""
    model = Brand.model_fields[group].annotation
    known = getattr(model, "model_fields", {})
    if isinstance(part.data, dict) and list(part.data) == [group] and group not in known:
        what = f"the name of the file says {group} already, and it begins with {group}: again"
        mend = f"delete the line {group}: and move what is beneath it two blanks to the left"
        yield part.problem((group, group), "shape", what, mend)
