"""From the first call to a customer who sends others: the lead-conversion process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from handbook.kinds import Facts, Map, RoleRef, StageRef, Text
from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


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

    never_lose_a_lead: Text
    """The rule for everyone: take the details, follow up, never ask them to call back."""
    details: tuple[Text, ...]
    """What everyone writes down about a prospect. In a message to a colleague, a line begins with the words before the first comma."""
    stages: Map[Stage]
    """The stages, in order."""


def call_guide(brand: Brand) -> Markup:
    """Someone calls, one stage at a time: what to ask and say, and a ready message for whoever takes it from here."""
    details, stages = brand.conversion.details, brand.conversion.stages
    handovers = {key: _handover(brand, stage) for key, stage in stages.items()}
    return draw(
        "call_guide",
        details=details,
        stages=stages,
        roles=brand.roles,
        handovers=handovers,
        email=brand.contact and brand.contact.email,
    )


def _handover(brand: Brand, stage: Stage) -> dict[str, Any]:
    """What comes after a stage, and whom to tell: the people of that role, or nobody; then the others of this stage's."""
    after = brand.conversion.stages[stage.next] if stage.next else None
    owner = after.owner if after else stage.owner
    people = brand.contact.people.values() if brand.contact else ()
    takers = [person for person in people if person.role == owner]
    others = [person for person in people if person.role == stage.owner != owner]
    return {
        "after": after,
        "role": brand.roles and brand.roles[owner],
        "takers": takers,
        "others": others,
    }


def lead_details(brand: Brand) -> Markup:
    """What everyone writes down about a prospect, as a slip to print and fill in."""
    return draw("lead_details", conversion=brand.conversion)
