"""What a question to practice is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

WRONG = 3
"""How many wrong answers a choice has at most."""


@dataclass(frozen=True)
class Question:
    """One question. ``key`` is the path of the fact it asks for, and stays when the fact's words change.

    ``about`` is what it asks about, line by line; ``more`` is shown with the answer.
    A question with ``wrong`` answers is a choice; any other is free recall. ``roles`` are those that need it most.
    """

    key: str
    ask: str
    answer: tuple[str, ...]
    about: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()

    @property
    def edition(self) -> str:
        """Eight hexadecimal digits that are others when the answer is another."""
        return _digest(*self.answer)[:8]

    @property
    def choices(self) -> list[str]:
        """The answer among the wrong ones, in an order that looks like chance and is the same in every build."""
        return (
            sorted([*self.answer, *self.wrong], key=lambda choice: _digest(self.key, choice))
            if self.wrong
            else []
        )


@dataclass(frozen=True)
class Topic:
    """What some of the questions are about, and the page where one can look it up.

    ``page`` is the key of that page; ``key`` is what a reader's choice is kept under; ``first`` marks what everyone must know from day one.
    """

    key: str
    name: str
    page: str
    ask: Callable[[Brand], Iterator[Question]]
    first: bool = False


def choice(question: Question, siblings: Iterable[str]) -> Question:
    """The question with wrong answers that are right elsewhere, those that follow its own first; as it is when there are none."""
    known, answer = list(dict.fromkeys(siblings)), question.answer[0]
    start = known.index(answer) + 1 if answer in known else 0
    others = (other for other in [*known[start:], *known[:start]] if other != answer)
    return replace(question, wrong=tuple(islice(others, WRONG)))


def _digest(*texts: str) -> str:
    return sha256("\n".join(texts).encode()).hexdigest()
