"""What practice asks about whom we serve: what we offer, to whom, and who is right for us."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from handbook.subjects.recall.question import Question, choice

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


FITS = ("Yes", "No, and kindly")
"""The answers to "are we right for them?"."""


def products(brand: Brand) -> Iterator[Question]:
    names = [product.name for product in brand.products.values()]
    for key, product in brand.products.items():
        path, more = f"products.{key}", (product.one_line,)
        yield Question(
            f"{path}.benefit",
            f"{product.name}: {brand.say('what does it change for a customer?')}",
            (product.benefit,),
            more=more,
        )
        yield choice(
            Question(
                f"{path}.who", "Which of ours is for them?", (product.name,), (product.who,), more
            ),
            names,
        )


def customers(brand: Brand) -> Iterator[Question]:
    ideal, named = brand.customers.ideal, brand.customers.named.values()
    for name, question in (
        ("signs", "How do you recognize the customer we do our best work for?"),
        ("buys_because", "Why do the right customers choose us?"),
        ("ask", "Which questions show whether someone is right for us?"),
    ):
        if lines := getattr(ideal, name):
            yield Question(f"customers.ideal.{name}", brand.say(question), lines)
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
                f"{path}.named",
                f"{industry.name}: {brand.say('whom may you name as our customer?')}",
                names,
            )


def callers(brand: Brand) -> Iterator[Question]:
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
