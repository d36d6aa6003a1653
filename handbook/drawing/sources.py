"""Where the facts of a drawing are changed: a quiet link to their file and line, for those who edit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import takewhile
from typing import Any, NamedTuple

from markupsafe import Markup

from handbook.kinds.absent import ABSENT
from handbook.drawing.noting import noted
from handbook.drawing.rendering import draw
from handbook.kinds import Facts, Text, walk
from handbook.input.strict_yaml import Document, Path_, label

FACTS_OF_PAGE = "facts-on-this-page"
"""The id of a page's list of its facts."""

_BLOCK = re.compile(r"\s*<(?!a\b|span\b|abbr\b|em\b|strong\b|code\b|b\b|i\b)")


class Source(NamedTuple):
    """Facts that stand together in one file: what holds them all (``message.pitch``), and where that begins."""

    path: str
    file: str
    line: int
    address: str
    """Where the forge's editor shows it."""


class Sources:
    """Knows of each fact of a brand where it is changed.

    ``edit`` gives the address of a file and line in the forge's editor; None when the handbook has no forge.
    """

    def __init__(self, brand: Any, document: Document, edit: Callable[[str, int], str | None]):
        self.document, self.edit = document, edit
        self._paths = {
            id(value): path for path, value in walk(brand) if isinstance(value, Text | Facts)
        }

    def of(self, values: Iterable[Any]) -> list[Source]:
        """Where the facts among ``values`` are changed, those that show most first."""
        groups: dict[tuple[str, str | int], list[Path_]] = {}
        for value in values:
            if path := self._place(self._paths.get(id(value), ())):
                groups.setdefault((self.document.place(path).file, path[0]), []).append(path)
        ordered = sorted(groups.items(), key=lambda item: -len(item[1]))
        return [found for (file, _), paths in ordered if (found := self._source(file, paths))]

    def _place(self, path: Path_) -> Path_:
        """The path as the files have it: a value may stand for a whole group there."""
        while path and path not in self.document.places:
            path = path[:-1]
        return path

    def _source(self, file: str, paths: list[Path_]) -> Source | None:
        """What holds all these facts of one file, as near to them as can be."""
        alike = takewhile(lambda steps: len(set(steps)) == 1, zip(*paths, strict=False))
        path: Path_ = tuple(steps[0] for steps in alike)
        while path not in self.document.places or self.document.place(path).file != file:
            inner = [one[: len(path) + 1] for one in paths]
            path = Counter(inner).most_common(1)[0][0]
        line = self.document.line(path)
        address = self.edit(file, line)
        return Source(label(path), file, line, address) if address else None

    def marked(self, macro: Callable[..., Markup]) -> Callable[..., Markup]:
        """The macro, whose blocks lead to their facts."""

        def call(*args: Any, **kwargs: Any) -> Markup:
            with noted() as values:
                html = macro(*args, **kwargs)
            found = self.of(values)
            if html is ABSENT or not found or not _BLOCK.match(html):
                return html
            return draw("drawn", html=html, source=_one_of(found), all=FACTS_OF_PAGE)

        return call


def _one_of(found: list[Source]) -> Source | None:
    """The source that a block leads to; None when its facts are in several files alike."""
    first, *others = found
    alone = all(other.path.split(".")[0] != first.path.split(".")[0] for other in others)
    return first if alone else None
