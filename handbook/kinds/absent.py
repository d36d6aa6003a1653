"""What a company has left out: whoever can do without it asks first, whoever reaches into it stops.

``if brand.calendar:`` is false where there is no calendar. ``brand.calendar.events`` raises ``Missing``, which those
who draw, check and export take for "there is nothing to draw, check or export here".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn, TypeVar

from pydantic import Field

Item = TypeVar("Item")


class Missing(Exception):
    """Something was asked of facts that this company does not have."""


class Absent:
    """A fact or group of facts that is not there. There is one, ``ABSENT``."""

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "ABSENT"

    def __copy__(self) -> Absent:
        return self

    def __deepcopy__(self, memo: Any) -> Absent:
        return self

    def _stop(self, *args: Any) -> Any:
        raise Missing

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        raise Missing

    __getitem__ = __iter__ = __len__ = __contains__ = __call__ = __str__ = _stop
    __lt__ = __le__ = __gt__ = __ge__ = __add__ = __radd__ = __format__ = _stop


class Nothing(Absent):
    """The same as pages and templates meet it: a loop over it is over at once."""

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __contains__(self, item: object) -> bool:
        return False


ABSENT: Any = Absent()
NOTHING: Any = Nothing()


class Reaching:
    """For a Jinja environment: what is not there may be asked for its parts, and they are not there either."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        return NOTHING if isinstance(obj, Absent) else _met(super().getattr(obj, attribute))  # type: ignore[misc]

    def getitem(self, obj: Any, argument: Any) -> Any:
        return NOTHING if isinstance(obj, Absent) else _met(super().getitem(obj, argument))  # type: ignore[misc]


def _met(value: Any) -> Any:
    return NOTHING if value is ABSENT else value


def absent() -> Any:
    """The default of a field that a company may leave out."""
    return Field(default_factory=lambda: ABSENT)


def there(value: Item) -> Item:
    """The value; raises ``Missing`` where it is not there, though it might be empty."""
    if isinstance(value, Absent):
        raise Missing
    return value


def as_far_as_there(ask: Callable[..., Iterable[Item]], *args: Any) -> Iterator[Item]:
    """What ``ask(*args)`` gives, up to where it reaches for something that is not there."""
    try:
        yield from ask(*args)
    except Missing:
        return
