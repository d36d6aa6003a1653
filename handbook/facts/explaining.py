"""A validation error, said as a problem that a writer can mend."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, reduce
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from handbook.facts.brand import Brand
from handbook.problems import Problem, did_you_mean
from handbook.input.strict_yaml import Document, label


DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of the facts file (draft 2020-12), made from the models."""
    whole = Brand.model_json_schema(by_alias=True)
    whole["$defs"]["Reference"] = {"type": "string", "pattern": REFERENCE}
    return _or_reference(whole)


REFERENCE = r"^\{\{[^{}]+\}\}$"
"""A fact that is another fact."""


def _or_reference(node: Any) -> Any:
    """The schema, in which whatever has a form of its own may also be a reference."""
    if isinstance(node, list):
        return [_or_reference(one) for one in node]
    if not isinstance(node, dict):
        return node
    changed = {key: _or_reference(one) for key, one in node.items()}
    is_closed = node.get("type") in ("integer", "number", "boolean") or "format" in node
    if (is_closed or "pattern" in node) and node.get("pattern") != REFERENCE:
        kept = {key: changed.pop(key) for key in ("description", "default") if key in changed}
        return {"anyOf": [changed, {"$ref": "#/$defs/Reference"}], **kept}
    return changed


def editor_schemas() -> dict[str, dict[str, Any]]:
    """The schema of each file of facts by its name: that of a group, and of the file for those without their own.

    In the latter any group may be missing, for it may stand in its own file.
    """
    whole = schema()
    groups = {
        name: {"$schema": DIALECT, "$defs": whole["$defs"], **part}
        for name, part in whole["properties"].items()
    }
    return {"brand": {**whole, "required": ["meta"]}, **groups}


def explain(error: ValidationError, document: Document) -> Iterator[Problem]:
    """Each error of a validation as a problem with its place."""
    for item in error.errors(include_url=False):
        path, node = _place(item["loc"], document.data)
        code, what, mend = _words(item, path, node)
        yield document.problem(path, code, what, mend)


def may_stand(path: tuple[str | int, ...], data: Any) -> bool:
    """Whether a fact can be at ``path``: it is written in ``data``, or a model may have it there."""
    for position, step in enumerate(path):
        in_list = isinstance(data, list) and isinstance(step, int) and step < len(data)
        if in_list or (isinstance(data, dict) and step in data):
            data = data[step]
        else:  # a default, or what a shorter way of writing a group stands for
            node = reduce(_descend, path[:position], schema())
            is_known = step in _resolve(node).get("properties", {})
            return isinstance(data, str) or (isinstance(data, dict) and is_known)
    return True


def _place(loc: tuple[str | int, ...], data: Any) -> tuple[tuple[str | int, ...], dict[str, Any]]:
    """The path in the file, without the names pydantic adds for unions, and the schema of the group around it."""
    path: list[str | int] = []
    node, parent = schema(), schema()
    for position, step in enumerate(loc):
        last = position == len(loc) - 1
        if isinstance(data, dict) and (step in data or (last and step != "[key]")):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            node = _branch(node, step)
            continue
        path.append(step)
        parent, node = node, _descend(node, step)
    return tuple(path), parent


def _resolve(node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        node = schema()["$defs"][node["$ref"].rsplit("/", 1)[-1]]
    if "anyOf" in node:
        return _resolve(
            next((option for option in node["anyOf"] if option.get("type") != "null"), {})
        )
    return node


def _branch(node: dict[str, Any], step: str | int) -> dict[str, Any]:
    """The member of a tagged union that ``step`` names."""
    mapping = _resolve(node).get("discriminator", {}).get("mapping", {})
    return {"$ref": mapping[step]} if step in mapping else node


def _descend(node: dict[str, Any], step: str | int) -> dict[str, Any]:
    node = _resolve(node)
    if isinstance(step, int):
        return node.get("items", {})
    by_key = (
        node.get("properties", {}).get(step),
        *node.get("patternProperties", {}).values(),
        node.get("additionalProperties"),
    )
    return next(filter(None, by_key), {})


def _words(
    item: ErrorDetails, path: tuple[str | int, ...], parent: dict[str, Any]
) -> tuple[str, str, str]:
    where, kind, context = label(path), item["type"], item.get("ctx", {})
    properties = _resolve(parent).get("properties", {})
    if kind == "kind":
        what = context["what"]
        return (
            "value",
            f"{where} {what}" if what.startswith("is ") else f"{where}: {what}",
            context["mend"],
        )
    if kind == "missing":
        meaning = properties.get(path[-1], {}).get("description", "")
        return (
            "missing",
            f"{where} is missing",
            f"add {path[-1]}: {meaning[:1].lower()}{meaning[1:]}".rstrip(": ")
            + (f" (or write it as data/{path[0]}.yaml)" if len(path) == 1 else ""),
        )
    if kind == "extra_forbidden":
        if str(path[-1]).endswith(" "):
            return "duplicate", f"{where.rstrip()} is given twice", "delete one of the two"
        hint = did_you_mean(str(path[-1]), properties)
        return (
            "unknown-key",
            f"{where} is not a key we know",
            (hint.strip() or "the keys here are: " + ", ".join(properties)),
        )
    if kind in ("literal_error", "union_tag_invalid"):
        expected = context.get("expected") or context.get("expected_tags", "")
        known = [word.strip(" '\"") for word in expected.replace(" or ", ", ").split(",")]
        hint = did_you_mean(str(context.get("tag") or item["input"]), known)
        return (
            "value",
            f'{where}: "{context.get("tag") or item["input"]}" is not one of {", ".join(known)}',
            hint.strip() or f"write one of {', '.join(known)}",
        )
    if kind == "union_tag_not_found":
        return (
            "missing",
            f"{where}.channel is missing",
            "add channel: search_ad, landing_page, radio, email or event",
        )
    return (
        "shape",
        f"{where} is {_shape(item['input'])}, but {_expected(kind)} belongs here",
        "compare it with the sample facts or the facts reference",
    )


def _shape(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of keys"
    return "a list" if isinstance(value, list) else "a single value"


def _expected(kind: str) -> str:
    if kind in ("model_type", "dict_type", "mapping_type", "model_attributes_type"):
        return "a group of keys"
    return (
        "a list (lines that begin with -)"
        if kind in ("tuple_type", "list_type")
        else "a single value"
    )
