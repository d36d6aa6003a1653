"""The settings of the site, ``mkdocs.yml``, judged before mkdocs reads them.

A setting can bring code or another host into a build: a hook, a plugin, a YAML tag, a script. So every setting reads as
it stands here, but for the menu, the names and the language. What mkdocs is given is made of what stands here.
To allow more is to change code.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any

from handbook.problems import Problem, did_you_mean
from handbook.input.strict_yaml import Document, Path_, label, parse
from handbook.input.text_files import read_source

FILE = "mkdocs.yml"
MOST_TOLD = 50
"""Faults told of one group; who mends these has found how the rest came in."""
LONGEST = 100
"""Characters of a title. In one line of YAML a key may have 1,024."""


class Settings:
    """What ``mkdocs.yml`` says. ``value`` is what mkdocs may be given; only without ``problems`` it is whole."""

    def __init__(self, document: Document):
        self.document = document
        self.problems: list[Problem] = [*document.problems]
        self._unread = {one.line for one in document.problems}
        self.value: dict[str, Any] = {}
        self.texts: list[tuple[str, int]] = []
        """The texts that a reader meets, with their lines."""

    def problem(self, path: Path_, code: str, what: str, mend: str) -> None:
        """Note a problem, unless the line that it stands on could not be read."""
        found = self.document.problem(path, code, what, mend)
        if found.line not in self._unread:
            self.problems.append(found)


def read_settings(root: Path) -> Settings:
    """Read and judge the settings of the handbook at ``root``. Never raises for bad input, and runs nothing of it."""
    source, problems = read_source(root / FILE, FILE)
    if source is None or problems:
        return Settings(Document(FILE, problems=problems))
    settings = Settings(parse(source, FILE))
    if settings.document.data is None and settings.problems:
        return settings
    settings.value = _judge(settings, settings.document.data, _SETTINGS, ())
    return settings


def fault_of_title(value: Any) -> str | None:
    """Why a value cannot be shown as a title, or None. Titles are printed into HTML as they are."""
    if not isinstance(value, str):
        return "is not text"
    if re.search(r"[<>]|\{[{%#]", value) or html.unescape(value) != value:
        return "holds HTML or a macro"
    return f"has more than {LONGEST} characters" if len(value) > LONGEST else None


def fault_of_language(value: Any) -> str | None:
    return None if value in _languages() else "is no language that Material speaks"


@cache
def _languages() -> frozenset[str]:
    """The languages of Material's own words."""
    folder = files("material") / "templates" / "partials" / "languages"
    return frozenset(file.name.removesuffix(".html") for file in folder.iterdir())


@dataclass(frozen=True)
class _Open:
    """A setting that may say what it likes, within a rule."""

    fault: Callable[[Any], str | None]
    example: str
    shown: bool = True
    """Whether a reader meets it."""


@dataclass(frozen=True)
class _Named:
    """A list in any order; an entry may have settings of its own."""

    entries: Mapping[str, Any] = field(default_factory=dict)


_TITLE = _Open(fault_of_title, "plain words")
_WARN = "warn"

_SETTINGS: dict[str, Any] = {
    "site_name": _TITLE,
    "docs_dir": "docs",
    "site_dir": ".build/mkdocs",
    "strict": True,
    "use_directory_urls": True,
    "theme": {
        "name": "material",
        "custom_dir": "theme",
        "language": _Open(fault_of_language, "a code like en, de or ja", shown=False),
        "font": False,
        "features": _Named({"navigation.tabs": None, "navigation.footer": None}),
        "palette": [
            {"scheme": "default", "toggle": {"icon": "material/weather-sunny", "name": _TITLE}},
            {"scheme": "slate", "toggle": {"icon": "material/weather-night", "name": _TITLE}},
        ],
    },
    "plugins": _Named({"macros": {"on_undefined": "strict"}}),
    "hooks": _Named({"hooks.py": None}),
    "markdown_extensions": _Named(
        {
            "admonition": None,
            "attr_list": None,
            "def_list": None,
            "footnotes": None,
            "md_in_html": None,
            "tables": {"use_align_attribute": True},
            "toc": {"permalink": True, "permalink_title": _TITLE},
            "pymdownx.details": None,
            "pymdownx.tabbed": {"alternate_style": True},
        }
    ),
    "watch": _Named({"data": None, "templates": None, "theme": None}),
    "validation": {
        "nav": {"omitted_files": "ignore", "not_found": "ignore", "absolute_links": "ignore"},
        "links": {
            "not_found": _WARN,
            "anchors": _WARN,
            "absolute_links": _WARN,
            "unrecognized_links": _WARN,
        },
    },
    "nav": _Open(lambda value: None, "the pages, one to a line", shown=False),
}
"""Every setting. What stands here as it is must read so in the file."""


def _judge(settings: Settings, value: Any, wanted: Any, path: Path_) -> Any:
    """Hold a value against what is wanted; returns what mkdocs may be given in its place."""
    if isinstance(wanted, dict):
        return _judge_group(settings, value, wanted, path)
    if isinstance(wanted, _Named):
        return _judge_names(settings, value, wanted.entries, path)
    if isinstance(wanted, list):
        return _judge_list(settings, value, wanted, path)
    if isinstance(wanted, _Open):
        return _judge_open(settings, value, wanted, path)
    if value != _written(wanted):
        what = (
            f"{label(path)} says {_short(value)}, and the handbook is built with {_written(wanted)}"
        )
        settings.problem(path, "setting", what, f"write: {_line(path, wanted)}")
    return wanted


def _judge_open(settings: Settings, value: Any, wanted: _Open, path: Path_) -> Any:
    if fault := wanted.fault(value):
        settings.problem(path, "setting", f"{label(path)} {fault}", f"write {wanted.example}")
    elif wanted.shown:
        settings.texts.append((value, settings.document.line(path)))
    return value


def _judge_group(settings: Settings, value: Any, wanted: dict[str, Any], path: Path_) -> Any:
    if not isinstance(value, dict):
        what = f"{label(path)} is not a group of settings"
        settings.problem(path, "setting", what, f"write: {_line(path, wanted)}")
        return {}
    _tell_unknown(settings, [(key, (*path, key)) for key in value], wanted, path)
    for key in wanted.keys() - value.keys():
        what, again = f"{label((*path, key))} is missing", _line((*path, key), wanted[key])
        settings.problem(path, "setting", what, f"write it again: {again}")
    return {
        key: _judge(settings, value[key], wanted[key], (*path, key))
        for key in wanted
        if key in value
    }


def _judge_names(settings: Settings, value: Any, wanted: Mapping[str, Any], path: Path_) -> Any:
    """Hold a list of names against those that are wanted, each with its own settings, if any."""
    if not isinstance(value, list):
        what = f"{label(path)} is not a list"
        settings.problem(
            path, "setting", what, f"write below {label(path)}: - {', - '.join(wanted)}"
        )
        return []
    found = list(_names(value, path))
    _tell_unknown(settings, [(name, place) for name, place, _ in found], wanted, path)
    own = {name: (place, inner) for name, place, inner in found if name in wanted}
    for name in wanted.keys() - own.keys():
        what = f"{label(path)} lacks {name}"
        settings.problem(path, "setting", what, f"write below it: - {name}")
    return [_judge_name(settings, name, *own[name], wanted[name]) for name in wanted if name in own]


def _judge_name(settings: Settings, name: str, place: Path_, inner: Any, wanted: Any) -> Any:
    if wanted is None and inner is None:
        return name
    return {name: _judge(settings, {} if inner is None else inner, wanted or {}, place)}


def _names(value: list[Any], path: Path_) -> Iterator[tuple[str, Path_, Any]]:
    """Each name in a list, with its place and what is set for it."""
    for index, item in enumerate(value):
        if isinstance(item, dict):
            yield from ((name, (*path, index, name), inner) for name, inner in item.items())
        else:
            yield (item if isinstance(item, str) else "a list", (*path, index), None)


def _judge_list(settings: Settings, value: Any, wanted: list[Any], path: Path_) -> Any:
    if not isinstance(value, list) or len(value) != len(wanted):
        what = f"{label(path)} is not a list of {len(wanted)}"
        settings.problem(path, "setting", what, "take it from the last commit")
        return []
    return [
        _judge(settings, one, other, (*path, index))
        for index, (one, other) in enumerate(zip(value, wanted, strict=True))
    ]


def _tell_unknown(
    settings: Settings, found: list[tuple[str, Path_]], wanted: Mapping[str, Any], path: Path_
) -> None:
    """Tell of each name that is not known here, and of each that stands here twice."""
    seen: set[str] = set()
    for name, place in islice((one for one in found if one[0] not in wanted), MOST_TOLD):
        where = f"in {label(path)}" if path else "here"
        mend = did_you_mean(name, wanted).strip() or "delete it"
        what = f"there is no setting called {_short(name)} {where}"
        settings.problem(
            place, "setting", what, f"{mend}; to allow more is to change handbook/settings.py"
        )
    for name, place in found:
        if name in seen and name in wanted:
            settings.problem(place, "setting", f"{name} stands here twice", "delete one of the two")
        seen.add(name)


def _line(path: Path_, wanted: Any) -> str:
    """A setting as it is written in the file."""
    if isinstance(wanted, _Open):
        wanted = wanted.example
    if isinstance(wanted, _Named | dict | list):
        return f"{path[-1] if path else FILE}: as in the last commit"
    return f"{path[-1]}: {_written(wanted)}"


def _written(wanted: Any) -> str:
    return str(wanted).lower() if isinstance(wanted, bool) else str(wanted)


def _short(value: Any) -> str:
    """A value for a message."""
    if not isinstance(value, str):
        return "a list or a group"
    return value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
