"""What the checker knows of a language: words and patterns as data, the same for Python and the browser."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def language(name: str = "english") -> dict[str, Any]:
    """The file ``<name>.yaml`` beside this one, with its lists of words taken apart."""
    file = Path(__file__).with_name(f"{name}.yaml")
    data: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    for key in ("common", "adjectives", "measures", "times"):
        data[key] = data[key].split()
    numbers = "|".join(sorted(data["numbers"], key=len, reverse=True))
    for claim in data["claims"]:
        claim["pattern"] = claim["pattern"].replace("{numbers}", numbers)
    return data
