"""Questions that a company writes itself, beside those that its facts give."""

from __future__ import annotations

from handbook.kinds import Facts, Map, Text


class WrittenQuestion(Facts):
    """Something worth knowing by heart that no other fact asks."""

    ask: Text
    """The question."""
    answer: Text
    """The answer."""
    wrong: tuple[Text, ...] = ()
    """Answers that are wrong and could be right; with them it is a choice, without them one thinks first and then looks."""


class Practice(Facts):
    """What people practice until they know it."""

    questions: Map[WrittenQuestion]
    """Questions of our own, by key."""
