"""Which facts may be published on a given day: what lacks evidence, consent or time is taken out, everywhere."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from handbook.facts.brand import Brand
from handbook.kinds import Facts, Ref, freeze, walk

Path_ = tuple[str | int, ...]


def publishable(brand: Brand, today: datetime.date) -> tuple[Brand, dict[Path_, str]]:
    """The brand without what must not be published on ``today``, and each path taken out with its reason."""
    withheld = {
        path: reason
        for path, group in walk(brand)
        if isinstance(group, Facts) and (reason := group.withheld(today))
    }
    for path, value in walk(brand):
        target = (*value.target, value) if isinstance(value, Ref) else None
        if target in withheld and not _covered(path, withheld):
            withheld[path[:-1]] = f"it names {'.'.join(target)}, and {withheld[target]}"
    return _without(brand, (), withheld), withheld


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
                name: _without(getattr(value, name), place, withheld)
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
