"""What practice asks about us: how we are reached, who helps with what, and what each role means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from handbook.subjects.recall.question import Question, choice

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


def contact(brand: Brand) -> Iterator[Question]:
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


def people(brand: Brand) -> Iterator[Question]:
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
            yield choice(replace(ask, more=reach), (other.name for other in people.values()))


def roles(brand: Brand) -> Iterator[Question]:
    meanings = [role.marketing_function for role in brand.roles.values()]
    for key, role in brand.roles.items():
        question = Question(
            f"roles.{key}",
            f"{role.name}: what do they do for the brand?",
            (role.marketing_function,),
            more=(role.description,),
            roles=(key,),
        )
        yield choice(question, meanings)
