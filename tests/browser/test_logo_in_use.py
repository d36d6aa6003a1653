"""The logo's room and least size are drawn as large as they are said to be, at every width (requirement 17)."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_room_and_least_sizes_measure_what_the_facts_say(page, brand, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("how-we-look/logo-in-use/")
    page.wait_for_load_state("networkidle")
    said = brand.style.logo.measures
    logo = page.locator(".logo-room__logo").bounding_box()
    frame = page.locator(".logo-room__frame").bounding_box()
    room = float(said.clear) * logo["height"]
    assert logo["x"] - frame["x"] == pytest.approx(room, abs=0.6)
    assert logo["y"] - frame["y"] == pytest.approx(room, abs=0.6)
    assert frame["width"] - logo["width"] == pytest.approx(2 * room, abs=1)
    assert frame["height"] - logo["height"] == pytest.approx(2 * room, abs=1)
    widths = [one.bounding_box()["width"] for one in page.locator(".logo-least__logo").all()]
    assert widths == [said.mark_pixels, said.logo_pixels]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_drawing_shows_its_logo(page):
    page.goto("how-we-look/logo-in-use/")
    page.wait_for_load_state("networkidle")
    for image in page.locator(".logo-use__drawing image").all():
        box = image.bounding_box()
        assert box["width"] > 8 and box["height"] > 8
        loaded = image.evaluate("one => fetch(one.href.baseVal).then(got => got.ok)")
        assert loaded
