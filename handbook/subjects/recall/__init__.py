"""Questions to practice, made from the facts: adding a fact adds its question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from handbook.kinds.absent import as_far_as_there
from handbook.drawing.page_links import NO_PAGES, Pages
from handbook.drawing.rendering import draw
from handbook.input.strict_yaml import Document
from handbook.subjects.recall import calling, colleagues, saying, serving
from handbook.subjects.recall.question import Question, Topic

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

TOPICS = (
    Topic("contact", "How people reach us", "who_helps", colleagues.contact, first=True),
    Topic("details", "Take their details", "take_the_details", calling.details, first=True),
    Topic("people", "Who helps with what", "who_helps", colleagues.people),
    Topic("message", "What we say", "what_we_say", saying.message, first=True),
    Topic("amazing_facts", "Amazing facts", "amazing_facts", saying.amazing_facts),
    Topic("words", "Words we choose", "words", saying.words),
    Topic("products", "What we offer", "products", serving.products, first=True),
    Topic("customers", "Whom we serve", "customers", serving.customers, first=True),
    Topic("conversion", "Someone calls", "someone_calls", calling.stages),
    Topic("campaigns", "They mention an ad", "campaigns", calling.campaigns),
    Topic("complaints", "Someone complains", "someone_complains", calling.complaints),
    Topic("roles", "What every role means", "roles", colleagues.roles),
    Topic("posting", "Can I post this?", "can_i_post", saying.posting, first=True),
    Topic("callers", "Who is right for us", "not_a_fit", serving.callers),
    Topic("practice", "More to know", "recall", saying.written),
)
"""What can be practiced, in the order in which it is offered."""


def recall(brand: Brand, *, pages: Pages = NO_PAGES) -> Markup:
    """Questions made from the facts, to practice in short rounds until they are known by heart."""
    off = _switched_off(brand)
    topics = [
        (topic, [question for question in found if question.key not in off])
        for topic, found in questions(brand)
    ]
    return draw("recall", topics=[one for one in topics if one[1]], pages=pages)


def every_question(brand: Brand, *, document: Document | None = None) -> Markup:
    """Every question of the recall: its answers, the fact it is made from, and whether it is switched off."""
    document = document or Document("")
    topics = [
        (topic, [(question, _source(brand, document, question.key)) for question in found])
        for topic, found in questions(brand)
    ]
    return draw("every_question", topics=topics, off=_switched_off(brand))


def questions(brand: Brand) -> list[tuple[Topic, list[Question]]]:
    """All questions that the facts give, by topic; those that are switched off too."""
    asked = [(topic, list(as_far_as_there(topic.ask, brand))) for topic in TOPICS]
    return [(topic, found) for topic, found in asked if found]


def _switched_off(brand: Brand) -> frozenset[str]:
    return frozenset(brand.practice.not_asked if brand.practice else ())


def _source(brand: Brand, document: Document, key: str) -> dict[str, Any]:
    """Where the fact stands that a question is made from, and the address at which it is changed, if there is one."""
    file, line = document.place(tuple(key.split(".")))
    return {"file": file, "line": line, "address": brand.meta.link.edit(file, line)}
