"""What a picture or other file may hold: what its name says, and nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from handbook.pages.fonts import check_font
from handbook.pages.pictures import FORMATS, MOST_BYTES, check_picture
from handbook.pages.svg import check_svg
from handbook.problems import Problem

_BEGINS = {
    ".png": rb"\x89PNG\r\n\x1a\n",
    ".jpg": rb"\xff\xd8\xff",
    ".webp": rb"RIFF....WEBP",
    ".woff2": rb"wOF2",
    ".pdf": rb"%PDF-",
    ".zip": rb"PK\x03\x04",
}
"""How the bytes of a format begin, as each format's specification has it."""


def check_contents(path: Path, file: str) -> Iterator[Problem]:
    """The problems with what ``path`` holds; ``file`` is its name in messages. Pages are judged elsewhere."""
    ending = path.suffix.lower().replace(".jpeg", ".jpg")
    data = _read(path, MOST_BYTES + 1 if ending in (".svg", ".woff2", *FORMATS) else 16)
    if not data:
        mend = "put the real file here, or delete it"
        yield Problem(file, 1, "empty-file", "the file is empty", mend)
    elif ending == ".svg":
        yield from check_svg(data, file)
    elif (begins := _BEGINS.get(ending)) and not re.match(begins, data, re.DOTALL):
        kind = ending[1:].upper()
        what = f"the name says {kind}, but the file is not one"
        mend = f"save it as {kind} again; renaming does not change a file"
        yield Problem(file, 1, "file", what, mend)
    elif ending in FORMATS:
        yield from check_picture(data, ending, file)
    elif ending == ".woff2":
        yield from check_font(data, file)


def _read(path: Path, most: int) -> bytes:
    with path.open("rb") as stream:
        return stream.read(most)
