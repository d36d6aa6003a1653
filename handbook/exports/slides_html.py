"""The brand meeting's slides for a browser: as a page of the site, and as one file that needs nothing else.

In the one file style, script, typefaces and pictures stand in the file, so it works from a stick. Its policy names its
style and script by their hashes (W3C Content Security Policy Level 3, 8.4), and no other runs.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.drawing.rendering import draw
from handbook.exports.meeting_deck import meeting_deck
from handbook.subjects.metrics import chart

if TYPE_CHECKING:
    from handbook.exports.known import Known
    from handbook.facts.brand import Brand

THEME = Path(__file__).resolve().parents[2] / "theme"
SHEET = "assets/stylesheets/slides.css"
"""Where the site holds the style sheet of slides."""
SCRIPT = "assets/javascripts/slides.js"
"""Where the site holds what turns them."""
_KINDS = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", "woff2": "font/woff2"}  # fmt: skip
_PICTURE = re.compile(r'(?<=src=")site:assets/brand/([^"]+)(?=")')
_FONT = re.compile(r'(?<=url\(")\.\./\.\./assets/brand/([^"]+)(?="\))')
_PAGE = re.compile(r' href="site:[^"]*\.md"')
"""Where a page of the handbook is, from which the one file may be far away."""


def as_page(brand: Brand, root: Path, known: Known, which: str) -> bytes:
    """The slides as a page of the site; its links begin with ``site:``, as those of a template do."""
    sheet = f'<link rel="stylesheet" href="site:{SHEET}">'
    script = f'<script src="site:{SCRIPT}" defer></script>'
    return _filled(_drawn(brand, known, which, known.policy), sheet, script)


def as_one_file(brand: Brand, root: Path, known: Known, which: str) -> bytes:
    """The same as one file that works without a server."""

    def held(found: re.Match[str]) -> str:
        packed = base64.b64encode((root / "data/assets" / found[1]).read_bytes()).decode()
        return f"data:{_KINDS[found[1].rpartition('.')[2]]};base64,{packed}"

    sheet = _FONT.sub(held, known.sheet)
    script = (THEME / SCRIPT).read_text(encoding="utf-8")
    html = _PICTURE.sub(held, _drawn(brand, known, which, _policy(sheet, script)))
    return _filled(_PAGE.sub("", html), f"<style>{sheet}</style>", f"<script>{script}</script>")


def _drawn(brand: Brand, known: Known, which: str, policy: str) -> str:
    deck = meeting_deck(brand, known, which)
    return str(
        draw("deck", deck=deck, policy=policy, chart=chart, kind=lambda one: type(one).__name__)
    )


def _filled(html: str, sheet: str, script: str) -> bytes:
    return html.replace("<!-- sheet -->", sheet, 1).replace("<!-- script -->", script, 1).encode()


def _policy(sheet: str, script: str) -> str:
    style, run = (
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for text in (sheet, script)
    )
    return (
        f"default-src 'none'; script-src 'sha256-{run}'; style-src 'sha256-{style}'; img-src data:;"
        " font-src data:; base-uri 'none'; form-action 'none'"
    )
