"""The published facts for assistants and programs, and the shape of the file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from handbook.kinds.absent import Absent
from handbook.kinds import Facts, walk

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

VERSION = 1
"""Changes when a program that reads the file must be changed too."""


def facts_json(brand: Brand) -> bytes:
    """Each published fact as text, by its path (``contact.switchboard``; list items count from 0), in UTF-8 JSON."""
    company = str(brand.meta.name.short)
    value = {"$schema": "facts.schema.json", "version": VERSION, "company": company}
    return _json({**value, "facts": leaves(brand)})


def leaves(brand: Brand) -> dict[str, str]:
    """Each published fact as text, by its path."""
    return {
        ".".join(map(str, path)): str(value)
        for path, value in walk(brand)
        if value is not None
        and not isinstance(value, (Absent, Facts, tuple))
        and not hasattr(value, "items")
    }


def facts_schema(_: Brand) -> bytes:
    """The JSON Schema of :func:`facts_json` (draft 2020-12), the same for every company."""
    text = {"type": "string"}
    step = "[A-Za-z0-9_-]+"
    return _json(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "The published facts of a brand handbook",
            "type": "object",
            "required": ["version", "company", "facts"],
            "additionalProperties": False,
            "properties": {
                "$schema": text,
                "version": {"const": VERSION},
                "company": text,
                "facts": {
                    "description": "Each fact as text, by its path; the items of a list count from 0.",
                    "type": "object",
                    "propertyNames": {"pattern": rf"^{step}(\.{step})*$"},
                    "additionalProperties": text,
                },
            },
        }
    )


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
