"""The brand's typefaces, in the shape of brand.yml's ``typography``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from markupsafe import Markup
from pydantic import BeforeValidator, Field, model_validator

from handbook.kinds import Asset, Facts, HexColor, PaletteKey, Text, refuse
from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


class Family(Text):
    """A font family, or a stack of them, as CSS takes it."""

    pattern: ClassVar[re.Pattern[str] | None] = re.compile(
        r"[A-Za-z][A-Za-z0-9 -]*(, ?[A-Za-z][A-Za-z0-9 -]*)*"
    )
    example = "Iowan Old Style, Palatino, Georgia, serif"
    noun = "a font family"


class Size(Text):
    """A size as CSS takes it."""

    pattern = re.compile(r"[0-9]+(\.[0-9]+)?(px|rem|em|%)")
    example = "17px"
    noun = "a size"


class Weight(Text):
    """A font weight as CSS takes it."""

    pattern = re.compile(r"[1-9]00|thin|light|normal|medium|semi-bold|bold|black")
    example = "600"
    noun = "a font weight"
    names: ClassVar[dict[str, str]] = {
        "thin": "100", "light": "300", "normal": "400", "medium": "500", "semi-bold": "600", "bold": "700", "black": "900",
    }  # fmt: skip

    @property
    def number(self) -> str:
        """The weight as a number, 100 to 900."""
        return self.names.get(self, str(self))


class LineHeight(Text):
    """A line height, as a multiple of the size."""

    pattern = re.compile(r"[12](\.[0-9]+)?")
    example = "1.6"
    noun = "a line height"


class UnicodeRange(Text):
    """Characters, as CSS takes them."""

    pattern = re.compile(
        r"U\+[0-9A-F]{1,6}(-[0-9A-F]{1,6})?(, ?U\+[0-9A-F]{1,6}(-[0-9A-F]{1,6})?)*"
    )
    example = "U+100-17F, U+20AC"
    noun = "a list of characters"


class FontAsset(Asset):
    """A font as a browser takes it."""

    pattern = re.compile(r"assets/[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\.woff2")
    example = "assets/fonts/alder-400.woff2"
    noun = "a font file (.woff2) under data/assets/"


class FontFile(Facts):
    """One file of a font."""

    path: FontAsset
    """The file (woff2)."""
    weight: Weight = Weight("400")
    """The weight it holds."""
    style: Literal["normal", "italic"] = "normal"
    """Upright or italic."""
    unicode_range: UnicodeRange | None = Field(None, alias="unicode-range")
    """The characters it is fetched for, where it only adds rare ones to another file."""


class Font(Facts):
    """A font family and where it comes from."""

    family: Family
    """The family's name."""
    source: Literal["file", "system", "google", "bunny", "wanted"]
    """"file": served from this site; "system": already on the reader's machine. No other host is ever asked: a font
    of "google" or "bunny", or one that is "wanted", shows where it is installed, until its files are here."""
    files: tuple[FontFile, ...] = ()
    """The files, for source "file". The first comes with every page, the others when something is set in them."""
    license: Text | None = None
    """The license under which this site may serve it, for source "file"."""
    license_file: Asset | None = Field(None, alias="license-file")
    """The license's text."""

    @model_validator(mode="after")
    def _served(self) -> Font:
        if self.source == "system" and self.files:
            raise refuse(f"{self.first} has files, but its source is system", "write source: file")
        if self.source == "file" and not self.files:
            mend = "add files: with the path of each, or write source: system"
            raise refuse(f"{self.first} is to be served from this site, but has no files", mend)
        if self.files and not self.license:
            mend = "add license: with its name, for example SIL Open Font License 1.1"
            raise refuse(f"nothing says by which license this site may serve {self.first}", mend)
        return self

    @property
    def first(self) -> str:
        """The name of the family itself, without what takes its place."""
        return first_family(self.family)


def _family(value: Any) -> Any:
    return {"family": value} if isinstance(value, str) else value


class Style(Facts):
    """How one kind of text is set."""

    family: Family | None = None
    """The font family."""
    size: Size | None = None
    """The size."""
    weight: Weight | None = None
    """The weight."""
    line_height: LineHeight | None = Field(None, alias="line-height")
    """The line height."""
    color: PaletteKey | HexColor | None = None
    """The color, by name or value."""
    background_color: PaletteKey | HexColor | None = Field(None, alias="background-color")
    """The color behind the text."""
    style: Literal["normal", "italic"] | None = None
    """Upright or italic."""
    decoration: Text | None = None
    """The line under a link."""


StyleOrFamily = Annotated[Style, BeforeValidator(_family, json_schema_input_type=Style | str)]


class Typography(Facts):
    """Typefaces and how each kind of text is set (brand.yml ``typography``)."""

    fonts: tuple[Font, ...] = ()
    """Every font used, and where it comes from."""
    base: StyleOrFamily = Field(default_factory=lambda: Style.model_validate({}))
    """Running text."""
    headings: StyleOrFamily = Field(default_factory=lambda: Style.model_validate({}))
    """Headlines."""
    monospace: StyleOrFamily | None = None
    """Code and figures in columns."""
    monospace_inline: StyleOrFamily | None = Field(None, alias="monospace-inline")
    """Code within a sentence."""
    monospace_block: StyleOrFamily | None = Field(None, alias="monospace-block")
    """Code on lines of its own."""
    link: StyleOrFamily | None = None
    """Links."""

    @property
    def preloaded(self) -> tuple[Asset, ...]:
        """The files that every page is set in: the first of each font that this site serves."""
        return tuple(font.files[0].path for font in self.fonts if font.files)


USES = {"headings": "Headlines", "base": "Running text", "monospace": "Code and figures"}
"""The kinds of text that have a typeface of their own, as a reader calls them."""


def type_specimens(brand: Brand) -> Markup:
    """The typefaces in use: every letter, a line of our own, and the settings."""
    return draw(
        "type_specimens",
        specimens=[_specimen(brand, kind) for kind in USES if getattr(brand.typography, kind)],
    )


def _specimen(brand: Brand, kind: str) -> dict[str, Any]:
    style = getattr(brand.typography, kind)
    family = style.family or brand.typography.base.family
    name = brand.meta.name
    lines = {
        "headings": brand.message.key_message.text if brand.message else name.short,
        "base": brand.story.vision if brand.story else name.full,
        "monospace": (brand.contact and brand.contact.switchboard) or name.short,
    }
    fonts = [
        font for font in brand.typography.fonts if family and font.first == first_family(family)
    ]
    return {
        "kind": kind,
        "use": USES[kind],
        "style": style,
        "family": family,
        "line": lines[kind],
        "font": fonts[0] if fonts else None,
    }


def families(stack: str) -> list[str]:
    """The families that a stack asks for, one after the other."""
    return [name.strip() for name in stack.split(",")]


def first_family(stack: str) -> str:
    """The family that a stack asks for first."""
    return families(stack)[0]
