"""What practice asks about what we say: message, proof, words, posts, and what was written for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from handbook.subjects.recall.question import Question, choice

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


POSTING = {
    "go": "Go ahead",
    "ask": "Ask first",
    "personal": "Personal account only",
    "stop": "Don’t",
}
"""The answers to "can I post this?", in words."""


def message(brand: Brand) -> Iterator[Question]:
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
    for number, other in enumerate(message.not_us):
        question = f"They take us for this: “{other.what}” What are we instead?"
        yield Question(f"message.not_us.{number}", question, (other.instead,))
    yield Question(
        "message.one_word", "Which one word do we want to own?", (one.word,), more=(one.why,)
    )


def amazing_facts(brand: Brand) -> Iterator[Question]:
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


def words(brand: Brand) -> Iterator[Question]:
    instead = [never.say for never in brand.message.never_say]
    for never in brand.message.never_say:
        word = never.words[0]
        question = Question(
            f"message.never_say.{word}",
            f"What do we say instead of “{word}”?",
            (never.say,),
            more=(never.why,),
        )
        yield choice(question, instead)


def posting(brand: Brand) -> Iterator[Question]:
    for key, case in brand.policies.posting.cases.items():
        question = Question(
            f"policies.posting.cases.{key}",
            case.question,
            (POSTING[case.answer],),
            more=(case.why, case.do),
        )
        yield choice(question, POSTING.values())


def written(brand: Brand) -> Iterator[Question]:
    for key, question in (brand.practice.questions if brand.practice else {}).items():
        yield choice(
            Question(f"practice.questions.{key}", question.ask, (question.answer,)), question.wrong
        )


def _beginning(text: str) -> str:
    """The first third of a text, in whole words."""
    words = text.split()
    return " ".join(words[: max(1, len(words) // 3)])
