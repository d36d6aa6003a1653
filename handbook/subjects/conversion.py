"""From the first call to a customer who sends others: the lead-conversion process."""

from __future__ import annotations

from handbook.kinds import Facts, Map, RoleRef, StageRef, Text


class Stage(Facts):
    """One stage of the process."""

    name: Text
    """What we call it."""
    happens: Text
    """What brings someone here."""
    owner: RoleRef
    """Which role sees it through."""
    within: Text
    """How soon we answer."""
    ask: tuple[Text, ...]
    """What to ask."""
    write_down: tuple[Text, ...]
    """What to write down."""
    words: Text
    """Words to start from; make them your own."""
    next: StageRef | None = None
    """The next stage; none for the last."""
    next_step: Text
    """What we do to get there."""
    stuck: Text
    """What to do if stuck."""


class Conversion(Facts):
    """The lead-conversion process."""

    why: Text
    """Why we have one."""
    never_lose_a_lead: Text
    """The rule for everyone: take the details, follow up, never ask them to call back."""
    details: tuple[Text, ...]
    """What everyone writes down about a prospect."""
    stages: Map[Stage]
    """The stages, in order."""
