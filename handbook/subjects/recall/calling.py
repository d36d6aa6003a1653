"""What practice asks about calls: details, stages, campaigns that are mentioned, complaints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from handbook.subjects.recall.question import Question, choice

if TYPE_CHECKING:
    from handbook.facts.brand import Brand
    from handbook.kinds import Key


def details(brand: Brand) -> Iterator[Question]:
    conversion = brand.conversion
    ask = "Somebody is interested. What do you write down?"
    yield Question("conversion.details", ask, conversion.details)
    ask = "Somebody wants to call again tomorrow. What do you do?"
    yield Question("conversion.never_lose_a_lead", ask, (conversion.never_lose_a_lead,))


def stages(brand: Brand) -> Iterator[Question]:
    for key, stage in brand.conversion.stages.items():
        for question in _stage(brand, key):
            yield replace(question, roles=(stage.owner,))


def _stage(brand: Brand, key: Key) -> Iterator[Question]:
    stages = brand.conversion.stages
    stage = stages[key]
    path, name = f"conversion.stages.{key}", f"“{stage.name}”"
    owners = [brand.roles[other.owner].name for other in stages.values()]
    yield Question(f"{path}.next_step", f"{name}: what is the next step?", (stage.next_step,))
    yield choice(
        Question(
            f"{path}.owner", f"{name}: who sees it through?", (brand.roles[stage.owner].name,)
        ),
        owners,
    )
    within = Question(f"{path}.within", f"{name}: how soon do we act?", (stage.within,))
    yield choice(within, (other.within for other in stages.values()))
    yield Question(f"{path}.words", f"{name}: with which words could you begin?", (stage.words,))
    yield Question(f"{path}.stuck", f"{name}: you are stuck. What do you do?", (stage.stuck,))
    if stage.ask:
        question = f"{name}: what do you ask, and what do you write down?"
        yield Question(f"{path}.ask", question, stage.ask, more=stage.write_down)


def campaigns(brand: Brand) -> Iterator[Question]:
    for key, campaign in brand.campaigns.items():
        yield Question(
            f"campaigns.{key}.when_they_mention_it",
            f"A caller mentions “{campaign.name}”. What do you say?",
            (campaign.when_they_mention_it,),
            more=(campaign.promise,),
        )


def complaints(brand: Brand) -> Iterator[Question]:
    for key, kind in brand.policies.complaints.kinds.items():
        yield Question(
            f"policies.complaints.kinds.{key}",
            brand.say("A customer tells you this. What do you do now?"),
            (kind.do,),
            (f"“{kind.name}”",),
            (f"“{kind.words}”", kind.why),
        )
