"""From the first call to a customer who sends others: the lead-conversion process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.kinds import Facts, Map, RoleRef, StageRef, Text
from handbook.rendering import draw

if TYPE_CHECKING:
    from handbook.brand import Brand


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


def conversion_flow(brand: Brand) -> Markup:
    """The lead-conversion process, stage by stage: who, how soon, what to ask and say, the next step."""
    return draw("conversion_flow", stages=brand.conversion.stages, roles=brand.roles)


def lead_details(brand: Brand) -> Markup:
    """What everyone writes down about a prospect, as a slip to print and fill in."""
    return draw("lead_details", conversion=brand.conversion)
