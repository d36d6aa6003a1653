"""Where an address leads, by the URL standard that browsers follow: https://url.spec.whatwg.org.

Tabs, line feeds, backslashes, missing slashes and controls mean there what they mean in a browser; ada is the parser of
Node.js and others.
"""

from __future__ import annotations

from ada_url import URL

SAFE = frozenset({"https:", "http:", "mailto:", "tel:"})
"""Schemes that a link may have."""

_HOST = "handbook.invalid"
HERE = (f"https://{_HOST}/page/", f"http://{_HOST}/page/", "file:///handbook/page/")
"""Where a page may be read: on a server of either kind, or in a folder. ``https:/x`` is a path on one, a host on another."""


def unsafe_scheme(address: str) -> str | None:
    """The scheme that a reader must not follow ``address`` to, as in ``javascript:``; None when it is safe.

    An address that no browser can read has the scheme ``""``.
    """
    for here in HERE[:2]:
        scheme = resolved(address, here)[0]
        if scheme not in SAFE:
            return scheme
    return None


def leaves(address: str) -> bool:
    """Whether ``address``, fetched by a page, asks another host, wherever the page is read."""
    own = {("https:", _HOST), ("http:", _HOST), ("file:", "")}
    return any(resolved(address, here) not in own for here in HERE)


def resolved(address: str, here: str) -> tuple[str, str]:
    """Scheme and host that ``address`` leads to on a page at ``here``; both are "" when the address cannot be read."""
    try:
        url = URL(address, here)
    except ValueError:
        return "", ""
    return url.protocol, url.hostname
