"""What a ``_brand.yml`` brings along."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError

from handbook.input.file_names import tidy
from handbook.kinds import Asset, PaletteKey, Text
from handbook.pages.file_contents import check_contents


@dataclass
class Brought:
    """What a file brings: facts, files by their place under ``data/`` to the file that they come from, and what is told."""

    file: Path
    facts: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    source: str = ""
    gone: set[str] = field(default_factory=set)
    """Files that it names and that cannot come along."""

    def tell(self, word: str, what: str) -> None:
        """Note what did not come along, at the line where ``word`` stands."""
        at = self.source.find(word)
        line = self.source.count("\n", 0, at) + 1 if at >= 0 else 1
        self.told.append(f"{self.file.name}:{line}: {what}")

    def take(self, path: str, folder: str) -> str | None:
        """The place under ``data/`` of a file that the document names; None when it is not there or cannot be used."""
        ours = f"assets/{folder}/{tidy(Path(path).name)}"
        found = self.file.parent / path
        if path in self.gone:
            return None
        if urlsplit(path).scheme in ("http", "https"):
            self.tell(path, f"{path} is on another host: fetch it, and put it into data/{ours}")
        elif not fits(Asset, ours):
            kinds = "woff2 is the one for fonts; svg, png, jpg and webp are for pictures"
            self.tell(path, f"{path} is of a kind that is not used here ({kinds})")
        elif not found.is_file():
            self.tell(path, f"{path} is not there: put the file into data/{ours}")
        elif faults := list(check_contents(found, path)):
            self.tell(path, f"{path} did not come along: {faults[0].what}; {faults[0].mend}")
        else:
            self.files[ours] = found
            return ours
        self.gone.add(path)
        return None


def key_of(text: str) -> str:
    """A key for the palette or the images made of any text."""
    key = re.sub(r"[^a-z0-9_-]+", "-", text.lower()).strip("-")
    return key if fits(PaletteKey, key) else f"c-{key}"


def fits(kind: type[Text], value: Any) -> bool:
    """Whether a value is of a kind."""
    try:
        return isinstance(value, str) and bool(kind.accept(value))
    except PydanticCustomError:
        return False
