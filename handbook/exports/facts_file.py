"""The published facts for assistants and programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from handbook.absent import Absent
from handbook.kinds import Facts, walk

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


def facts_json(brand: Brand) -> bytes:
    """Each published fact as text, by its path (``contact.switchboard``; list items count from 0), in UTF-8 JSON."""
    leaves = {
        ".".join(map(str, path)): str(value)
        for path, value in walk(brand)
        if value is not None
        and not isinstance(value, (Absent, Facts, tuple))
        and not hasattr(value, "items")
    }
    return (
        json.dumps({"version": 1, "facts": leaves}, ensure_ascii=False, indent=1) + "\n"
    ).encode()
