"""The logo's files, in the shape of brand.yml's ``logo``."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from handbook.kinds import Asset, Facts, Map, PaletteKey, Text, refuse


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


Variant = Annotated[LightDark, BeforeValidator(_both)]


class Logo(Facts):
    """The logo's files and which to use at which size (brand.yml ``logo``)."""

    images: Map[LogoImage]
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
                    raise refuse(f'logo.{size} names the image "{name}", which logo.images does not have', f"write one of {known}")
        return self

    def image(self, size: str, scheme: str) -> LogoImage:
        """The file for a size (small, medium, large) on a light or dark background."""
        return self.images[getattr(getattr(self, size), scheme)]
