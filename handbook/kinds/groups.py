"""Groups of facts, and ways through them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict

from handbook.kinds.absent import ABSENT, Missing
from handbook.kinds.texts import Key


class Facts(BaseModel):
    """A group of facts: frozen, and closed to keys it does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, defer_build=True
    )

    printed: ClassVar[str | None] = None
    """Which field stands for the whole group when a page prints it, if one does."""

    def withheld(self, today: datetime.date) -> str | None:
        """Why this must not be published on that day, in words; None when it may be."""
        return None

    def __str__(self) -> str:
        """What stands for the group, so that its insides never reach a reader; raises ``TypeError`` where nothing does."""
        if self.printed is None:
            raise TypeError(f"{type(self).__name__} is a group of facts, not one")
        return str(getattr(self, self.printed))


def freeze(group: Mapping) -> Mapping:
    """The same group, in the same order, that cannot be changed."""
    return MappingProxyType(dict(group))


Item = TypeVar("Item")


Map = Annotated[Mapping[Key, Item], AfterValidator(freeze)]
"""Facts by key, in the order of the file; cannot be changed."""


def walk(
    value: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every group and leaf of the facts with its path, groups before what they hold."""
    waiting = [(path, value)]
    while waiting:
        path, value = waiting.pop()
        yield path, value
        if not isinstance(value, str):  # most facts are texts, and hold nothing
            waiting += [((*path, step), item) for step, item in reversed(_parts(value))]


def _parts(value: Any) -> list[tuple[str | int, Any]]:
    """What a group holds, by the next step of its path."""
    if isinstance(value, Facts):
        fields = type(value).model_fields.items()
        return [(field.alias or name, getattr(value, name)) for name, field in fields]
    if isinstance(value, tuple):
        return list(enumerate(value))
    return [(str(key), item) for key, item in value.items()] if isinstance(value, Mapping) else []


def look_up(value: Any, path: tuple[str, ...]) -> Any:
    """The fact at ``path``; raises KeyError with the step that no company has, Missing for one left out."""
    for step in path:
        if value is ABSENT:
            raise Missing
        if isinstance(value, Facts) and step in type(value).model_fields:
            value = getattr(value, step)
        elif isinstance(value, Mapping) and step in value:
            value = value[step]
        else:
            raise KeyError(step)
    return value
