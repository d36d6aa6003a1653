"""The style manual: why we look like this, and what to do and not to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

from markupsafe import Markup
from pydantic import AfterValidator, field_validator, model_validator

from handbook.kinds.absent import ABSENT, there
from handbook.drawing.registry import BadCall
from handbook.drawing.rendering import draw
from handbook.kinds import (
    Asset,
    Cmyk,
    Count,
    Facts,
    Number,
    PaletteKey,
    Pantone,
    Ral,
    Text,
    YesNo,
    freeze,
    refuse,
)
from handbook.problems import did_you_mean

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


SHELVES = (
    "design",
    "contact",
    "people",
    "calendar",
    "changes",
    "programs",
    "templates",
    "paper",
    "backdrops",
)
"""The kinds of files that are made from the facts."""


class Rule(Facts):
    """A do and a don't, shown as pictures."""

    do: Text
    """What to do."""
    do_picture: Asset
    """A picture of it done right."""
    dont: Text
    """What not to do."""
    dont_picture: Asset
    """A picture of it done wrong."""
    why: Text
    """The reason, in one sentence."""


class LogoUse(Facts):
    """The logo on a thing, as we put it there."""

    on: Literal["bike", "van", "shirt", "shop_front", "card", "letter"]
    """Which thing: bike, van, shirt, shop_front, card or letter; each has a drawing."""
    name: Text
    """What we call it."""
    how: Text
    """How the logo stands on it."""


class LogoMeasures(Facts):
    """How large and how free, to be drawn."""

    clear: Number
    """The room to leave on every side, as a part of the logo's height: 0.25 is a quarter."""
    mark_pixels: Count
    """The least width of the mark alone, on a screen."""
    logo_pixels: Count
    """The least width with the name, on a screen."""

    @field_validator("clear")
    @classmethod
    def _some_room(cls, clear: Decimal) -> Decimal:
        if not 0 < clear <= 2:
            raise refuse(
                f"{clear} is not between 0 and 2", "write 0.25 for a quarter of the height"
            )
        return clear


class LogoStyle(Facts):
    """How to use the logo."""

    why: Text
    """Why the logo looks as it does."""
    clear_space: Text
    """How much room to leave around it."""
    minimum_size: Text
    """How small it may be."""
    measures: LogoMeasures | None = None
    """The same as numbers, to draw them."""
    in_use: tuple[LogoUse, ...] = ()
    """The logo on things of ours."""
    rules: tuple[Rule, ...] = ()
    """Do and don't."""


class PrintColor(Facts):
    """What a printer, a painter or a sign maker mixes. Nothing here is computed for you."""

    cmyk: Cmyk | None = None
    """Cyan, magenta, yellow and black, for print in four colors."""
    approximate: YesNo = False
    """Whether the CMYK value was only computed, and no printer has matched it yet."""
    pantone: Pantone | None = None
    """The ink, where a color is printed by itself."""
    ral: Ral | None = None
    """The paint or powder."""

    @model_validator(mode="after")
    def _of_something(self) -> PrintColor:
        if self.approximate and not self.cmyk:
            raise refuse("says approximate, but gives no CMYK value", "add cmyk, or delete this")
        if not (self.cmyk or self.pantone or self.ral):
            raise refuse("gives no value", "write cmyk, pantone or ral, or delete print")
        return self


class ColorStyle(Facts):
    """What one palette color is called and for."""

    name: Text
    """The name people say."""
    use: Text
    """What it is for."""
    why: Text
    """Why this color."""
    print: PrintColor | None = None
    """The color on paper and metal."""


class TypeStyle(Facts):
    """How to set words."""

    why: Text
    """Why these typefaces."""
    substitute: Text
    """What to use where the typefaces are missing, in e-mail or slides."""


class PictureStyle(Facts):
    """How to choose and take pictures."""

    why: Text
    """What our pictures should say about us."""
    rules: tuple[Rule, ...] = ()
    """Do and don't."""


class Download(Facts):
    """A file to take away."""

    name: Text
    """What it is."""
    file: Asset
    """The file."""
    use: Text
    """When to use it."""
    ground: Literal["light", "dark"] = "light"
    """What it is made to stand on; "light" unless it says "dark"."""


class Style(Facts):
    """Why we look like this, and how to keep it so."""

    logo: LogoStyle
    """The logo."""
    colors: Annotated[Mapping[PaletteKey, ColorStyle], AfterValidator(freeze)]
    """The reason for each color, by its name in ``color.palette``."""
    type: TypeStyle
    """Typefaces."""
    pictures: PictureStyle
    """Pictures."""
    downloads: tuple[Download, ...] = ()
    """Files to download."""


def logo_rules(brand: Brand) -> Markup:
    """Why the logo looks as it does, its clear space and smallest size, and do and don't as pictures."""
    return draw("logo_rules", logo=brand.style.logo)


def picture_rules(brand: Brand) -> Markup:
    """What our pictures should say, and do and don't as pictures."""
    return draw("picture_rules", pictures=brand.style.pictures)


def downloads(brand: Brand, *, exports: Sequence[Any]) -> Markup:
    """The files to take away, each on the ground it is made for, in every form, with when to use it."""
    color = brand.color
    return draw(
        "downloads",
        downloads=brand.style.downloads,
        grounds={
            "light": color.light or color.background,
            "dark": color.dark or color.foreground,
        },
        all=[one for one in exports if one.shelf == "logos"],
        forms=[one for one in exports if one.shelf == "logo"],
    )


def made_from_facts(brand: Brand, shelf: str = "design", *, exports: Sequence[Any]) -> Markup:
    """The files made from the facts for "design", "contact", "people", "calendar", "changes", "programs", "templates", "paper" or "backdrops", each with when to use it."""
    if shelf not in SHELVES:
        mend = did_you_mean(shelf, SHELVES).strip() or f"write one of {', '.join(SHELVES)}"
        raise BadCall(f'made_from_facts: "{shelf}" is no kind of file', mend)
    files = [one for one in exports if one.shelf == shelf]
    return draw("made_from_facts", exports=files or there(ABSENT))
