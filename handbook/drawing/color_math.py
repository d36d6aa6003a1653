"""Color arithmetic: how well one color reads on another, and the nearest that reads well enough."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

READABLE = 4.5
"""The contrast that text needs (WCAG 2.2 SC 1.4.3, level AA)."""
DISTINCT = 3.0
"""The contrast that a shape needs to be told from its ground (WCAG 2.2 SC 1.4.11)."""

BLACK, WHITE = "#000000", "#FFFFFF"


@lru_cache(maxsize=4096)
def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, part: float) -> str:
    """``one`` with ``part`` (0 to 1) of ``other`` mixed in, evenly to the eye (Oklab)."""
    return _hex(_css(one).mix(_css(other), part, space="oklab"))


def difference(one: str, other: str) -> float:
    """How different two colors look (Delta E OK)."""
    return _css(one).delta_e(_css(other), method="ok")


def luminance(color: str) -> float:
    """Relative luminance, 0 to 1, of a color in six hexadecimal digits (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(channel / 255) for channel in bytes.fromhex(color[1:]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def readable(color: str, *grounds: str, ratio: float = READABLE) -> str:
    """The color nearest to ``color`` that has at least ``ratio`` on every ground; black or white if there is none.

    Hue and chroma stay (OKLCH), lightness moves; nearest is the smallest difference in Oklab.
    """

    def passes(candidate: str) -> bool:
        return all(contrast(candidate, ground) >= ratio for ground in grounds)

    if passes(color):
        return color.upper()
    found = [candidate for end in (0.0, 1.0) if (candidate := _toward(color, end, passes))]
    if not found:
        return max((BLACK, WHITE), key=lambda ink: min(contrast(ink, ground) for ground in grounds))
    return min(found, key=lambda candidate: difference(color, candidate))


def _toward(color: str, end: float, passes: Any) -> str | None:
    """The first color on the way to lightness ``end`` that passes; contrast only grows on that way, so halving finds it."""
    start = _css(color).convert("oklch")

    def at(part: float) -> str:
        return _hex(
            start.clone().set("lightness", start["lightness"] + (end - start["lightness"]) * part)
        )

    if not passes(at(1)):
        return None
    low, high = 0.0, 1.0
    for _ in range(8):
        middle = (low + high) / 2
        low, high = (low, middle) if passes(at(middle)) else (middle, high)
    return at(high)


def soft_ground(ground: str, text: str, others: Sequence[str]) -> str:
    """The ground of a card: as far from the page's ground as every text color stays readable on it."""
    for part in (0.055, 0.045, 0.035, 0.025, 0.015):
        soft = mix(ground, text, part)
        if all(
            contrast(color, soft) >= READABLE
            for color in (text, *others)
            if contrast(color, ground) >= READABLE
        ):
            return soft
    return ground.upper()


def ink_on(ground: str, inks: Sequence[str]) -> str:
    """The one of ``inks`` that reads best on ``ground``; black or white when none reads well enough."""
    best = max(inks, key=lambda ink: contrast(ink, ground))
    return (
        best
        if contrast(best, ground) >= READABLE
        else max((BLACK, WHITE), key=lambda ink: contrast(ink, ground))
    )


def _css(color: str) -> Any:
    from coloraide import (
        Color,
    )  # takes a tenth of a second to load, and no check of good colors needs it

    return Color(color)


def _hex(color: Any) -> str:
    return color.convert("srgb").fit().to_string(hex=True).upper()


def as_hex(color: str) -> str | None:
    """Any color of CSS ("blue", "#06c", "hsl(200 50% 40%)") in six hexadecimal digits; None when it is none."""
    try:
        return _hex(_css(color).set("alpha", 1))
    except ValueError:
        return None
