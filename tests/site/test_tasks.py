"""Twelve things that colleagues come for: each is within two clicks of the first page, and there when one arrives."""

from __future__ import annotations

import posixpath
from urllib.parse import urlsplit

import pytest

TASKS = {
    "my first day, in my role": ("my-part/first-day", ".day__role input"),
    "what to say when a caller asks for an offer": ("someone-calls", ".stage .speech__words"),
    "a furious customer, online": ("someone-calls/someone-complains", ".complaint-kind"),
    "may I put that on LinkedIn?": ("what-we-say/can-i-post", ".verdict__answer"),
    "the white logo, as a PNG": ("how-we-look/downloads", 'a[href*="white"][href$=".png"]'),
    "our green, for a printer": ("how-we-look/color", ".swatch__values dt:-soup-contains(CMYK)"),
    "what do you do? at a barbecue": ("", ".pitch__words"),
    "the next trade show": ("whats-on/calendar", ".event__days"),
    "a reporter calls": ("what-we-say/press", 'a[href^="mailto:"]'),
    "what do we get for it?": ("my-part/scorecard", ".rewards__step"),
    "a sentence is wrong": ("", '.page-care__links a[href*="index.md"]'),
    "prepare the brand meeting": ("whats-on/brand-meeting", ".agenda__title"),
}
"""What a colleague has in mind, the page that has it, and what is looked for there."""
CLICKS = 2


@pytest.fixture(scope="module")
def reached(pages):
    """The pages within so many clicks of the first."""
    found = {"": 0}
    for click in range(CLICKS):
        for page in [one for one, clicks in found.items() if clicks == click]:
            for address in _links(pages, page):
                found.setdefault(address, click + 1)
    return found


def _links(pages, page):
    for link in pages[page].select("a[href]"):
        parts = urlsplit(link["href"])
        address = posixpath.normpath(posixpath.join("/", page, parts.path)).strip("/")
        if not parts.scheme and address in pages.addresses:
            yield address


@pytest.mark.parametrize("task", TASKS)
def test_what_a_colleague_comes_for_is_near(pages, reached, task):
    address, shown = TASKS[task]
    assert address in reached, f"more than {CLICKS} clicks away"
    assert pages[address].select(shown)
