"""The company's typefaces: fetched from the site itself, and nothing moves when they come."""

from __future__ import annotations

import pytest

LOADED = "() => [...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family)"
HEIGHT = "document.querySelector('.md-content').scrollHeight"


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("address", ["who-we-are/our-name/", "what-we-say/words/"])
def test_nothing_moves_when_the_typefaces_come(new_page, brand, address, width):
    if not brand.typography.preloaded:
        pytest.skip("this company takes what the reader's machine has")
    page, held = new_page(viewport={"width": width, "height": 900}), []
    page.route("**/*.woff2", lambda route: held.append(route))
    page.goto(address, wait_until="domcontentloaded")
    spares = [name for name in page.evaluate(LOADED) if " as " in name]
    before = page.evaluate(HEIGHT)
    for route in held:
        route.continue_()
    page.unroute("**/*.woff2")
    page.evaluate("document.fonts.ready")
    families = {name.strip('"') for name in page.evaluate(LOADED)}
    assert {font.first for font in brand.typography.fonts if font.files} <= families
    if not spares:
        pytest.skip("this machine has none of the typefaces that stand in")
    assert page.evaluate(HEIGHT) == pytest.approx(before, rel=0.05)
