"""Facts written as the YAML that people edit: comments above the groups, quotes only where they are needed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

HEAD = """\
# yaml-language-server: $schema=../.build/brand.schema.json
# Every shared fact of {name}, in one place. Pages pull from here; nothing is typed twice.
# Every value is text. When in doubt, put it in double quotes. A comment stands on a line of its own.
# What is not here is left out, with its pages. `make todo` says what to add next; sample/data/ shows how it looks.
"""
USES = {
    "meta": "Use when a page needs the company's name or web address: in a sentence, a footer, an invoice.",
    "logo": "Use when something carries our logo: a page, a slide, a door, a vest, a cake.",
    "color": "Use when you pick a color for anything with our name on it.",
    "typography": "Use when you set words: a sign, a slide, a letter.",
    "contact": "Use when someone needs to reach us. Everyone knows these by heart.",
    "facts": "Use for whatever has no place elsewhere.",
}
"""When the facts of each group are used."""

_PLAIN = re.compile(r"[A-Za-z/][\w ./@'()+-]*(?:: ?//[\w./@?=&%+~:-]*)?(?:, [A-Za-z][\w .'-]*)*")
_GUESSED = re.compile(r"(?i)y|n|yes|no|on|off|true|false|null|~")
"""What YAML takes for something else than text."""


def as_yaml(facts: Mapping[str, Any]) -> str:
    """A whole ``data/brand.yaml``."""
    name = facts["meta"]["name"]
    head = HEAD.format(name=name if isinstance(name, str) else name["short"])
    groups = ["\n".join(group_lines(key, value)) for key, value in facts.items()]
    return "\n\n".join([head.rstrip("\n"), *groups]) + "\n"


def group_lines(key: str, value: Any) -> list[str]:
    """A group of facts with the comment above it."""
    return [f"# {USES[key]}", *lines({key: value})]


def lines(value: Mapping[str, Any], indent: int = 0) -> list[str]:
    """The lines of a group."""
    return list(_lines(value, indent))


def _lines(value: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, item in value.items():
        start = f"{' ' * indent}{key}:"
        if isinstance(item, Mapping):
            yield start
            yield from _lines(item, indent + 2)
        elif isinstance(item, list | tuple):
            yield start
            for one in item:
                yield from _item(one, indent + 2)
        else:
            yield f"{start} {scalar(str(item))}"


def _item(value: Any, indent: int) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield f"{' ' * indent}- {scalar(str(value))}"
        return
    first, *rest = _lines(value, indent + 2)
    yield f"{' ' * indent}- {first.lstrip()}"
    yield from rest


def scalar(text: str) -> str:
    """A text as a value: plain where nobody can take it for anything else."""
    is_plain = _PLAIN.fullmatch(text) and not _GUESSED.fullmatch(text) and text == text.strip()
    return text if is_plain else json.dumps(text, ensure_ascii=False)
