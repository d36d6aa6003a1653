"""What facts are called when one speaks of them: a thing by its own name, a field by its key in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.kinds import Facts
from handbook.input.strict_yaml import Path_

_SPELLED = {"cmyk": "CMYK", "ral": "RAL"}
"""Fields whose names are initials."""
_NAMES = ("network", "name", "title", "term")
"""Fields by which a thing among others is called."""


def called(item: Any) -> str:
    """What a thing among others is called; "" when it has no name."""
    named = (getattr(item, field, None) for field in _NAMES) if isinstance(item, Facts) else ()
    return str(next(filter(None, named), ""))


def in_words(key: str) -> str:
    """A key as words: "weekly_target" as "Weekly target"."""
    return _SPELLED.get(key) or key.replace("_", " ").replace("-", " ").capitalize()


def thing(brand: Facts, path: Path_) -> tuple[Path_, str]:
    """The thing that the fact at ``path`` belongs to: where it stands, and what it is called.

    It is the innermost of several things that has a name (``products.robin``), else the group (``story``).
    """
    value: Any = brand
    found = path[:1], in_words(str(path[0]))
    for depth, step in enumerate(path, 1):
        among = isinstance(value, Mapping | tuple)
        value = within(value, step)
        if among and called(value):
            found = path[:depth], called(value)
    return found


def within(value: Any, step: str | int) -> Any:
    """What stands at ``step`` of a group; raises LookupError when there is nothing, or nothing any more."""
    if isinstance(value, Facts):
        fields = type(value).model_fields.items()
        found = [getattr(value, name) for name, field in fields if (field.alias or name) == step]
        return found[0]
    if isinstance(value, Mapping | tuple):
        return value[step]  # type: ignore[index]
    raise LookupError(step)
