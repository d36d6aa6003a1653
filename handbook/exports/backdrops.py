"""Backgrounds for calls, and headers for profiles on networks: the brand's ground with the logo, as PNG."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from handbook.exports.pressed import Press
from handbook.exports.theme import theme_colors
from handbook.kinds import PictureSize

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook.facts.brand import Brand

CALL = "1920 x 1080"
"""What cameras show (Zoom, Teams, Meet; their help pages, 2026)."""
PROFILE = "1584 x 396"
"""The picture behind one's own profile on LinkedIn."""
HEADERS = {
    "LinkedIn": "1128 x 191",
    "Facebook": "1640 x 624",
    "X": "1500 x 500",
    "Bluesky": "1500 x 500",
    "Mastodon": "1500 x 500",
    "YouTube": "2048 x 1152",
    "Xing": "1280 x 320",
}
"""How each network advises to size the picture at the head of a company's page (their help pages, 2026)."""


class Backdrop(NamedTuple):
    """A picture: its path among its like, what it is called, its size, how it is made."""

    path: str
    name: str
    use: str
    make: Callable[[], bytes]


def backdrops(brand: Brand, root: Path) -> Iterator[Backdrop]:
    """The backgrounds for calls, and a header for each network that the company is on."""
    if not (brand.logo and brand.color):
        return
    social = brand.contact.social.values() if brand.contact else ()
    networks = list(dict.fromkeys(str(one.network) for one in social if one.network in HEADERS))
    schemes = ("light", "dark") if brand.logo.for_dark("medium") else ("light",)
    for scheme in schemes:
        yield _one(brand, root, f"call-{scheme}", f"Behind you in a call, {scheme}", CALL, scheme)
    if "LinkedIn" in networks:
        yield _one(
            brand, root, "linkedin-profile", "Your own profile on LinkedIn", PROFILE, schemes[-1]
        )
    for network in networks:
        name, size = f"Our page on {network}", HEADERS[network]
        yield _one(brand, root, f"{network.lower()}-header", name, size, schemes[-1])


def _one(brand: Brand, root: Path, stem: str, name: str, size: str, scheme: str) -> Backdrop:
    make = partial(_png, brand, root, size, scheme, stem.startswith("call"))
    return Backdrop(f"backdrops/{stem}.png", name, f"{size.replace(' x ', '×')} pixels.", make)


def _png(brand: Brand, root: Path, size: str, scheme: str, in_a_call: bool) -> bytes:
    width, height = PictureSize(size).sides
    colors, logo = theme_colors(brand), brand.logo.image("medium", scheme).path
    return Press(root).png(
        "backdrop",
        [logo],
        width=str(width),
        height=str(height),
        ground=f"#{colors['dk2' if scheme == 'dark' else 'lt1']}",
        accent=f"#{colors['accent2']}",
        logo=f"/{logo}",
        share="8" if in_a_call else "34",
        where="corner" if in_a_call else "beside",
        title=str(brand.meta.name.short),
    )
