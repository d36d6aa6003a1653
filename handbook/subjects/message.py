"""What we say."""

from __future__ import annotations

import datetime

from handbook.kinds import Day, Facts, Map, Text, WebAddress, Whole


class KeyMessage(Facts):
    """The one thing people should remember."""

    text: Text
    """The message, in one sentence."""
    why: Text
    """Why this one."""
    own_story: tuple[Text, ...]
    """Questions that help a colleague add a story of their own."""


class Pitch(Facts):
    """What we answer to "so what do you do?"."""

    text: Text
    """The words, 20 to 30 seconds when spoken."""
    words_per_minute: Whole = 150
    """How fast it is spoken."""
    call_to_action: Text
    """How it ends: what the listener can do next."""

    @property
    def seconds(self) -> int:
        """How long the pitch and its ending take to say."""
        words = len(self.text.split()) + len(self.call_to_action.split())
        return round(words * 60 / self.words_per_minute)


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
