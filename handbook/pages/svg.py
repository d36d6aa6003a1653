"""What a picture drawn in SVG may hold: what draws, and nothing that runs, asks, hides or does not end.

Opened by itself such a picture is a document: it can run scripts and ask other hosts for things. So only what draws is
let through, by an allow-list (SVG 2), read by a parser that defines no entities.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NoReturn
from xml.parsers import expat

from handbook.pages.pictures import SIGNATURE
from handbook.pages.svg_allowed import ATTRIBUTES, ELEMENTS, SAID
from handbook.pages.svg_drawn import MOST_DRAWN, Circle, Drawn
from handbook.pages.svg_values import embedded, fault_of_style, fault_of_value, own_names
from handbook.problems import Problem
from handbook.input.text_files import LARGEST, decode

DEEPEST = 200
"""Elements within each other; drawing programs stay far below it, and browsers stop at a few hundred."""

_SVG, _XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
_KNOWN = {
    "http://www.w3.org/1999/xlink": "",
    "http://www.w3.org/XML/1998/namespace": "xml-",
    "http://www.serif.com/": "serif-",
}
"""Namespaces of attributes that are read, and what is put before the names in them."""

_EXPORT = (
    "export it again as plain SVG (in Illustrator: Export As, Styling"
    ' "Presentation Attributes"), or as PNG'
)
_INSIDE = "put all that it shows into the picture itself, or export it as PNG"
_CLEAN_FIRST = (
    "mend the picture within by itself, put it in again, and export; or export it all as PNG"
)
_WITHOUT = (
    'export it again without (in Inkscape: save as "Optimized SVG" with "Remove metadata" and "Remove'
    ' comments"; in Illustrator: Export As, not Save As), or as PNG'
)


def check_svg(data: bytes, file: str) -> list[Problem]:
    """The problems in a picture drawn in SVG, each told where it first stands."""
    if len(data) > LARGEST:
        what = f"the picture has {len(data):,} bytes, more than {LARGEST:,}"
        return [Problem(file, 1, "too-large", what, "simplify it, or export it as PNG")]
    text, problems = decode(data, file)
    return problems if text is None else [*problems, *_read(text, file).problems]


def words(data: bytes, file: str) -> str:
    """All words in a picture that anybody can read, in the lines where they stand; empty when it cannot be read."""
    text = decode(data, file)[0] if len(data) <= LARGEST else None
    return "\n".join(_read(text, file).lines) if text else ""


@lru_cache(maxsize=64)
def _read(text: str, file: str) -> _Reader:
    reader = _Reader(file, text.count("\n") + text.count("\r") + 1)
    try:
        reader.parser.Parse(text.encode(), True)
        reader.finish()
    except expat.ExpatError as error:
        what = f"the picture cannot be read here ({expat.ErrorString(error.code)})"
        reader.problem(what, _EXPORT, error.lineno)
    except _Stop:
        pass
    return reader


class _Stop(Exception):
    """The rest of the picture need not be read."""


class _Reader:
    def __init__(self, file: str, height: int):
        self.file, self.drawn = file, Drawn()
        self.told: dict[str, Problem] = {}
        self.lines = [""] * height
        self.open: list[str] = []
        self.parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.CommentHandler = self._comment
        self.parser.StartElementHandler = self._element
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    @property
    def problems(self) -> list[Problem]:
        return list(self.told.values())

    def problem(self, what: str, mend: str, line: int | None = None) -> None:
        line = line or self.parser.CurrentLineNumber
        self.told.setdefault(what, Problem(self.file, line, "svg", what, mend))

    def _stop(self, what: str, mend: str = _EXPORT) -> NoReturn:
        self.problem(what, mend)
        raise _Stop

    def finish(self) -> None:
        """Judge the picture as a whole."""
        try:
            too_many = self.drawn.count() > MOST_DRAWN
        except Circle as circle:
            self.problem("the picture draws a part of itself within itself", _EXPORT, circle.line)
            return
        if too_many:
            what = f"the picture draws more than {MOST_DRAWN:,} things, by drawing some many times"
            self.problem(what, "simplify it, or export it as PNG", 1)

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "us-ascii"):
            self._stop(
                f"the picture says that it is saved as {encoding}",
                "export it again as UTF-8, or as PNG",
            )

    def _doctype(self, name: str, system: object, public: object, declares: int) -> None:
        if declares:
            self._stop("the picture defines entities, which can hide anything")

    def _instruction(self, target: str, data: str) -> None:
        self.problem(f"the picture calls for another program: <?{target}?>", _EXPORT)

    def _comment(self, text: str) -> None:
        if not SIGNATURE.fullmatch(text):
            said = " ".join(text.split())
            what = f"the picture holds a note that anybody can read: {said[:60]}"
            self.problem(what, f"delete it from <!-- to --> in a text editor, or {_WITHOUT}")
        self._say(f" | {text} | ")

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, element = name.rpartition(" ")
        if not self.open and (namespace, element) != (_SVG, "svg"):
            self._stop("the file is not an SVG picture")
        if "metadata" in self.open:
            self._metadata()
        elif namespace not in (_SVG, _XHTML, ""):
            self._editor_data(element)
        elif element not in ELEMENTS or namespace != _SVG:
            what = f"the picture holds <{element}>, which does not draw and could run"
            self.problem(what, _EXPORT)
        self.open.append(element)
        if len(self.open) > DEEPEST:
            self._stop(f"the picture's parts lie more than {DEEPEST} deep in each other")
        self.drawn.begin(element, self.parser.CurrentLineNumber)
        for attribute, value in attributes.items():
            self._attribute(attribute, value)

    def _end(self, name: str) -> None:
        self.open.pop()
        self.drawn.end()

    def _text(self, text: str) -> None:
        if "metadata" in self.open and text.strip():
            self._metadata()
        self._say(text)

    def _say(self, text: str) -> None:
        self.lines[self.parser.CurrentLineNumber - 1] += text.replace("\n", " ")

    def _metadata(self) -> None:
        self.problem("the picture carries notes on who made it and how (<metadata>)", _WITHOUT)

    def _editor_data(self, name: str) -> None:
        first = "the picture carries data of the program it was drawn with, often names of files"
        if not any(what.startswith(first) for what in self.told):
            self.problem(f"{first} ({name})", _WITHOUT)

    def _attribute(self, attribute: str, value: str) -> None:
        namespace, _, name = attribute.rpartition(" ")
        if namespace and namespace not in _KNOWN:
            self._editor_data(name)
            return
        name = _KNOWN.get(namespace, "") + name
        if name in SAID or re.fullmatch(r"(aria|data)-[\w-]+", name):
            self._say(f" | {value} | ")
            self.drawn.names(name, value)
        elif name not in ATTRIBUTES:
            what = f'the picture sets {name}="…", which does not draw and could run'
            self.problem(what, _EXPORT)
        else:
            self._drawing(name, value)

    def _drawing(self, name: str, value: str) -> None:
        """An attribute that draws."""
        if name == "href":
            self._address(value)
        elif fault := fault_of_value(value) or (name == "style" and fault_of_style(value)):
            self.problem(fault, _INSIDE if "asks" in fault else _EXPORT)
        self.drawn.uses(own_names(name, value))

    def _address(self, value: str) -> None:
        found = embedded(value, self.file)
        if found is None:
            self.problem(f"the picture leads to {value.strip()[:60]}", _INSIDE)
        for problem in found or ():
            self.problem(f"within this picture: {problem.what}", _CLEAN_FIRST)
