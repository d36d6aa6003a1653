"""What we say."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from markupsafe import Markup
from pydantic import model_validator

from handbook.kinds import Count, Day, Facts, Map, Text, WebAddress, refuse
from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


class KeyMessage(Facts):
    """The one thing people should remember."""

    text: Text
    """The message, in one sentence."""
    why: Text
    """Why this one."""


class Pitch(Facts):
    """What we answer to "so what do you do?"."""

    window: ClassVar[tuple[int, int]] = (20, 30)
    """How many seconds people listen, at least and at most."""
    pace: ClassVar[int] = 150
    """How many words a minute people speak who are in no hurry."""

    text: Text
    """The words, 20 to 30 seconds when spoken."""
    words_per_minute: Count = pace
    """How fast it is spoken."""
    call_to_action: Text
    """How it ends: what the listener can do next."""

    @property
    def words(self) -> int:
        """How many words the pitch and its ending have."""
        return len(self.text.split()) + len(self.call_to_action.split())

    @property
    def seconds(self) -> int:
        """How long the pitch and its ending take to say."""
        return round(self.words * 60 / self.words_per_minute)


class Boilerplate(Facts):
    """What others print about us, in three lengths; taken over word for word."""

    lengths: ClassVar[Mapping[str, int]] = {"short": 25, "medium": 50, "long": 100}
    """How many words each has at most."""

    short: Text
    """At most 25 words: a listing, the end of a post."""
    medium: Text
    """At most 50 words: a program, a partner's page."""
    long: Text
    """At most 100 words: the end of a press release."""

    @model_validator(mode="after")
    def _fits(self) -> Boilerplate:
        for name, most in self.lengths.items():
            words = len(getattr(self, name).split())
            if words > most:
                raise refuse(
                    f"{name} has {words} words, and {most} is the most", f"cut {words - most} words"
                )
        return self


class OneWord(Facts):
    """The word we want to own."""

    word: Text
    """The word."""
    why: Text
    """Why this word."""
    shown_by: tuple[Text, ...]
    """What we do that earns it."""


class NotUs(Facts):
    """Something we are not."""

    what: Text
    """What we are not."""
    instead: Text
    """What we are instead."""


class Say(Facts):
    """A word we choose."""

    say: Text
    """What we say."""
    why: Text
    """Why."""


class NeverSay(Facts):
    """A word we do not use."""

    words: tuple[Text, ...]
    """The word in every form to look for."""
    say: Text
    """What to say instead."""
    why: Text
    """Why not."""


class Claim(Facts):
    """Something true about us that is worth saying, with its proof."""

    text: Text
    """The claim, as one says it."""
    evidence: Text | None = None
    """How we know: who counted what, when. A claim without it is not published."""
    source: WebAddress | None = None
    """Where the proof can be seen."""
    expires: Day
    """The day after which it must be checked again; past it, the claim is not published."""

    def withheld(self, today: datetime.date) -> str | None:
        if not self.evidence:
            return "it has no evidence"
        if today > self.expires:
            return f"it expired on {self.expires}"
        return None


class Message(Facts):
    """What we say, and what we don't."""

    key_message: KeyMessage
    """The one thing people should remember."""
    pitch: Pitch
    """What we answer to "so what do you do?"."""
    boilerplate: Boilerplate | None = None
    """What others print about us."""
    one_word: OneWord
    """The word we want to own."""
    not_us: tuple[NotUs, ...]
    """What we are not."""
    say: tuple[Say, ...]
    """Words we choose."""
    never_say: tuple[NeverSay, ...]
    """Words we do not use; pages are checked for them."""
    amazing_facts: Map[Claim]
    """Amazing true things that everyone can say."""
    claims: Map[Claim]
    """Claims we make about products and service."""


def key_message(brand: Brand) -> Markup:
    """The one thing people should remember, why, and questions for adding a story of your own."""
    return draw("key_message", message=brand.message.key_message)


def pitch(brand: Brand) -> Markup:
    """What we answer to "so what do you do?", with the time it takes to say."""
    return draw("pitch", pitch=brand.message.pitch)


def boilerplate(brand: Brand) -> Markup:
    """What others print about us, in three lengths to copy."""
    plate = brand.message.boilerplate
    texts = plate and {name: (getattr(plate, name), most) for name, most in plate.lengths.items()}
    return draw("boilerplate", texts=texts)


def one_word(brand: Brand) -> Markup:
    """The word we want to own, why, and what earns it."""
    return draw("one_word", one=brand.message.one_word)


def not_us(brand: Brand) -> Markup:
    """What we are not, and what we are instead."""
    return draw("not_us", pairs=brand.message.not_us)


def words(brand: Brand) -> Markup:
    """The words we choose and the words we never use."""
    return draw("words", say=brand.message.say, never_say=brand.message.never_say)


def amazing_facts(brand: Brand) -> Markup:
    """Amazing true things that everyone can say, each with its evidence."""
    return draw("amazing_facts", claims=brand.message.amazing_facts.values())


def claims(brand: Brand) -> Markup:
    """The claims we make about products and service, each with its evidence."""
    return draw("claims", claims=brand.message.claims.values())
