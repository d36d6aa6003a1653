"""Questions that a company writes itself, beside those that its facts give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from pydantic import Field

from handbook.drawing.rendering import draw
from handbook.kinds import Facts, Map, Text, YesNo, freeze

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


class WrittenQuestion(Facts):
    """Something worth knowing by heart that no other fact asks."""

    ask: Text
    """The question."""
    answer: Text
    """The answer."""
    wrong: tuple[Text, ...] = ()
    """Answers that are wrong and could be right; with them it is a choice, without them one thinks first and then looks."""


class Caller(Facts):
    """Someone who calls, to practice who is right for us."""

    who: Text
    """Who it is, in a few words."""
    says: Text
    """What they say."""
    fits: YesNo
    """Whether we are right for them."""
    why: Text
    """Why, or why not."""
    say: Text
    """What one could say to them."""


class Practice(Facts):
    """What people practice until they know it."""

    questions: Map[WrittenQuestion]
    """Questions of our own, by key."""
    callers: Map[Caller] = Field(default_factory=lambda: freeze({}))
    """Callers to practice on, by key."""
    not_asked: tuple[Text, ...] = ()
    """Questions that are switched off, by the path of the fact that each asks for."""


def caller_cards(brand: Brand) -> Markup:
    """Callers on cards, to practice who is right for us: what each says, and turned over whether we fit, why, and what to say."""
    return draw("caller_cards", callers=brand.practice.callers)
