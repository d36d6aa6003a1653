"""Facts added to those that a company has: each where its group stands, and only what is not there yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.adopting.facts_text import group_lines, lines
from handbook.facts.files import FACTS
from handbook.input.strict_yaml import Document, Path_, Place, label


@dataclass(frozen=True)
class Addition:
    """Lines to put before a line of a file of facts, counted from 1; None is at its end."""

    file: str
    before: int | None
    text: tuple[str, ...]
    label: str


def additions(
    document: Document, facts: Mapping[str, Any]
) -> tuple[list[Addition], list[tuple[Place, str, str]]]:
    """What ``facts`` add to a document, and what stays though they say something else: place, path, value."""
    added, kept = list[Addition](), list[tuple[Place, str, str]]()
    for path, value in _new(document.data, facts, ()):
        there = _at(document.data, path)
        if there is None:
            added.append(_addition(document, path, value))
        elif there != value:
            kept.append((document.place(path), label(path), str(value)))
    return added, kept


def _new(there: Any, facts: Mapping[str, Any], path: Path_) -> Iterator[tuple[Path_, Any]]:
    """Each fact that is not there, with all beneath it, and each value of a group that is there."""
    for key, value in facts.items():
        own = there.get(key) if isinstance(there, dict) else None
        if isinstance(value, Mapping) and isinstance(own, dict):
            yield from _new(own, value, (*path, key))
        elif not (
            isinstance(value, Mapping) and isinstance(own, str)
        ):  # one text stands for a group
            yield (*path, key), value


def _at(data: Any, path: Path_) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _addition(document: Document, path: Path_, value: Any) -> Addition:
    key, group = str(path[-1]), _at(document.data, path[:-1])
    if len(path) == 1:
        return Addition(FACTS, None, ("", *group_lines(key, value)), key)
    first = document.place((*path[:-1], next(iter(group)))) if group else document.place(path[:-1])
    return Addition(first.file, first.line, tuple(lines({key: value})), label(path))


def write_additions(root: Path, added: list[Addition]) -> None:
    """Put the lines into their files, from the end on, so that the lines before keep their numbers."""
    by_file = defaultdict[str, list[Addition]](list)
    for one in added:
        by_file[one.file].append(one)
    for file, ones in by_file.items():
        text = (root / file).read_text(encoding="utf-8").rstrip("\n").split("\n")
        for one in sorted(ones, key=lambda one: one.before or len(text) + 1, reverse=True):
            at = (one.before or len(text) + 1) - 1
            beside = text[at] if at < len(text) else ""
            indent = beside[: len(beside) - len(beside.lstrip())] if one.before else ""
            text[at:at] = [indent + line if line else line for line in one.text]
        (root / file).write_text("\n".join(text) + "\n", encoding="utf-8")
