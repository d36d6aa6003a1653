"""Which facts a drawing shows: told by the facts themselves, as they are printed.

A fact is known by what it is, not by what it says, so two of the same words are two facts.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_listening: list[list[Any]] = []
"""Those who want to know, the outermost first; one build runs in one thread."""


def note(value: Any) -> None:
    """Called with every value that a template prints."""
    for heard in _listening:
        heard.append(value)


@contextmanager
def noted() -> Iterator[list[Any]]:
    """A list that fills with what is printed meanwhile."""
    heard: list[Any] = []
    _listening.append(heard)
    try:
        yield heard
    finally:
        _listening.pop()
