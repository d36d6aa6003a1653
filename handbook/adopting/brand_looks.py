"""Colors and typefaces of a ``_brand.yml``: what each name comes to, as our facts have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from handbook.adopting.brought import Brought, fits, key_of
from handbook.drawing.color_math import as_hex
from handbook.kinds import Text
from handbook.subjects.color import ROLES
from handbook.subjects.typography import Family, LineHeight, Size, Weight

_SETTINGS: dict[str, type[Text]] = {
    "family": Family,
    "size": Size,
    "weight": Weight,
    "line-height": LineHeight,
}
_STYLES = ("base", "headings", "monospace", "monospace-inline", "monospace-block", "link")


def colors(color: Any, brought: Brought) -> dict[str, str]:
    """Every name of a color with its value; the colors among them, and which job each has, are facts."""
    if not isinstance(color, dict):
        return {}
    written = {
        **dict(color.get("palette") or {}),
        **{job: color[job] for job in ROLES if job in color},
    }
    own = dict[str, str]()
    for name, value in dict(color.get("palette") or {}).items():
        if value not in written and (found := _hex(name, value, written, brought)):
            own[_free(key_of(name), own)] = found
    by_value = {value: name for name, value in reversed(own.items())}
    values = {
        name: found for name in written if (found := _hex(name, written[name], written, brought))
    }
    jobs = {
        job: by_value.get(values[job], values[job])
        for job in ROLES
        if job in color and job in values
    }
    if "primary" in jobs:
        brought.facts["color"] = {
            **({"palette": own} if own else {"palette": {"main": values["primary"]}}),
            **jobs,
        }
    elif own:
        brought.tell(
            "color:",
            "color names none as primary: say which one people know you by, and it comes along",
        )
    return values


def _free(key: str, taken: Mapping[str, Any]) -> str:
    """The key, with a number where it is taken: names in other letters than a to z make the same key."""
    others = (f"{key}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (key, *others) if one not in taken)


def _hex(name: str, value: Any, written: Mapping[str, Any], brought: Brought) -> str | None:
    """The value of a color in six digits, through all names that stand for it."""
    seen = {name}
    while isinstance(value, str) and value in written and value not in seen:
        seen.add(value)
        value = written[value]
    found = as_hex(value) if isinstance(value, str) else None
    if found is None:
        empty = (
            "a # starts a comment in YAML: put the color in quotes"
            if not value
            else f'"{value}" is no color'
        )
        brought.tell(f"{name}:", f"color {name} did not come along: {empty}")
    return found


def typography(value: Any, known: Mapping[str, str], brought: Brought) -> None:
    """Fonts, and how each kind of text is set; ``known`` are the colors by name."""
    if not isinstance(value, dict):
        return
    fonts = [found for font in value.get("fonts") or () if (found := _font(font, brought))]
    facts: dict[str, Any] = {"fonts": fonts} if fonts else {}
    for style in _STYLES:
        setting = value.get(style)
        setting = {"family": setting} if isinstance(setting, str) else setting
        if isinstance(setting, dict) and (found := dict(_style(style, setting, known, brought))):
            facts[style] = found
    if facts:
        brought.facts["typography"] = facts


def _font(font: Any, brought: Brought) -> dict[str, Any] | None:
    font = {"family": font, "source": "system"} if isinstance(font, str) else font
    if not isinstance(font, dict) or not fits(Family, font.get("family")):
        return None
    for file in font.get("files") or ():
        _font_file(file, font["family"], brought)
    source = "wanted" if font.get("source") == "file" else font.get("source", "system")
    known = source if source in ("wanted", "google", "bunny") else "system"
    return {"family": font["family"], "source": known}


def _font_file(file: Any, family: str, brought: Brought) -> None:
    """Bring a file along; it is served once somebody has said by which license."""
    path = str(file.get("path", "") if isinstance(file, dict) else file)
    if ours := brought.take(path, "fonts"):
        mend = "name it under typography.fonts with its license, and write source: file"
        brought.tell(path, f"data/{ours} of {family} is here, and not served yet: {mend}")


def _style(
    style: str, value: dict[str, Any], colors: Mapping[str, str], brought: Brought
) -> Iterator[tuple[str, str]]:
    for key, kind in _SETTINGS.items():
        if key in value and fits(kind, value[key]):
            yield key, value[key]
        elif key in value:
            brought.tell(
                f"{value[key]}",
                f"typography.{style}.{key} {value[key]} is none we can set, and did not come along",
            )
    for key in ("color", "background-color"):
        if key in value and (found := colors.get(value[key]) or as_hex(str(value[key]))):
            yield key, found
    for key, known in (("style", ("normal", "italic")), ("decoration", ("none", "underline"))):
        if value.get(key) in known:
            yield key, value[key]
