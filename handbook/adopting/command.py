"""The command ``adopt``: asks or reads the answers, says what will change, changes it, and says what comes next."""

from __future__ import annotations

from pathlib import Path

import click
from pydantic_core import PydanticCustomError

from handbook.adopting.answers import BRAND_YML, QUESTIONS, Answers, Question, read_answers, said
from handbook.adopting.brand_file import read_brand_file
from handbook.adopting.brought import Brought
from handbook.adopting.steps import Step, is_sample, steps, whole_facts
from handbook.edition import prepare
from handbook.facts.files import FACTS
from handbook.problems import Problem, show
from handbook.adopting.todo import one_line, progress
from macros import MACROS

FIRST = 3
"""How many of the things to do are named at the end."""


def adopt(root: Path, file: Path | None, yes: bool) -> bool:
    """Whether everything is in order afterwards, or was left as it was because somebody said so."""
    answers, problems = read_answers(file) if file else (Answers(folder=Path()), [])
    brand_yml = answers.path(BRAND_YML) or root / "_brand.yml"
    brought = Brought(brand_yml)
    if BRAND_YML in answers.given or brand_yml.is_file():
        brought, more = read_brand_file(brand_yml)
        problems += more
    if not file and not problems:
        answers = _asked(brought, root)
    problems += _nameless(root, answers, brought, file)
    if problems:
        click.echo(show(problems))
        click.echo("\nNothing was changed.")
        return False
    plan = steps(root, answers, brought)
    _tell(plan, brought)
    if not any(step.changes for step in plan):
        return True
    if not yes and not click.confirm("Go ahead?", default=True):
        click.echo("Nothing was changed.")
        return True
    for step in plan:
        step.do()
    return _whats_next(root)


def _nameless(root: Path, answers: Answers, brought: Brought, file: Path | None) -> list[Problem]:
    """The one thing that no handbook can do without."""
    is_new = not (root / FACTS).exists() or is_sample(root)
    if not is_new or "name" in whole_facts(answers, brought).get("meta", {}):
        return []
    mend = "write it: name: Hill Street Physio"
    return [Problem(file.name if file else "answers", 1, "answer", "the name is missing", mend)]


def _asked(brought: Brought, root: Path) -> Answers:
    """The answers of whoever sits here; what the brand.yml says already is not asked."""
    facts = brought.facts
    known = {"name": facts.get("meta"), "website": facts.get("meta", {}).get("link"),
             "colors": facts.get("color"), "logo": facts.get("logo")}  # fmt: skip
    click.echo("Eight questions. Press Enter to leave one for later.")
    given = {}
    for question in QUESTIONS:
        if not known.get(question.key) and (answer := _answer(question)) is not None:
            given[question.key] = answer
    return Answers(given, Path())


def _answer(question: Question) -> object:
    def read(typed: str) -> object:
        try:
            return question.read(typed.strip()) if typed.strip() else ""
        except PydanticCustomError as error:
            raise click.BadParameter(". ".join(said(error, question.key))) from None

    answer = click.prompt(
        f"{question.asks} (like {question.example})",
        default="",
        show_default=False,
        value_proc=read,
    )
    return answer or None


def _tell(plan: list[Step], brought: Brought) -> None:
    changes = [step.what for step in plan if step.changes]
    click.echo(
        "This will change; nothing is deleted:" if changes else "There is nothing to change."
    )
    for what in changes:
        click.echo("\n".join(f"  {line}" for line in what.split("\n")))
    stays = [step.what for step in plan if not step.changes] + brought.told
    if stays:
        click.echo("This stays, or did not come along:")
        click.echo("\n".join(f"  {what}" for what in stays))


def _whats_next(root: Path) -> bool:
    """Say what the check says, and what to do first."""
    edition = prepare(root, MACROS)
    if edition.problems:
        click.echo(show(edition.problems))
    if edition.errors or edition.brand is None:
        click.echo(f"\n{len(edition.errors)} to mend before it can be published.")
        return False
    now = progress(root, edition.brand)
    click.echo(
        f"\nIt can be published: {len(edition.pages)} pages, {now.percent} % of a handbook. What helps most now:"
    )
    click.echo("\n".join(f"  {one_line(task)}" for task in now.tasks[:FIRST]))
    click.echo("`make todo` lists the rest, `make` shows it, `make build` publishes it.")
    return True
