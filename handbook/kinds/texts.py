"""Kinds of text: which texts each accepts, in words a writer understands, and what can be derived from one."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import quote

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from handbook.input.file_names import fault_of, tidy


def refuse(what: str, mend: str) -> PydanticCustomError:
    """The error a kind raises: what is wrong with the value, and what to write instead."""
    return PydanticCustomError("kind", "{what}", {"what": what, "mend": mend})


class Text(str):
    """Text that is shown exactly as written, whatever characters it holds."""

    pattern: ClassVar[re.Pattern[str] | None] = None
    example: ClassVar[str] = ""
    noun: ClassVar[str] = "text"

    @classmethod
    def accept(cls, value: str) -> Text:
        if not value.strip():
            raise refuse("is empty", "write the value, or remove the line if the fact is optional")
        if cls.pattern and not cls.pattern.fullmatch(value):
            raise refuse(f'"{value}" is not {cls.noun}', f"write it like this: {cls.example}")
        return cls(value)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls.accept, core_schema.str_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        """What an editor is told: it takes an unquoted 600 for a number, where it is text to us."""
        may_be_number = cls.pattern is None or re.fullmatch(r"[0-9.]+", cls.example)
        pattern = {"pattern": f"^(?:{cls.pattern.pattern})$"} if cls.pattern else {}
        return {"type": ["string", "number"] if may_be_number else "string", **pattern}


class Markdown(Text):
    """Text that may hold inline Markdown: emphasis, links, code. No blocks and no HTML."""


class Phone(Text):
    """A telephone number in international form (ITU-T E.123), so that it can be dialed from anywhere."""

    pattern = re.compile(r"\+[1-9][0-9]{0,2}( [0-9]{1,}){1,6}")
    example = '"+1 503 555 0147"'
    noun = "a telephone number in international form"

    @property
    def digits(self) -> str:
        return re.sub(r"\D", "", self)

    @property
    def href(self) -> str:
        """The link that dials it (RFC 3966)."""
        return f"tel:+{self.digits}"


class Email(Text):
    """An e-mail address."""

    pattern = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
    example = "hello@company.example"
    noun = "an e-mail address"

    @property
    def href(self) -> str:
        return f"mailto:{self}"

    def letter(self, subject: str, body: str) -> str:
        """The link that begins a letter with its subject and its text (RFC 6068)."""
        lines = "\r\n".join(body.splitlines())
        return f"mailto:{quote(self, safe='@')}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"


class WebAddress(Text):
    """An address on the web: http or https, and nothing that could run in a reader's browser."""

    pattern = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[^\s<>\"'`\\]*)?")
    example = "https://company.example/page"
    noun = "a web address"

    @property
    def href(self) -> str:
        return str(self)

    @property
    def spoken(self) -> str:
        """The address as one says it: without the scheme and the last slash."""
        return re.sub(r"^https?://(www\.)?", "", self).rstrip("/")


class HexColor(Text):
    """A color as six hexadecimal digits, as in CSS and brand.yml."""

    pattern = re.compile(r"#[0-9A-Fa-f]{6}")
    example = '"#12372A"'
    noun = "a color"

    @cached_property
    def rgb(self) -> tuple[int, int, int]:
        """Red, green and blue, each 0 to 255."""
        return tuple(bytes.fromhex(self[1:]))  # type: ignore[return-value]


class Cmyk(Text):
    """Cyan, magenta, yellow and black in percent, as a printer mixes a color."""

    pattern = re.compile(r"(100|[1-9]?[0-9])( (100|[1-9]?[0-9])){3}")
    example = '"0 37 100 2" (cyan, magenta, yellow, black, each 0 to 100)'
    noun = "a color in CMYK"


class Pantone(Text):
    """An ink of Pantone's guides, with the letters that say for which paper."""

    pattern = re.compile(
        r"([0-9]{2,5}|[0-9]{2}-[0-9]{4}|[A-Z][a-z]+( [A-Z0-9][a-z0-9]*){0,3})"
        r" (C|U|CP|UP|XGC|TCX|TPG|TPX|TSX)"
    )
    example = '"130 C" (without the word Pantone, with the letters for the paper)'
    noun = "a Pantone color"


class Ral(Text):
    """A color of RAL's guides (Classic or Design), for paint and powder coating."""

    pattern = re.compile(r"[0-9]{4}|[0-9]{3} [0-9]{2} [0-9]{2}")
    example = '"6005" (without the letters RAL)'
    noun = "a RAL color"


class PictureSize(Text):
    """How large a picture is, in pixels."""

    pattern = re.compile(r"[1-9][0-9]{2,3} x [1-9][0-9]{2,3}")
    example = '"1200 x 630" (width x height, in pixels)'
    noun = "the size of a picture"

    @property
    def sides(self) -> tuple[int, int]:
        """Width and height."""
        width, height = self.split(" x ")
        return int(width), int(height)


class Key(Text):
    """A short name that other facts and pages use to point here; it is never shown to a reader."""

    pattern = re.compile(r"[a-z][a-z0-9_]*")
    example = "front_desk"
    noun = "a key (small letters, digits and _, beginning with a letter)"
    taken = frozenset(dir(dict))

    @classmethod
    def accept(cls, value: str) -> Text:
        if value in cls.taken:
            raise refuse(
                f'"{value}" cannot be a key: pages use that word for something else',
                f"write {value}_ or another word",
            )
        return super().accept(value)

    @property
    def slug(self) -> str:
        """The key as it stands in an address: with hyphens."""
        return self.replace("_", "-")


class FactPath(Text):
    """Where a fact or a group of facts stands, by its keys: message.pitch."""

    pattern = re.compile(r"\w+(?:\.\w+)*")
    example = "message.pitch"
    noun = "the path of a fact"


class PaletteKey(Key):
    """A color's name in the palette; brand.yml also allows hyphens here."""

    pattern = re.compile(r"[a-z][a-z0-9_-]*")
    example = "ink-green"
    noun = "a color name (small letters, digits, - and _)"


class Asset(Text):
    """A file of the company's own, as a path from the facts file."""

    pattern = re.compile(
        r"assets/[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\.(svg|png|jpg|webp|woff2|pdf|zip|txt)"
    )
    example = "assets/logo.svg"
    noun = "a file under data/assets/"

    @classmethod
    def accept(cls, value: str) -> Text:
        fault = fault_of(value)
        if fault and cls.pattern.fullmatch(better := tidy(value)):
            raise refuse(f'"{value}": {fault}', f"rename the file to {better}, and write that here")
        return super().accept(value)

    @property
    def url(self) -> str:
        """Where the published site holds the file, from the site's root."""
        return "assets/brand/" + self.removeprefix("assets/")
