"""What a picture or other file may hold: what its name says, and nothing that runs.

A picture drawn in SVG is a document: opened by itself it can run scripts and ask other hosts for things. So only what
draws is let through, by an allow-list of elements and attributes (SVG 2), read by a parser that defines no entities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

from handbook.problems import Problem
from handbook.text_files import LARGEST

_BEGINS = {
    ".png": rb"\x89PNG\r\n\x1a\n",
    ".jpg": rb"\xff\xd8\xff",
    ".jpeg": rb"\xff\xd8\xff",
    ".webp": rb"RIFF....WEBP",
    ".woff2": rb"wOF2",
    ".pdf": rb"%PDF-",
    ".zip": rb"PK\x03\x04",
}
"""How the bytes of a format begin, as each format's specification has it."""

ELEMENTS = frozenset(
    "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath linearGradient radialGradient stop"
    " clipPath mask pattern marker image filter feBlend feColorMatrix feComponentTransfer feComposite feFlood feFuncA feFuncB feFuncG feFuncR"
    " feGaussianBlur feMerge feMergeNode feMorphology feOffset feDropShadow".split()
)
ATTRIBUTES = frozenset(
    "id class role tabindex version viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy d points transform preserveAspectRatio pathLength"
    " fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray"
    " stroke-dashoffset opacity color display visibility overflow clip-path clip-rule clipPathUnits mask maskUnits maskContentUnits filter"
    " filterUnits primitiveUnits gradientUnits gradientTransform spreadMethod offset stop-color stop-opacity patternUnits patternContentUnits"
    " patternTransform markerUnits markerWidth markerHeight marker-start marker-mid marker-end refX refY orient vector-effect paint-order"
    " shape-rendering text-rendering image-rendering color-interpolation color-interpolation-filters font-family"
    " font-size font-style font-weight font-stretch font-variant letter-spacing word-spacing text-anchor text-decoration dominant-baseline"
    " alignment-baseline baseline-shift textLength lengthAdjust dx dy rotate startOffset method spacing in in2 result stdDeviation mode type"
    " values operator k1 k2 k3 k4 radius edgeMode flood-color flood-opacity tableValues slope intercept amplitude exponent href lang"
    " xml-space enable-background".split()
)
_SVG, _XLINK, _XML = (
    "http://www.w3.org/2000/svg ",
    "http://www.w3.org/1999/xlink ",
    "http://www.w3.org/XML/1998/namespace ",
)
_OWN_ADDRESS = re.compile(r"\s*(#|data:image/(png|jpeg|webp);base64,)")
_FOREIGN_PAINT = re.compile(r"url\(\s*['\"]?(?!#)", re.IGNORECASE)
_EXPORT = (
    'export it again as plain SVG (in Illustrator: Styling "Presentation Attributes"), or as PNG'
)


def check_contents(path: Path, file: str) -> Iterator[Problem]:
    """The problems with what ``path`` holds; ``file`` is its name in messages. Pages are judged elsewhere."""
    size = path.stat().st_size
    if not size:
        yield Problem(
            file, 1, "empty-file", "the file is empty", "put the real file here, or delete it"
        )
    elif path.suffix == ".svg":
        yield from check_svg(path.read_bytes(), file)
    elif (begins := _BEGINS.get(path.suffix)) and not re.match(begins, _head(path), re.DOTALL):
        kind = path.suffix[1:].upper()
        yield Problem(
            file,
            1,
            "file",
            f"the name says {kind}, but the file is not one",
            f"save it as {kind} again; renaming does not change a file",
        )


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(16)


def check_svg(data: bytes, file: str) -> list[Problem]:
    """The problems in a picture drawn in SVG."""
    if len(data) > LARGEST:
        return [
            Problem(
                file,
                1,
                "too-large",
                f"the picture has {len(data):,} bytes, more than {LARGEST:,}",
                "simplify it, or export it as PNG",
            )
        ]
    reader = _Svg(file)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        reader.problem(
            f"the picture cannot be read here ({expat.ErrorString(error.code)})",
            _EXPORT,
            error.lineno,
        )
    except _Stop:
        pass
    return list(dict.fromkeys(reader.problems))


class _Stop(Exception):
    """The rest of the picture need not be read."""


class _Svg:
    def __init__(self, file: str):
        self.file, self.problems, self.depth = file, [], 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._element
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction

    def problem(self, what: str, mend: str, line: int | None = None) -> None:
        self.problems.append(
            Problem(self.file, line or self.parser.CurrentLineNumber, "svg", what, mend)
        )

    def _doctype(self, name: str, system: Any, public: Any, has_own_declarations: int) -> None:
        if has_own_declarations:
            self.problem("the picture defines entities, which can hide anything", _EXPORT)
            raise _Stop

    def _instruction(self, target: str, data: str) -> None:
        self.problem(f"the picture calls for another program: <?{target}?>", _EXPORT)

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        element = name.removeprefix(_SVG)
        if self.depth == 1 and name != f"{_SVG}svg":
            self.problem("the file is not an SVG picture", _EXPORT)
            raise _Stop
        if element not in ELEMENTS or not name.startswith(_SVG):
            self.problem(
                f"the picture holds <{element.split(' ')[-1]}>, which does not draw and could run",
                _EXPORT,
            )
        for attribute, value in attributes.items():
            self._attribute(attribute.replace(_XLINK, "").replace(_XML, "xml-"), value)

    def _end(self, name: str) -> None:
        self.depth -= 1

    def _attribute(self, name: str, value: str) -> None:
        known = name.removeprefix("xml-") if name == "xml-lang" else name
        if known not in ATTRIBUTES and not re.fullmatch(r"(aria|data)-[a-z-]+", known):
            self.problem(
                f'the picture sets {known.split(" ")[-1]}="…", which does not draw and could run',
                _EXPORT,
            )
        elif known == "href" and not _OWN_ADDRESS.match(value):
            self.problem(
                f"the picture leads to {value[:60]}",
                "put all that it shows into the picture itself, or export it as PNG",
            )
        elif _FOREIGN_PAINT.search(value):
            self.problem(
                f"the picture asks for another file: {value[:60]}",
                "put all that it shows into the picture itself, or export it as PNG",
            )
