"""The logo's files, in the shape of brand.yml's ``logo``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

from markupsafe import Markup
from pydantic import AfterValidator, BeforeValidator, model_validator

from handbook.kinds import Asset, Facts, PaletteKey, Text, freeze, refuse
from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


class LogoImage(Facts):
    """One file of the logo."""

    path: Asset
    """The file."""
    alt: Text
    """What someone who cannot see the picture should be told."""


class LightDark(Facts):
    """A logo for light backgrounds and one for dark ones, as keys of ``logo.images``."""

    light: PaletteKey
    """For light backgrounds."""
    dark: PaletteKey
    """For dark backgrounds."""


def _both(value: Any) -> Any:
    return {"light": value, "dark": value} if isinstance(value, str) else value


Variant = Annotated[LightDark, BeforeValidator(_both, json_schema_input_type=LightDark | str)]


class Logo(Facts):
    """The logo's files and which to use at which size (brand.yml ``logo``)."""

    images: Annotated[Mapping[PaletteKey, LogoImage], AfterValidator(freeze)]
    """Every file, by a short name."""
    small: Variant
    """The mark alone: favicon, avatar, anything under 40 pixels."""
    medium: Variant
    """The usual logo: site header, e-mail, slides."""
    large: Variant
    """The full logo: posters, vehicles, shop front."""

    @model_validator(mode="after")
    def _images_exist(self) -> Logo:
        for size in ("small", "medium", "large"):
            variant = getattr(self, size)
            for scheme in ("light", "dark"):
                name = getattr(variant, scheme)
                if name not in self.images:
                    known = ", ".join(self.images)
                    raise refuse(
                        f'logo.{size} names the image "{name}", which logo.images does not have',
                        f"write one of {known}",
                    )
        return self

    def for_dark(self, size: str) -> LogoImage | None:
        """The file for a size on a dark background; None where the one for light backgrounds is named for both."""
        variant = getattr(self, size)
        return self.images[variant.dark] if variant.dark != variant.light else None

    def image(self, size: str, scheme: str) -> LogoImage:
        """The file for a size (small, medium, large) on a light or dark background."""
        return self.images[getattr(getattr(self, size), scheme)]


USES = {
    "large": ("The full logo", "Posters, signs, the shop front."),
    "medium": ("The usual logo", "Letters, e-mail, slides, other people's flyers."),
    "small": ("The mark alone", "Profile pictures, stickers, anything under 40 pixels."),
}
"""What each size is called and for."""


def logo_files(brand: Brand) -> Markup:
    """The logo in every size, on a light and on a dark ground, each with its file."""
    return draw("logo_files", sizes=[_size(brand, size) for size in USES])


def _size(brand: Brand, size: str) -> dict[str, Any]:
    name, use = USES[size]
    color = brand.color
    grounds = {
        "light": (color and (color.light or color.background)) or "#FFFFFF",
        "dark": (color and (color.dark or color.foreground)) or "#000000",
    }
    shown = [
        {"scheme": scheme, "ground": ground, "image": brand.logo.image(size, scheme)}
        for scheme, ground in grounds.items()
    ]
    return {"size": size, "name": name, "use": use, "shown": shown}


MEASURED = 48
"""How high the logo is drawn where its room is measured, in pixels."""


def logo_measures(brand: Brand) -> Markup:
    """The room around the logo and its least size, drawn to measure."""
    style, measures = brand.style.logo, brand.style.logo.measures
    return draw(
        "logo_measures",
        style=style,
        measures=measures,
        height=MEASURED,
        room=round(measures.clear * MEASURED) if measures else None,
        logo=brand.logo.image("medium", "light"),
        mark=brand.logo.image("small", "light"),
        ground=brand.color.light or brand.color.background,
        ink=brand.color.dark or brand.color.foreground,
    )


def logo_in_use(brand: Brand) -> Markup:
    """The logo on things of ours, each drawn in our colors, with how it stands there."""
    color = brand.color
    return draw(
        "logo_in_use",
        uses=brand.style.logo.in_use,
        dark=color.dark or color.foreground,
        light=color.light or color.background,
        accent=color.secondary or color.primary,
        logo=brand.logo,
    )
