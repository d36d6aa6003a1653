"""Names of files that stay the same in an address, on any computer and in a fact: letters a to z, digits, - and _."""

from __future__ import annotations

import re
import unicodedata

_STRANGE = re.compile(r"[^A-Za-z0-9_-]")
_ENDINGS = {".jpeg": ".jpg", ".jpe": ".jpg", ".markdown": ".md"}
"""Endings that have a shorter form, which is the one used here."""
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d",
                          "þ": "th", "ı": "i", "Æ": "Ae", "Œ": "Oe", "Ø": "O", "Ł": "L", "Đ": "D"})  # fmt: skip
"""Letters that are no letter with a mark."""


def fault_of(path: str) -> str | None:
    """What is wrong with a path, in words, or None. Its parts are judged alike, the last one without its ending."""
    folders, stem, ending = _parts(path)
    strange = dict.fromkeys(_STRANGE.findall("".join([*folders, stem])))
    shown = ["a blank" if one.isspace() else f'"{one}"' for one in strange]
    if ending != _ending(ending):
        shown.append(f"the ending {ending}, which is {_ending(ending)} here")
    return f"the name holds {', '.join(dict.fromkeys(shown))}" if shown else None


def tidy(path: str) -> str:
    """The path to use instead: the same words without marks, joined by hyphens."""
    folders, stem, ending = _parts(path)
    return "/".join([*map(_plain, folders), _plain(stem) + _ending(ending)])


def _parts(path: str) -> tuple[list[str], str, str]:
    *folders, name = unicodedata.normalize("NFC", path).split("/")
    stem, dot, ending = name.rpartition(".")
    return (folders, stem, dot + ending) if stem else (folders, name, "")


def _ending(ending: str) -> str:
    return _ENDINGS.get(ending.lower(), ending.lower())


def _plain(word: str) -> str:
    if not _STRANGE.search(word):
        return word
    letters = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    bare = "".join(one for one in letters if not unicodedata.combining(one))
    return re.sub(r"-{2,}", "-", _STRANGE.sub("-", bare)).strip("-") or "file"
