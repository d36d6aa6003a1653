"""Which facts may be published on a given day: what lacks evidence, consent or time is taken out, everywhere."""

from __future__ import annotations

import datetime
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from pydantic.fields import FieldInfo

from handbook.kinds.absent import ABSENT
from handbook.facts.brand import Brand
from handbook.kinds import Facts, Ref, freeze, walk
from handbook.input.strict_yaml import Path_, label

NOTHING: Mapping[Path_, tuple[Path_, ...]] = MappingProxyType({})
NOWHERE: Mapping[Path_, str] = MappingProxyType({})


def publishable(
    brand: Brand,
    today: datetime.date,
    references: Mapping[Path_, tuple[Path_, ...]] = NOTHING,
    besides: Mapping[Path_, str] = NOWHERE,
) -> tuple[Brand, dict[Path_, str]]:
    """The brand without what must not be published on ``today``, and each path taken out with its reason.

    ``besides`` are the paths of what this edition leaves out besides, each with the reason.
    ``references`` says what each text refers to: a text goes with that, and takes along the item that it is a part of.
    """
    reasons = {
        path: reason
        for path, group in walk(brand)
        if isinstance(group, Facts) and (reason := group.withheld(today))
    } | dict(besides)
    withheld, leaning = dict(reasons), _leaning(brand, references)
    queue = deque(reasons)
    while queue:
        gone = queue.popleft()
        for path, target, verb in leaning.get(gone, ()):
            if not _covered(path, withheld) and path not in withheld:
                reasons[path] = reasons[gone]
                withheld[path] = f"it {verb} {label(target)}, and {reasons[gone]}"
                queue.append(path)
    return _without(brand, (), withheld), withheld


def _leaning(
    brand: Brand, references: Mapping[Path_, tuple[Path_, ...]]
) -> dict[Path_, list[tuple[Path_, Path_, str]]]:
    """By the path of each fact and of each group around it: what goes when it goes, the fact, and how that uses it."""
    values = dict(walk(brand))
    leaning: dict[Path_, list[tuple[Path_, Path_, str]]] = defaultdict(list)
    for path, value in values.items():
        if isinstance(value, Ref):
            target: Path_ = (*value.target, str(value))
            is_item = isinstance(values[path[:-1]], tuple)
            leaning[target].append((path if is_item else path[:-1], target, "names"))
    for path, targets in references.items():
        goes = removable(path, values) or path
        for target in targets:
            for end in range(1, len(target) + 1):
                leaning[target[:end]].append((goes, target, "refers to"))
    return leaning


def removable(path: Path_, values: Mapping[Path_, Any]) -> Path_ | None:
    """What can be taken out to take out a fact: itself if it is optional, or the nearest item of a group or list."""
    around = values.get(path[:-1])
    if isinstance(around, Facts) and _is_optional(around, path[-1]):
        return path
    ends = range(len(path), 1, -1)
    is_item = (end for end in ends if isinstance(values.get(path[: end - 1]), Mapping | tuple))
    return next((path[:end] for end in is_item), None)


def unspared(
    full: Brand, withheld: Mapping[Path_, str], references: Mapping[Path_, tuple[Path_, ...]]
) -> Iterator[tuple[Path_, str]]:
    """The texts that must not be published and that nothing around can spare, each with the reason."""
    values = dict(walk(full))
    for path in references:
        if path in withheld and not _covered(path, withheld) and not removable(path, values):
            yield path, withheld[path]


def _is_optional(group: Facts, name: str | int) -> bool:
    fields = type(group).model_fields
    return any((field.alias or own) == name and _left_out(field) for own, field in fields.items())


def _left_out(field: FieldInfo) -> bool:
    """Whether a company may have none of it."""
    return field.get_default(call_default_factory=True) in (None, ABSENT)


def _covered(path: Path_, withheld: Mapping[Path_, str]) -> bool:
    return any(path[:length] in withheld for length in range(len(path)))


def _without(value: Any, path: Path_, withheld: Mapping[Path_, str]) -> Any:
    """``value`` rebuilt without the withheld paths; parts that hold none of them are the same objects."""
    if not any(gone[: len(path)] == path for gone in withheld):
        return value
    if isinstance(value, Facts):
        fields = {
            name: (*path, field.alias or name) for name, field in type(value).model_fields.items()
        }
        return value.model_copy(
            update={
                name: type(value).model_fields[name].get_default(call_default_factory=True)
                if place in withheld and _is_optional(value, place[-1])
                else _without(getattr(value, name), place, withheld)
                for name, place in fields.items()
            }
        )
    if isinstance(value, Mapping):
        return freeze(
            {
                key: _without(item, (*path, str(key)), withheld)
                for key, item in value.items()
                if (*path, str(key)) not in withheld
            }
        )
    if isinstance(value, tuple):
        return tuple(
            _without(item, (*path, index), withheld)
            for index, item in enumerate(value)
            if (*path, index) not in withheld
        )
    return value
