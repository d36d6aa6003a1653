"""Facts that refer to each other: ``{{ contact.email }}`` inside a fact stands for that fact.

A number then stands once inside the facts as well. References are read from the facts as written, so that every
kind of fact may be one: a day that is another event's day, an address that is the company's. Within a text, what
is referred to stands as a page would print it: dates, numbers and prices in words. ``{{ "{{" }}`` stands for two braces.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from graphlib import CycleError, TopologicalSorter
from typing import Any

from handbook.drawing.rendering import show
from handbook.facts.brand import Brand
from handbook.facts.explaining import may_stand
from handbook.kinds import Facts, Text, walk
from handbook.problems import Problem, Refused, did_you_mean
from handbook.input.strict_yaml import Document, Path_, label, texts_in

LARGEST = 1_000_000
"""Characters of all texts with references together. A handbook's facts have a tenth of it."""
MOST_HINTS = 20
"""How often the nearest known path is looked for, which takes long among many."""

_BRACES = re.compile(r'\{\{\s*"(?P<literal>[^"]*)"\s*\}\}|\{\{(?P<inside>[^{}]*)(?P<end>\}\})?')
_PATH = re.compile(r"[a-z]\w*(?:\.[A-Za-z_]\w*|\[[0-9]{1,6}\]|\[\"[^\"\[\]]+\"\]){0,12}")
_STEP = re.compile(r"\[([0-9]+)\]|\[\"([^\"]+)\"\]|(\w+)")


@dataclass(frozen=True)
class Link:
    """One reference: where it stands in its text, and the path it leads to, or the characters it stands for."""

    start: int
    end: int
    path: Path_ = ()
    literal: str | None = None


@dataclass
class References:
    """All references of a document, each text after those that it refers to."""

    document: Document
    links: dict[Path_, list[Link]] = field(default_factory=dict)
    texts: dict[Path_, str] = field(default_factory=dict)
    """The texts as they are written."""
    room: int = LARGEST
    hints: int = MOST_HINTS
    told: set[Problem] = field(default_factory=set)
    without: list[tuple[Path_, Path_]] = field(default_factory=list)
    """The texts that refer to a group of facts that this company has left out, and what they refer to."""
    unread: Collection[str] = ()
    """The groups that could not be read: nobody knows what is in them."""
    open: list[Path_] = field(default_factory=list)
    """The texts that refer to one of those."""

    def problem(self, path: Path_, what: str, mend: str) -> None:
        """Note in the document what is wrong with a reference in the fact at ``path``, once."""
        problem = self.document.problem(path, "reference", what, mend)
        if problem not in self.told:
            self.told.add(problem)
            self.document.problems.append(problem)

    @property
    def targets(self) -> dict[Path_, tuple[Path_, ...]]:
        """What each text refers to."""
        return {
            path: tuple(link.path for link in links if link.path)
            for path, links in self.links.items()
        }


def write(path: Path_) -> str:
    """What a page or another fact writes to print the fact at ``path``."""
    steps = [str(path[0])]
    for step in path[1:]:
        word = f".{step}" if str(step).isidentifier() else f'["{step}"]'
        steps.append(f"[{step}]" if isinstance(step, int) else word)
    return "{{ " + "".join(steps) + " }}"


def find_references(document: Document, unread: Collection[str] = ()) -> References:
    """Every reference in the facts as written. What cannot be one is noted among the document's problems.

    ``unread`` names the groups that could not be read, which is told already: what refers to them stays as it is.
    """
    found = _found(document, unread)
    while found.without:  # what is taken out may have been referred to itself
        items = {_item(document.data, path): target for path, target in found.without}
        for path, target in reversed(items.items()):  # from the end: lists are counted
            _leave_out(document, path, target)
        found = _found(document, unread)
    _put_in_order(found)
    return found


def _found(document: Document, unread: Collection[str]) -> References:
    found = References(document, unread=unread)
    for path, text in texts_in(document.data, ()):
        if "{{" in text and (links := list(_links(path, text, found))):
            found.links[path], found.texts[path] = links, text
    return found


def _leave_out(document: Document, path: Path_, target: Path_) -> None:
    """Take an item out of the document, and say so: what it refers to is not there."""
    del _around(document.data, path)[path[-1]]
    what = f"{label(path)} is left out: it refers to {label(target)}, and there is no {target[0]} in the facts"
    mend = "nothing, if that is what you want; else write it without that reference"
    problem = Problem(*document.place(path), "reference", what, mend, "warning")
    document.problems.append(problem)


def _item(data: Any, path: Path_) -> Path_:
    """The nearest thing around a text that is one of several of its kind, or a whole group."""
    while len(path) > 1:
        around = _around(data, path)
        if isinstance(around, list) or all(isinstance(one, dict) for one in around.values()):
            break
        path = path[:-1]
    return path


def _around(data: Any, path: Path_) -> Any:
    for step in path[:-1]:
        data = data[step]
    return data


def _links(path: Path_, text: str, found: References) -> Iterator[Link]:
    for braces in _BRACES.finditer(text):
        inside = (braces["inside"] or "").strip()
        if braces["literal"] is not None:
            yield Link(braces.start(), braces.end(), literal=braces["literal"])
        elif not braces["end"]:
            what = f"{label(path)} has {{{{ and no }}}} after it"
            mend = 'write the path of a fact, as in {{ contact.email }}; two braces are {{ "{{" }}'
            found.problem(path, what, mend)
        elif not _PATH.fullmatch(inside):
            found.problem(path, *_no_path(path, inside))
        elif (steps := _steps(inside))[0] in found.unread:
            found.open.append(path)
        elif steps[0] in Brand.model_fields.keys() - found.document.data.keys():
            found.without.append((path, steps))
        elif not may_stand(steps, found.document.data):
            found.problem(path, *_unknown(path, steps, found))
        else:
            yield Link(braces.start(), braces.end(), steps)


def _steps(inside: str) -> Path_:
    return tuple(int(step[1]) if step[1] else step[2] or step[3] for step in _STEP.finditer(inside))


def _no_path(path: Path_, inside: str) -> tuple[str, str]:
    """What is wrong with what stands between two pairs of braces, and how to mend it."""
    shown = inside if len(inside) < 60 else f"{inside[:60]}…"
    name = _PATH.match(inside)
    if name and "|" in inside:
        return f"{label(path)} uses a filter: {shown}", f"write {{{{ {name[0]} }}}} alone"
    if name and "(" in inside:
        mend = "write the path of a fact, as in {{ contact.email }}; a macro belongs in a page"
        return f"{label(path)} calls a macro: {shown}", mend
    what = f'{label(path)} refers to "{shown}", which is not the path of a fact'
    return what, "write the path of a fact, as in {{ contact.email }}"


def _put_in_order(found: References) -> None:
    """Each text after those it refers to. Those that lead back to themselves are told, and left out."""
    graph = _graph(found.links)
    sorter = TopologicalSorter(graph)
    with suppress(CycleError):  # what is not in a circle still comes out
        sorter.prepare()
    order: list[Path_] = []
    while ready := sorter.get_ready():
        order += ready
        sorter.done(*ready)
    done = set(order)
    stuck = {path: waits for path, waits in graph.items() if path not in done}
    _tell_circles(stuck, found)
    found.links = {path: found.links[path] for path in order if path in found.links}


def _graph(links: Mapping[Path_, list[Link]]) -> dict[Path_, list[Path_]]:
    """What each text must wait for: what it refers to, and for a group the texts in it."""
    beneath: dict[Path_, list[Path_]] = defaultdict(list)
    for path in links:
        beneath[path[:-1]].append(path)
    graph: dict[Path_, list[Path_]] = {}
    for path, targets in links.items():
        groups = [link.path for link in targets if link.path in beneath and link.path not in links]
        around = [link.path[:end] for link in targets for end in range(1, len(link.path) + 1)]
        graph[path] = [*groups, *(step for step in around if step in links)]
        graph |= {group: beneath[group] for group in groups}
    return graph


def _tell_circles(stuck: Mapping[Path_, list[Path_]], found: References) -> None:
    """One problem for each circle: from every stuck text, the first stuck one that it waits for leads into one."""
    after = {path: next(step for step in waits if step in stuck) for path, waits in stuck.items()}
    seen: dict[Path_, Path_] = {}
    for start in after:
        path = start
        while path not in seen:
            seen[path] = start
            path = after[path]
        if seen[path] == start:
            other = after[path]
            via = "itself" if other == path else f"{label(other)}, which leads back to it"
            place = path if path in found.links else other
            what = f"{label(place)} refers to {via}"
            found.problem(place, what, "write one of the two out")


def fill(found: References) -> None:
    """Put what is referred to into the document, as it is written there, whatever kind of fact it is."""
    written = dict(texts_in(found.document.data, ()))
    for path in found.links:
        written[path] = _filled(found, path, written.get)
        _put(found.document.data, path, written[path])


def say(found: References, brand: Brand) -> bool:
    """Put what is referred to into the document's texts once more, as a page prints it.

    ``brand`` was made from the document after ``fill``. Returns whether any text is another one now.
    """
    values = dict(walk(brand))
    said: dict[Path_, str] = {}
    for path in found.links:
        own = values.get(path)
        if isinstance(own, Text) and own.pattern is None:
            value_of = partial(_in_words, path, values=values, said=said, found=found)
            said[path] = _filled(found, path, value_of)
            _put(found.document.data, path, said[path])
    return any(said[path] != values[path] for path in said)


def _filled(found: References, path: Path_, value_of: Callable[[Path_], str | None]) -> str:
    """The text at ``path`` with its references replaced. One without a value stays as it is written."""
    text, pieces, at = found.texts[path], [], 0
    for link in found.links[path]:
        value = value_of(link.path) if link.literal is None else link.literal
        found.room -= len(value or "")
        if found.room < 0:
            what = f"with {label(path)}, the texts that refer to others grow beyond {LARGEST:,} characters"
            raise Refused(
                [found.document.problem(path, "reference", what, "refer to shorter facts")]
            )
        pieces += [text[at : link.start], text[link.start : link.end] if value is None else value]
        at = link.end
    return "".join([*pieces, text[at:]])


def _in_words(
    own: Path_,
    path: Path_,
    *,
    values: Mapping[Path_, Any],
    said: Mapping[Path_, str],
    found: References,
) -> str | None:
    """The fact at ``path`` as a page prints it; None when nothing there can be printed."""
    value = said.get(path, values.get(path))
    if isinstance(value, Text | str):
        return str(value)
    if value is None:
        what = f"{label(own)} refers to {label(path)}, which is not given"
        found.problem(own, what, "write that fact, or refer to another")
        return None
    try:
        shown = show(value)
    except TypeError:  # a group that does not stand for one fact
        shown = value
    if isinstance(shown, Facts | Mapping | tuple):
        what = f"{label(own)} refers to {label(path)}, which is a group of facts"
        found.problem(own, what, f"write one of its facts, as in {write(_first_in(shown, path))}")
        return None
    return str(shown)


def _first_in(group: Any, path: Path_) -> Path_:
    """The path of the first fact in the group at ``path``; of the group itself when there is none."""
    parts = dict(group) if isinstance(group, Mapping | Facts) else dict(enumerate(group))
    for step, part in parts.items():
        if not isinstance(part, Facts | Mapping | tuple):
            if part is not None:
                return (*path, step)
        elif part:
            return _first_in(part, (*path, step))
    return path


def _unknown(own: Path_, path: Path_, found: References) -> tuple[str, str]:
    """What to say of a path that leads nowhere."""
    data, mend = found.document.data, ""
    for position, step in enumerate(path):
        if isinstance(data, dict) and step not in data and found.hints and len(data) < 500:
            found.hints -= 1
            known = [write((*path[:position], key, *path[position + 1 :])) for key in data]
            mend = did_you_mean(write(path), known).strip()
        data = data.get(step) if isinstance(data, dict) else None
    mend = mend or "write the path of a fact that is there, as in {{ contact.email }}"
    return f"{label(own)} refers to {label(path)}, and there is no such fact", mend


def _put(data: Any, path: Path_, text: str) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = text
