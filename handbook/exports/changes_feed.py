"""What changed lately, as a feed to subscribe to (Atom, RFC 4287): one entry for each day."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from handbook.drawing.rendering import draw, plain
from handbook.subjects.changes import News, by_day

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

_NEVER = datetime.date(2000, 1, 1)
"""The day on which a feed without entries was last changed; Atom asks for one."""

_SITE_LINK = re.compile(r'(?<=")site:([^"]*?)(?:(?<![^/])index)?\.md(?=")')
"""How a template names a page of ours."""


def atom(brand: Brand, news: News) -> bytes:
    """The feed. Its addresses are those from the site's root, which is where ``xml:base`` leads."""
    home = brand.meta.link.handbook or "../"
    of = uuid5(NAMESPACE_URL, f"{brand.meta.name.short} {home}")
    entries = [
        {
            "id": uuid5(of, day.isoformat()).urn,
            "day": day,
            "changes": some,
            "html": _SITE_LINK.sub(_address, draw("changes_of_a_day", changes=some)),
        }
        for day, some in by_day(news)
    ]
    latest = news[0].day if news else _NEVER
    feed = plain("changes.xml", brand=brand, home=home, id=of.urn, entries=entries, latest=latest)
    return feed.encode()


def _address(link: re.Match[str]) -> str:
    """Where a page is, from the site's root."""
    return f"{link[1].rstrip('/')}/" if link[1] else "./"
