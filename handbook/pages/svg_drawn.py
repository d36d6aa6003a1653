"""How much an SVG picture draws once each part that is used many times is drawn many times.

Ten lines can ask for a billion shapes: each line uses the one before it ten times. The number is computed, not drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter

MOST_DRAWN = 100_000
"""Elements that one picture may draw, each use counted."""

_DRAW_NOTHING = {"stop", "linearGradient", "radialGradient"}
"""They lend a color and are never drawn themselves."""


class Circle(Exception):
    """An element draws itself; ``line`` is where."""

    def __init__(self, line: int):
        self.line = line
        super().__init__(line)


class Drawn:
    """The elements of a picture, in order, and which of them each draws."""

    def __init__(self) -> None:
        self.parts: list[list[int]] = []
        self.wants: list[tuple[int, str]] = []
        self.lines: list[int] = []
        self.weights: list[int] = []
        self.by_name: dict[str, int] = {}
        self.open: list[int] = []

    def begin(self, element: str, line: int) -> None:
        """An element begins within the one that is open."""
        number = len(self.parts)
        if self.open:
            self.parts[self.open[-1]].append(number)
        self.parts.append([])
        self.lines.append(line)
        self.weights.append(element not in _DRAW_NOTHING)
        self.open.append(number)

    def end(self) -> None:
        """The element that is open ends."""
        self.open.pop()

    def names(self, attribute: str, value: str) -> None:
        """The open element has a name; of two with the same name, the first counts."""
        if attribute == "id":
            self.by_name.setdefault(value, self.open[-1])

    def uses(self, names: Iterable[str]) -> None:
        """The open element draws the parts with these names too."""
        self.wants += [(self.open[-1], name) for name in names]

    def count(self) -> int:
        """How many elements are drawn, at most one more than may be. Raises ``Circle``."""
        for number, name in self.wants:
            if name in self.by_name:
                self.parts[number].append(self.by_name[name])
        try:
            order = list(TopologicalSorter(dict(enumerate(self.parts))).static_order())
        except CycleError as error:
            raise Circle(min(self.lines[number] for number in error.args[1])) from None
        for number in order:
            drawn = sum(self.weights[part] for part in self.parts[number])
            self.weights[number] = min(self.weights[number] + drawn, MOST_DRAWN + 1)
        return self.weights[0]
