"""What a writer can look up: every macro with what it draws, and every fact with how a page writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from markupsafe import Markup

from handbook.kinds import (
    Asset,
    Day,
    Days,
    Email,
    Facts,
    Markdown,
    Month,
    Amount,
    Number,
    Phone,
    Price,
    Ref,
    Text,
    WebAddress,
    Whole,
    YesNo,
)
from handbook.drawing.registry import Macro
from handbook.drawing.rendering import draw, show

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

LONGEST = 60
"""Characters of a value that the reference shows."""

KINDS = {
    Day: "a date",
    Month: "a month",
    Whole: "a whole number",
    Days: "a number of days",
    Number: "a number",
    Amount: "an amount",
    YesNo: "true or false",
    Markdown: "text with inline Markdown",
}
"""What a writer calls the kinds that have no words of their own."""

Examples = list[tuple[str, Any]]
"""Places of this brand where a fact stands, as a page writes them, each with its value."""


def every_macro(brand: Brand, *, given: Mapping[str, Any]) -> Markup:
    """Every macro: its name, what it shows, how a page calls it, and what it draws."""
    return draw(
        "every_macro", macros=[_macro(brand, macro, given) for macro in given["macros"].values()]
    )


def _macro(brand: Brand, macro: Macro, given: Mapping[str, Any]) -> dict[str, Any]:
    fills_a_page = macro.function in (every_macro, every_fact)
    specimen = None if fills_a_page else macro.specimen(brand, given)
    return {
        "name": macro.name,
        "summary": brand.say(macro.summary),
        "call": macro.call(brand),
        "fills_a_page": fills_a_page,
        "specimen": specimen and _with_own_ids(specimen, f"specimen-{macro.name}-"),
    }


def _with_own_ids(html: Markup, prefix: str) -> Markup:
    """The HTML with a prefix before each id and what points to it: two macros on one page may use the same id."""

    def own(match: re.Match[str]) -> str:
        return f'{match[1]}="{" ".join(prefix + name for name in match[2].split())}"'

    text = re.sub(r'(?<=\s)(id|for|aria-controls|aria-\w+by)="([^"]+)"', own, html)
    text = re.sub(r'(?<=\s)(href="|[a-z-]+="url\()#(?=\w)', rf"\1#{prefix}", text)
    return Markup(text)


@dataclass(frozen=True)
class Fact:
    """One fact of the reference. ``path`` is where it stands in the facts file, ``write`` how a page prints it."""

    path: str
    meaning: str
    kind: str
    value: str | None = None
    write: str | None = None


def every_fact(brand: Brand) -> Markup:
    """Every fact: where it stands, what it is, what it is now, and how a page writes it."""
    model = type(brand)
    hints = get_type_hints(model, include_extras=True)
    groups = {
        name: (
            field.description,
            _merge(
                _facts(
                    name, field.description or "", hints[name], [(name, getattr(brand, name))], {}
                )
            ),
        )
        for name, field in model.model_fields.items()
    }
    return draw("every_fact", groups=groups)


def _merge(facts: Iterator[Fact]) -> list[Fact]:
    """Facts with one path made one: the channels of a campaign share some, and may say differently what they are."""
    merged: dict[str, Fact] = {}
    for fact in facts:
        one = merged.get(fact.path, fact)
        meaning = one.meaning if fact.meaning in one.meaning else f"{one.meaning} {fact.meaning}"
        kind = one.kind if fact.kind in one.kind else f"{one.kind} or {fact.kind}"
        merged[fact.path] = replace(fact if one.value is None else one, meaning=meaning, kind=kind)
    return list(merged.values())


def _facts(
    path: str, meaning: str, hint: Any, examples: Examples, known: dict[type, str]
) -> Iterator[Fact]:
    """The facts at and beneath a path. ``known`` holds the models listed already, each with its path."""
    options = list(_options(hint))
    if kinds := [_kind(option) for option in options if _is_printable(option)]:
        yield _fact(path, meaning, " or ".join(kinds), examples)
    for option in options:
        if isinstance(option, type) and issubclass(option, Facts):
            yield from _parts(path, meaning, option, examples, known)
        elif get_origin(option) is tuple:
            items = [
                (f"{place}[{number}]", item)
                for place, group in examples
                for number, item in enumerate(group or ())
            ]
            yield from _facts(f"{path}[n]", meaning, get_args(option)[0], items, known)
        elif isinstance(get_origin(option), type) and issubclass(get_origin(option), Mapping):
            items = [
                (_step(place, key), item)
                for place, group in examples
                for key, item in (group or {}).items()
            ]
            yield from _facts(f"{path}.<key>", meaning, get_args(option)[1], items, known)


def _parts(
    path: str, meaning: str, model: type[Facts], examples: Examples, known: dict[type, str]
) -> Iterator[Fact]:
    """The facts of a group; of a model listed already only that it has the same parts."""
    if model in known:
        if known[model] != path:
            yield Fact(path, meaning, f"the same parts as {known[model]}")
        return
    known[model] = path
    hints = get_type_hints(model, include_extras=True)
    for name, field in model.model_fields.items():
        items = [
            (f"{place}.{name}", getattr(group, name))
            for place, group in examples
            if isinstance(group, model)
        ]
        yield from _facts(
            f"{path}.{field.alias or name}", field.description or "", hints[name], items, known
        )


def _options(hint: Any) -> Iterator[Any]:
    """The members of a union, without None; a named kind as it is."""
    if hint in KINDS:
        yield hint
    elif get_origin(hint) is Annotated:
        yield from _options(get_args(hint)[0])
    elif get_origin(hint) in (Union, UnionType):
        for member in get_args(hint):
            yield from _options(member)
    elif hint is not NoneType:
        yield hint


def _is_printable(option: Any) -> bool:
    if isinstance(option, type) and issubclass(option, Facts):
        return bool(option.printed) or option is Price
    return option in KINDS or get_origin(option) is Literal or isinstance(option, type)


def _kind(option: Any) -> str:
    """A kind in words."""
    if option in KINDS:
        return KINDS[option]
    if get_origin(option) is Literal:
        return " or ".join(f'"{choice}"' for choice in get_args(option))
    if issubclass(option, Ref):
        return f"a key of {'.'.join(option.target)}"
    return "a price" if option is Price else getattr(option, "noun", "text").split(" (")[0]


def _fact(path: str, meaning: str, kind: str, examples: Examples) -> Fact:
    """A fact with the first value this brand has for it; a key, a file or a yes and no is for macros, not for print."""
    place, value = next(
        ((place, value) for place, value in examples if value is not None), (None, None)
    )
    if place is None:
        return Fact(path, meaning, kind)
    link = " | link" if isinstance(value, (Phone, Email, WebAddress)) else ""
    write = None if isinstance(value, (Ref, Asset, bool)) else f"{{{{ {place}{link} }}}}"
    return Fact(
        path, meaning, kind, _short(str(value if isinstance(value, Text) else show(value))), write
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _step(place: str, key: str) -> str:
    return f"{place}.{key}" if key.isidentifier() else f'{place}["{key}"]'
