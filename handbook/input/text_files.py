"""From the bytes of a file a person wrote to text that holds no surprises."""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from handbook.input.characters import strange
from handbook.problems import Problem

LARGEST = 1_000_000
"""Bytes. A facts file or page above this is a mistake, or an attack."""

_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |$)", re.MULTILINE)


def read_source(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    """Read ``path`` as text; ``name`` is the file's name in messages.

    Returns the text with line feeds only and no byte order mark, and the problems found. The text is
    None when the bytes cannot be read as text at all.
    """
    if path.is_symlink():
        return None, [link(name)]
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None, [no_file(name)]
        data = path.read_bytes()
    except FileNotFoundError:
        return None, [
            Problem(
                name,
                1,
                "missing-file",
                f"{name} is not there",
                "put the file back, or take it from the last commit",
            )
        ]
    except OSError as error:
        return None, [
            Problem(
                name,
                1,
                "unreadable",
                f"{name} cannot be read: {error.strerror}",
                "make it a plain file that you may read",
            )
        ]
    return decode(data, name)


def link(name: str) -> Problem:
    """The problem with a file that only points to another; not a byte of that is read."""
    what = "this is a symbolic link, which could bring any file of this computer into the site"
    return Problem(name, 1, "symbolic-link", what, "put the file itself here")


def no_file(name: str) -> Problem:
    """The problem with what has a name and no content of its own: reading a named pipe could wait forever."""
    what = "this is a folder, a named pipe or a device, and not a file"
    return Problem(name, 1, "no-file", what, "delete it, or put a plain file here")


def decode(data: bytes, name: str) -> tuple[str | None, list[Problem]]:
    """The text in ``data`` and its problems; see :func:`read_source`."""

    def only(code: str, what: str, mend: str, line: int = 1) -> tuple[None, list[Problem]]:
        return None, [Problem(name, line, code, what, mend)]

    if len(data) > LARGEST:
        return only(
            "too-large",
            f"{name} has {len(data):,} bytes, more than {LARGEST:,}",
            "move what is not text out of it",
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return only(
            "encoding",
            f"{name} is saved as UTF-16 (first byte 0x{data[0]:02X})",
            "save it as UTF-8 in your editor",
        )
    if b"\x00" in data:
        line = data[: data.index(b"\x00")].count(b"\n") + 1
        return only(
            "encoding",
            "a NUL byte (0x00) stands here",
            "save the file as UTF-8 text in your editor",
            line,
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        what = f"byte 0x{data[error.start]:02X} is not UTF-8"
        return only(
            "encoding", what, "save the file as UTF-8 in your editor (it may be Latin-1 now)", line
        )
    text = text.replace("\r\n", "\n")
    return text, list(_surprises(text, name))


def _surprises(text: str, name: str) -> Iterator[Problem]:
    for found in _CONFLICT.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        mend = "keep one version and delete the marker lines"
        yield Problem(name, line, "conflict", "a merge conflict is left here", mend)
    for one in strange(text):
        what = f"{one.what} stands in column {one.column}"
        yield Problem(name, one.line, "character", what, one.mend)
    yield from _mixed_alphabets(text, name)


def _mixed_alphabets(text: str, name: str) -> Iterator[Problem]:
    if text.isascii() or not _LIKE.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        for word in re.findall(r"[^\W\d_]{2,}", line) if not line.isascii() else ():
            if foreign := _lookalike(word):
                what = f'"{word}" mixes alphabets: {_label(foreign)} looks like a Latin letter'
                mend = f"type the word again: {_plain(word)}"
                yield Problem(name, number, "lookalike", what, mend)


_LATIN_LIKE = {"а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ѕ": "s", "ј": "j", "А": "A", "В": "B",
               "Е": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T", "Х": "X", "ο": "o", "ν": "v", "α": "a",
               "Α": "A", "Β": "B", "Ε": "E", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Υ": "Y",
               "Χ": "X", "Ζ": "Z"}  # fmt: skip
_LIKE = re.compile(f"[{''.join(_LATIN_LIKE)}]")


def _lookalike(word: str) -> str | None:
    """The first letter of another alphabet in a word that also holds Latin letters."""
    if word.isascii() or not any(letter.isascii() for letter in word):
        return None
    return next((letter for letter in word if letter in _LATIN_LIKE), None)


def _plain(word: str) -> str:
    return "".join(_LATIN_LIKE.get(letter, letter) for letter in word)


def _label(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"
