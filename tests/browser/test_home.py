"""The first screen: the promise beside a drawing that reaches the edge, and what is due in equal cells."""

from __future__ import annotations

import pytest

BOXES = """() => {
  const heading = document.querySelector(".hero h1"), range = document.createRange();
  range.selectNodeContents(heading);
  const box = ({ left, top, right, bottom }) => ({ left, top, right, bottom });
  const cells = [...document.querySelectorAll(".cells > div")].map((cell) => cell.getBoundingClientRect());
  return {
    words: [...range.getClientRects()].filter(({ width }) => width > 1).map(box),
    picture: box(document.querySelector(".hero img").getBoundingClientRect()),
    tops: [...new Set(cells.map((cell) => Math.round(cell.top)))],
    heights: [...new Set(cells.map((cell) => Math.round(cell.height)))],
    column: Math.round(document.querySelector(".moments").getBoundingClientRect().left),
  };
}"""


@pytest.mark.parametrize("width", [320, 360, 768, 1000, 1440, 1920])
def test_the_promise_is_seen_whole_beside_a_drawing_that_reaches_the_edge(new_page, width):
    page = new_page(viewport={"width": width, "height": 900})
    page.goto("")
    found = page.evaluate(BOXES)
    picture = found["picture"]
    assert round(picture["right"]) == width
    assert found["words"]
    for line in found["words"]:
        assert line["right"] <= width and round(line["left"]) >= found["column"]
        beside, above = line["right"] <= picture["left"], line["bottom"] <= picture["top"]
        assert beside or above, f"{line} lies under the drawing {picture}"


def test_what_is_due_stands_in_equal_cells_on_one_line(new_page):
    page = new_page(viewport={"width": 1440, "height": 900})
    page.goto("")
    found = page.evaluate(BOXES)
    assert len(found["tops"]) == 1 and len(found["heights"]) == 1


def test_each_chapter_begins_with_the_drawing_that_home_shows_for_it(new_page):
    page = new_page()
    page.goto("")
    shown = page.evaluate(
        "[...document.querySelectorAll('.directory li')].map((one) => [one.querySelector('a').href, one.querySelector('svg').innerHTML])"
    )
    assert len(shown) >= 5
    for address, drawing in shown:
        page.goto(address)
        assert page.locator(".md-content .spot").first.inner_html() == drawing
