"""Words that people type and the handbook does not say."""

from __future__ import annotations

from handbook.kinds import Facts, Text


class Search(Facts):
    """What search must know of how people talk here, beside what it knows of the language."""

    same: tuple[Text, ...]
    """Words that mean the same here, in one line each: one of them finds what has another."""
