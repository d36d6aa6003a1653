"""The brand's colors, in the shape of brand.yml's ``color``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, model_validator

from handbook.kinds import Facts, HexColor, PaletteKey, freeze

ROLES = ("foreground", "background", "primary", "secondary", "tertiary", "success", "info", "warning", "danger", "light", "dark")
"""The jobs brand.yml gives colors, in its order."""

Palette = Annotated[Mapping[PaletteKey, HexColor], AfterValidator(freeze)]


class Color(Facts):
    """The palette, and which color has which job (brand.yml ``color``).

    Each job is filled by the name of a palette color or by a color of its own.
    """

    palette: Palette
    """Every color by name."""
    foreground: HexColor
    """Text."""
    background: HexColor
    """The ground that text stands on."""
    primary: HexColor
    """The color people should know us by."""
    secondary: HexColor | None = None
    """The second color, beside the first."""
    tertiary: HexColor | None = None
    """The third color, for details."""
    success: HexColor | None = None
    """Something went well; also marks a "do"."""
    info: HexColor | None = None
    """Something to know; also links."""
    warning: HexColor | None = None
    """Something to watch."""
    danger: HexColor | None = None
    """Something went wrong; also marks a "don't"."""
    light: HexColor | None = None
    """The lightest color; text on dark grounds."""
    dark: HexColor | None = None
    """The darkest color; the ground of the dark scheme."""

    @model_validator(mode="before")
    @classmethod
    def _look_up(cls, data: Any) -> Any:
        """Put the palette's value where a job names a palette color."""
        if not isinstance(data, dict) or not isinstance(data.get("palette"), dict):
            return data
        palette = data["palette"]
        return {key: palette.get(value, value) if key in ROLES and isinstance(value, str) else value for key, value in data.items()}
