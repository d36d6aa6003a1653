"""The words of the trade, in plain language."""

from __future__ import annotations

from handbook.kinds import Facts, Text


class Term(Facts):
    """A word explained."""

    term: Text
    """The word."""
    means: Text
    """What it means, in one sentence."""
