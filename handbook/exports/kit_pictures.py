"""The pictures of the kits, in the size of each network that the company is on, with the logo in the corner."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image

from handbook.exports.pressed import Press
from handbook.kinds.absent import there
from handbook.kinds import Asset, PictureSize

if TYPE_CHECKING:
    from handbook.facts.brand import Brand
    from handbook.subjects.campaigns import Kit

SIZES = {
    "LinkedIn": "1200 x 627",
    "Instagram": "1080 x 1350",
    "Facebook": "1200 x 630",
    "Threads": "1080 x 1350",
    "X": "1600 x 900",
    "Bluesky": "1200 x 675",
    "Mastodon": "1200 x 675",
    "YouTube": "1280 x 720",
    "TikTok": "1080 x 1920",
    "Pinterest": "1000 x 1500",
    "Nextdoor": "1200 x 628",
    "WhatsApp": "1080 x 1080",
    "Xing": "1200 x 627",
}
"""How each network advises to size a picture in a post (their help pages, 2026)."""

ELSEWHERE = ("Anywhere else", "1200 x 630")
"""What is shown of a link by most programs (Open Graph)."""


class KitPicture(NamedTuple):
    """A picture in a network's size: which campaign's it is, its path among its like, the network and size, how it is made."""

    campaign: str
    path: str
    name: str
    make: Callable[[], bytes]


def kit_pictures(brand: Brand, root: Path) -> Iterator[KitPicture]:
    """The picture of each kit for each network."""
    press = Press(root)
    there(brand.logo), there(brand.color)
    for key, campaign in brand.campaigns.items():
        for network, size in _networks(brand).items():
            source = _fitting(campaign.kit, size) if campaign.kit else None
            if source:
                make, ending = partial(_png, brand, press, source, size), "png"
                if not source.endswith(".svg"):
                    make, ending = partial(_jpg, make), "jpg"
                path = f"kits/{key.slug}-{network.lower().replace(' ', '-')}.{ending}"
                yield KitPicture(key, path, f"{network}, {size.replace('x', '×')} px", make)


def _networks(brand: Brand) -> dict[str, PictureSize]:
    """The company's networks whose size is known, and what fits elsewhere."""
    sizes = {
        str(one.network): PictureSize(one.picture or SIZES[one.network])
        for one in (brand.contact.social.values() if brand.contact else ())
        if one.picture or one.network in SIZES
    }
    return {**sizes, ELSEWHERE[0]: PictureSize(ELSEWHERE[1])}


def _fitting(kit: Kit, size: PictureSize) -> Asset | None:
    """Which of a kit's pictures loses least in that size, if it has any."""
    width, height = size.sides
    shaped = kit.picture_wide if width > height else kit.picture_tall if width < height else None
    return shaped or kit.picture


def _png(brand: Brand, press: Press, picture: Asset, size: PictureSize) -> bytes:
    logo = brand.logo.image("medium", "light")
    width, height = size.sides
    return press.png(
        "kit",
        [picture, logo.path],
        width=str(width),
        height=str(height),
        picture=f"/{picture}",
        logo=f"/{logo.path}",
        ground=str(brand.color.light or brand.color.background),
        title=str(brand.meta.name.short),
    )


def _jpg(make: Callable[[], bytes]) -> bytes:
    """A photo, which PNG would make ten times as large."""
    packed = io.BytesIO()
    Image.open(io.BytesIO(make())).convert("RGB").save(packed, "JPEG", quality=88, optimize=True)
    return packed.getvalue()
