"""Questions to practice, made from the facts: adding a fact adds its question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from handbook.absent import as_far_as_there
from handbook.drawing.page_links import NO_PAGES, Pages
from handbook.drawing.rendering import draw
from handbook.strict_yaml import Document

if TYPE_CHECKING:
    from handbook.facts.brand import Brand
    from handbook.kinds import Key

WRONG = 3
"""How many wrong answers a choice has at most."""

POSTING = {
    "go": "Go ahead",
    "ask": "Ask first",
    "personal": "Personal account only",
    "stop": "Don’t",
}
"""The answers to "can I post this?", in words."""

FITS = ("Yes", "No, and kindly")
"""The answers to "are we right for them?"."""


@dataclass(frozen=True)
class Question:
    """One question. ``key`` is the path of the fact it asks for, and stays when the fact's words change.

    ``about`` is what it asks about, line by line; ``more`` is shown with the answer.
    A question with ``wrong`` answers is a choice; any other is free recall. ``roles`` are those that need it most.
    """

    key: str
    ask: str
    answer: tuple[str, ...]
    about: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()

    @property
    def edition(self) -> str:
        """Eight hexadecimal digits that are others when the answer is another."""
        return _digest(*self.answer)[:8]

    @property
    def choices(self) -> list[str]:
        """The answer among the wrong ones, in an order that looks like chance and is the same in every build."""
        return (
            sorted([*self.answer, *self.wrong], key=lambda choice: _digest(self.key, choice))
            if self.wrong
            else []
        )


@dataclass(frozen=True)
class Topic:
    """What some of the questions are about, and the page where one can look it up.

    ``page`` is the key of that page; ``key`` is what a reader's choice is kept under; ``first`` marks what everyone must know from day one.
    """

    key: str
    name: str
    page: str
    ask: Callable[[Brand], Iterator[Question]]
    first: bool = False


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


def _contact(brand: Brand) -> Iterator[Question]:
    contact = brand.contact
    for name, question, answer in (
        ("switchboard", "Which number do we give people?", contact.switchboard),
        ("site", "What is the address of our website?", contact.site and contact.site.spoken),
        ("email", "Which e-mail address do we give people?", contact.email),
        ("hours", "When does someone answer?", contact.hours),
        ("address", "Where can people find us?", contact.address),
    ):
        if answer:
            yield Question(f"contact.{name}", question, (answer,))
    for key, social in contact.social.items():
        yield Question(
            f"contact.social.{key}", f"What is our name on {social.network}?", (social.name,)
        )


def _people(brand: Brand) -> Iterator[Question]:
    people = brand.contact.people
    for key, person in people.items():
        if person.helps_with:
            ask = Question(
                f"contact.people.{key}",
                "Whom do you ask about this?",
                (person.name,),
                person.helps_with,
            )
            reach = (person.email, *([person.phone] if person.phone else []))
            yield _choice(replace(ask, more=reach), (other.name for other in people.values()))


def _details(brand: Brand) -> Iterator[Question]:
    conversion = brand.conversion
    ask = "Somebody is interested. What do you write down?"
    yield Question("conversion.details", ask, conversion.details)
    ask = "Somebody wants to call again tomorrow. What do you do?"
    yield Question("conversion.never_lose_a_lead", ask, (conversion.never_lose_a_lead,))


def _message(brand: Brand) -> Iterator[Question]:
    message = brand.message
    pitch, key, one = message.pitch, message.key_message, message.one_word
    yield Question(
        "message.pitch.text",
        "“So, what do you do?” Say the pitch out loud.",
        (f"{pitch.text} {pitch.call_to_action}",),
    )
    yield Question(
        "message.pitch.call_to_action", "How does the pitch end?", (pitch.call_to_action,)
    )
    yield Question(
        "message.key_message",
        "What is the one thing people should remember about us?",
        (key.text,),
        more=(key.why,),
    )
    yield Question(
        "message.one_word", "Which one word do we want to own?", (one.word,), more=(one.why,)
    )


def _amazing_facts(brand: Brand) -> Iterator[Question]:
    for key, claim in brand.message.amazing_facts.items():
        proof = (claim.evidence,) if claim.evidence else ()
        beginning = f"“{_beginning(claim.text)} …”"
        yield Question(
            f"message.amazing_facts.{key}",
            "How does this go on, and how do we know?",
            (claim.text,),
            (beginning,),
            proof,
        )


def _words(brand: Brand) -> Iterator[Question]:
    instead = [never.say for never in brand.message.never_say]
    for never in brand.message.never_say:
        word = never.words[0]
        question = Question(
            f"message.never_say.{word}",
            f"What do we say instead of “{word}”?",
            (never.say,),
            more=(never.why,),
        )
        yield _choice(question, instead)


def _products(brand: Brand) -> Iterator[Question]:
    names = [product.name for product in brand.products.values()]
    for key, product in brand.products.items():
        path, more = f"products.{key}", (product.one_line,)
        yield Question(
            f"{path}.benefit",
            f"{product.name}: what does it change for a customer?",
            (product.benefit,),
            more=more,
        )
        yield _choice(
            Question(
                f"{path}.who", "Which of ours is for them?", (product.name,), (product.who,), more
            ),
            names,
        )


def _customers(brand: Brand) -> Iterator[Question]:
    named = brand.customers.named.values()
    for key, industry in brand.customers.industries.items():
        names = tuple(customer.name for customer in named if customer.industry == key)
        path = f"customers.industries.{key}"
        yield Question(
            f"{path}.need",
            f"{industry.name}: what do they need?",
            (industry.need,),
            more=(industry.how,),
        )
        if names:
            yield Question(
                f"{path}.named", f"{industry.name}: whom may you name as our customer?", names
            )


def _stages(brand: Brand) -> Iterator[Question]:
    for key, stage in brand.conversion.stages.items():
        for question in _stage(brand, key):
            yield replace(question, roles=(stage.owner,))


def _stage(brand: Brand, key: Key) -> Iterator[Question]:
    stages = brand.conversion.stages
    stage = stages[key]
    path, name = f"conversion.stages.{key}", f"“{stage.name}”"
    owners = [brand.roles[other.owner].name for other in stages.values()]
    yield Question(f"{path}.next_step", f"{name}: what is the next step?", (stage.next_step,))
    yield _choice(
        Question(
            f"{path}.owner", f"{name}: who sees it through?", (brand.roles[stage.owner].name,)
        ),
        owners,
    )
    within = Question(f"{path}.within", f"{name}: how soon do we act?", (stage.within,))
    yield _choice(within, (other.within for other in stages.values()))


def _roles(brand: Brand) -> Iterator[Question]:
    meanings = [role.marketing_function for role in brand.roles.values()]
    for key, role in brand.roles.items():
        question = Question(
            f"roles.{key}",
            f"{role.name}: what do they do for the brand?",
            (role.marketing_function,),
            more=(role.description,),
            roles=(key,),
        )
        yield _choice(question, meanings)


def _posting(brand: Brand) -> Iterator[Question]:
    for key, case in brand.policies.posting.cases.items():
        question = Question(
            f"policies.posting.cases.{key}",
            case.question,
            (POSTING[case.answer],),
            more=(case.why, case.do),
        )
        yield _choice(question, POSTING.values())


def _callers(brand: Brand) -> Iterator[Question]:
    for key, caller in (brand.practice.callers if brand.practice else {}).items():
        answers = FITS if caller.fits else FITS[::-1]
        yield Question(
            f"practice.callers.{key}",
            f"{caller.who} calls. Are we right for them?",
            answers[:1],
            (f"“{caller.says}”",),
            (caller.why, f"“{caller.say}”"),
            answers[1:],
        )


def _written(brand: Brand) -> Iterator[Question]:
    for key, question in (brand.practice.questions if brand.practice else {}).items():
        yield _choice(
            Question(f"practice.questions.{key}", question.ask, (question.answer,)), question.wrong
        )


TOPICS = (
    Topic("contact", "How people reach us", "who_helps", _contact, first=True),
    Topic("details", "Take their details", "take_the_details", _details, first=True),
    Topic("people", "Who helps with what", "who_helps", _people),
    Topic("message", "What we say", "what_we_say", _message, first=True),
    Topic("amazing_facts", "Amazing facts", "amazing_facts", _amazing_facts),
    Topic("words", "Words we choose", "words", _words),
    Topic("products", "What we offer", "products", _products, first=True),
    Topic("customers", "Whom we serve", "customers", _customers, first=True),
    Topic("conversion", "Someone calls", "someone_calls", _stages),
    Topic("roles", "What every role means", "roles", _roles),
    Topic("posting", "Can I post this?", "can_i_post", _posting, first=True),
    Topic("callers", "Who is right for us", "not_a_fit", _callers),
    Topic("practice", "More to know", "recall", _written),
)
"""What can be practiced, in the order in which it is offered."""


def _choice(question: Question, siblings: Iterable[str]) -> Question:
    """The question with wrong answers that are right elsewhere, those that follow its own first; as it is when there are none."""
    known, answer = list(dict.fromkeys(siblings)), question.answer[0]
    start = known.index(answer) + 1 if answer in known else 0
    others = (other for other in [*known[start:], *known[:start]] if other != answer)
    return replace(question, wrong=tuple(islice(others, WRONG)))


def _beginning(text: str) -> str:
    """The first third of a text, in whole words."""
    words = text.split()
    return " ".join(words[: max(1, len(words) // 3)])


def _digest(*texts: str) -> str:
    return sha256("\n".join(texts).encode()).hexdigest()
