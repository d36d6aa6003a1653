"""Roles that are pages: each file ``docs/roles/<role>.md`` is one, its facts in the front matter.

So a role is added, moved and read as one file; ``roles.<key>`` is a path like all others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from handbook.input.front_matter import divide
from handbook.problems import Problem, did_you_mean
from handbook.input.strict_yaml import Document
from handbook.subjects.roles import PAGE_KEYS, Role, is_role, role_key
from handbook.input.text_files import read_source

_NAME = re.compile(r"docs/roles/[a-z][a-z0-9]*(-[a-z0-9]+)*\.md")


def add_roles(root: Path, whole: Document) -> bool:
    """Put the roles that are pages among the facts; false when one could not be read, and is told."""
    found = (path.relative_to(root).as_posix() for path in (root / "docs/roles").glob("[!.]*.md"))
    files = sorted(filter(is_role, found))
    roles = whole.data.setdefault("roles", {}) if files else {}
    if not isinstance(roles, dict):
        return True
    all_read = True
    for file in files:
        key = role_key(file)
        if problem := _misnamed(file) or _doubled(file, key, whole):
            whole.problems.append(problem)
            all_read = False
            continue
        part = _read(root, file, key)
        whole.problems += part.problems
        whole.places |= part.places
        if part.data is None:
            all_read = False
        else:
            roles[key] = part.data
    return all_read


def _read(root: Path, file: str, key: str) -> Document:
    """The facts of one role, at their place among all."""
    text, problems = read_source(root / file, file)
    if text is None or problems:
        return Document(file, problems=problems)
    head = divide(text, file, ("roles", key)).head
    if head.data is None:
        head.problems = head.problems or [_without_facts(file)]
        return head
    head.problems += _unknown(head, key)
    head.data = {name: value for name, value in head.data.items() if name in Role.model_fields}
    return head


def _unknown(head: Document, key: str) -> Iterator[Problem]:
    known = (*Role.model_fields, *PAGE_KEYS)
    for name in head.data:
        if name not in known:
            mend = did_you_mean(name, known).strip()
            mend = (
                mend
                or f"a role has {', '.join(known)}; anything else is text, below the second ---"
            )
            yield head.problem(("roles", key, name), "unknown-key", f"a role has no {name}", mend)


def _without_facts(file: str) -> Problem:
    what = "a role's page begins with its facts, between two lines ---"
    mend = f"copy them from another role and change them: {', '.join(Role.model_fields)}"
    return Problem(file, 1, "front-matter", what, mend)


def _misnamed(file: str) -> Problem | None:
    """The problem with a file whose name is no role's."""
    if _NAME.fullmatch(file):
        return None
    what = "a role's file is named in small letters and digits, with hyphens between words"
    plain = re.sub(r"[^a-z0-9]+", "-", file.rpartition("/")[2][:-3].lower()).strip("-0123456789")
    return Problem(file, 1, "file", what, f"call it docs/roles/{plain or 'front-desk'}.md")


def _doubled(file: str, key: str, whole: Document) -> Problem | None:
    """The problem with a role that stands among the facts too."""
    if ("roles", key) not in whole.places:
        return None
    other, line = whole.place(("roles", key))
    what = f"the role {key} stands here, and also in {other}, line {line}"
    return Problem(file, 1, "duplicate", what, "keep one of the two, and delete the other")
