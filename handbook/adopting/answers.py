"""The eight questions that a company answers when it adopts the handbook, asked one by one or read from a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic_core import PydanticCustomError

from handbook.kinds import Email, HexColor, Phone, Text, WebAddress
from handbook.problems import Problem, did_you_mean
from handbook.settings import fault_of_language
from handbook.input.strict_yaml import parse
from handbook.input.text_files import read_source

BRAND_YML = "brand_yml"
"""What an answers file may name besides: the ``_brand.yml`` to read."""


@dataclass(frozen=True)
class Question:
    """One question. ``read`` makes its answer of what was typed, and raises what ``handbook.kinds.refuse`` makes."""

    key: str
    asks: str
    example: str
    read: Callable[[str], Any]


@dataclass(frozen=True)
class Answers:
    """What a company has answered, by question; ``folder`` is where the files are that it names."""

    given: dict[str, Any] = field(default_factory=dict)
    folder: Path = Path()

    def path(self, key: str) -> Path | None:
        """The file that an answer names."""
        return self.folder / Path(self.given[key]).expanduser() if key in self.given else None


def _address(typed: str) -> WebAddress:
    return WebAddress.accept(typed if "://" in typed else f"https://{typed}")  # type: ignore[return-value]


def _colors(typed: str) -> list[Text]:
    return [HexColor.accept(one) for one in re.split(r"[,;\s]+", typed.strip(" ,;"))][:2]


def _language(typed: str) -> str:
    if fault := fault_of_language(typed):
        raise PydanticCustomError(
            "kind",
            "{what}",
            {"what": f'"{typed}" {fault}', "mend": "write its code, like en, de or ja"},
        )
    return typed


QUESTIONS = (
    Question("name", "What is your company called?", "Hill Street Physio", Text.accept),
    Question("website", "Which website do you tell people?", "hillstreet.example", _address),
    Question("email", "Which e-mail address?", "hello@hillstreet.example", Email.accept),
    Question("telephone", "Which telephone number?", "+1 503 555 0147", Phone.accept),
    Question("address", "Where are you?", "9 Hill Street, Anytown", Text.accept),
    Question("colors", "Your two colors, the main one first?", "#0B5C6B, #F2C14E", _colors),
    Question("logo", "Where is the file of your logo?", "logo.svg", Text.accept),
    Question("language", "Which language do you write in?", "en", _language),
)


def read_answers(file: Path) -> tuple[Answers, list[Problem]]:
    """The answers in a file of YAML, one line each, and the problems with it. What is not there is not asked."""
    source, problems = read_source(file, file.name)
    if source is None:
        return Answers(), problems
    document = parse(source, file.name)
    problems += document.problems
    if not isinstance(document.data, dict):
        shape = "answers are lines with a colon, for example name: Hill Street Physio"
        return Answers(), problems or [Problem(file.name, 1, "shape", "no answers", shape)]
    given: dict[str, Any] = {}
    unread = {problem.line for problem in problems}
    for key, value in document.data.items():
        if document.line((key,)) not in unread and (fault := _judged(key, value, given)):
            problems.append(document.problem((key,), "answer", *fault))
    return Answers(given, file.parent), sorted(problems)


def _judged(key: str, value: Any, given: dict[str, Any]) -> tuple[str, str] | None:
    """Put an answer among those ``given``; what is wrong with it and how to mend it, if something is."""
    known = {question.key: question.read for question in QUESTIONS} | {BRAND_YML: Text.accept}
    if key not in known:
        hint = did_you_mean(key, known).strip()
        return f"{key} is none of the questions", hint or f"write one of {', '.join(known)}"
    value = ", ".join(map(str, value)) if isinstance(value, list) else value
    if not isinstance(value, str):
        return f"{key} is a group", f"write it on one line: {key}: …"
    try:
        given[key] = known[key](value)
    except PydanticCustomError as error:
        return said(error, key)
    return None


def said(error: PydanticCustomError, key: str) -> tuple[str, str]:
    """What a kind says of a value, and how to mend it."""
    words = error.context or {}
    what = str(words.get("what", ""))
    return (f"{key} {what}" if what == "is empty" else what), str(words.get("mend", ""))


def missing(answers: Answers) -> Iterator[Question]:
    """The questions without an answer."""
    return (question for question in QUESTIONS if question.key not in answers.given)
