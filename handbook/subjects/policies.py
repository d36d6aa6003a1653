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

    stance: Text
    """Our view, in two sentences."""
    fine: tuple[Text, ...]
    """What is always fine."""
    personal: tuple[Text, ...]
    """What belongs on a personal, unlinked account."""
    ask: PersonRef
    """Whom to ask when in doubt."""
    cases: Map[Case]
    """Worked cases for the "can I post this?" aid."""


class ComplaintStep(Facts):
    """One step in turning a complaint into a win."""

    name: Text
    """The step, as a verb."""
    do: Text
    """What to do."""
    words: Text
    """Words to start from."""


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

    promise: Text
    """What a customer who complains can count on."""
    where: Text
    """Where we accept complaints."""
    heard_within: Text
    """How soon a person answers."""
    you_may_spend: Text
    """What anyone may spend to put things right, without asking."""
    steps: tuple[ComplaintStep, ...]
    """Listen, own, fix, follow up, win."""
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
    then: Text
    """What happens to it."""


class Policies(Facts):
    """What is fine, what is owed, and who decides."""

    posting: Posting
    """Social media and e-mail."""
    complaints: Complaints
    """Complaints."""
    improvement: Improvement
    """"I heard this": what happens to what clients tell us."""


def posting_rules(brand: Brand) -> Markup:
    """Our view on posting: what is always fine, what belongs on a personal account, whom to ask."""
    posting = brand.policies.posting
    return draw("posting_rules", posting=posting, ask=_person(brand, posting.ask))


def posting_cases(brand: Brand) -> Markup:
    """Worked cases of "can I post this?", from "go ahead" to "don't", each with its reason and what to do."""
    return draw("posting_cases", **_cases(brand))


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


def complaint_promise(brand: Brand) -> Markup:
    """What a customer who complains can count on: where, how soon, what you may spend, who helps."""
    complaints = brand.policies.complaints
    return draw(
        "complaint_promise",
        complaints=complaints,
        helper=_person(brand, complaints.escalate_to),
    )


def complaint_steps(brand: Brand) -> Markup:
    """The steps that turn a complaint into a win, each with words to start from."""
    return draw("complaint_steps", steps=brand.policies.complaints.steps)


def complaint_kinds(brand: Brand) -> Markup:
    """The complaints we meet most: what to do, words to start from, why, and who takes it further."""
    return draw(
        "complaint_kinds",
        kinds=brand.policies.complaints.kinds,
        people=brand.contact and brand.contact.people,
    )


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


def improvement(brand: Brand) -> Markup:
    """The way of an idea heard from a client: who hears it, how soon they answer, what happens then."""
    way = brand.policies.improvement
    return draw("improvement", way=way, tell=_person(brand, way.tell))


def heard_note(brand: Brand) -> Markup:
    """A note of two lines on what a client said, made into a message for the one who hears it."""
    way = brand.policies.improvement
    return draw("heard_note", way=way, tell=_person(brand, way.tell))


def _person(brand: Brand, key: PersonRef) -> Any:
    """The colleague of that key; ABSENT where nobody is named."""
    return brand.contact and brand.contact.people[key]
