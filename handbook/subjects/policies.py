"""What is fine, what is owed, and what to do when something goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup

from handbook.kinds import Facts, Map, PersonRef, Text
from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

ANSWERS = ("go", "ask", "personal", "stop")
"""The answers to "can I post this?", from yes to no."""


class Case(Facts):
    """Something one might want to post or send."""

    question: Text
    """The case, as one would ask it."""
    answer: Literal["go", "ask", "personal", "stop"]
    """go: post it; ask: ask first; personal: only from a personal, unlinked account; stop: don't."""
    why: Text
    """The reason."""
    do: Text
    """What to do, with words to start from."""
    ask: PersonRef | None = None
    """Whom to ask in this case, if not the one for every case."""


class Posting(Facts):
    """What is fine on social media and e-mail."""

    ask: PersonRef
    """Whom to ask when in doubt."""
    cases: Map[Case]
    """Worked cases for the "can I post this?" aid."""


class ComplaintKind(Facts):
    """A kind of complaint, and what to do about it."""

    name: Text
    """What the customer says."""
    do: Text
    """What to do now."""
    words: Text
    """Words to start from."""
    why: Text
    """Why we do it so."""
    hand_over_to: PersonRef | None = None
    """Who takes it further, if not you."""


class Complaints(Facts):
    """How we deal with complaints."""

    heard_within: Text
    """How soon a person answers."""
    you_may_spend: Text
    """What anyone may spend to put things right, without asking."""
    kinds: Map[ComplaintKind]
    """The kinds we meet most, for the "someone complains" aid."""
    escalate_to: PersonRef
    """Who helps when it is more than you can settle."""


class Improvement(Facts):
    """The way of an idea heard from a client."""

    tell: PersonRef
    """Who hears it."""
    answer_within: Text
    """How soon they answer."""


class Policies(Facts):
    """What is fine, what is owed, and who decides."""

    posting: Posting
    """Social media and e-mail."""
    complaints: Complaints
    """Complaints."""
    improvement: Improvement
    """"I heard this": what happens to what clients tell us."""


def posting_aid(brand: Brand) -> Markup:
    """ "Can I post this?", to pick from: the nearest case, its answer and reason, and whom to ask if none is near."""
    return draw("posting_aid", **_cases(brand))


def _cases(brand: Brand) -> dict[str, Any]:
    posting = brand.policies.posting
    cases = sorted(posting.cases.items(), key=lambda item: ANSWERS.index(item[1].answer))
    return {
        "cases": dict(cases),
        "people": brand.contact and brand.contact.people,
        "ask": _person(brand, posting.ask),
    }


def complaint_aid(brand: Brand) -> Markup:
    """ "Someone complains", to pick from: what to do and say now, why, what you may spend, and who takes it further."""
    complaints = brand.policies.complaints
    return draw(
        "complaint_aid",
        complaints=complaints,
        kinds=complaints.kinds,
        people=brand.contact and brand.contact.people,
        helper=_person(brand, complaints.escalate_to),
    )


def heard_note(brand: Brand) -> Markup:
    """A note of two lines on what a client said, made into a message for the one who hears it."""
    way = brand.policies.improvement
    return draw("heard_note", way=way, tell=_person(brand, way.tell))


def _person(brand: Brand, key: PersonRef) -> Any:
    """The colleague of that key; ABSENT where nobody is named."""
    return brand.contact and brand.contact.people[key]
