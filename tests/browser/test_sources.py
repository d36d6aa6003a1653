"""The way from a block to its facts: there for whoever points or tabs, out of the way of whoever reads."""

from __future__ import annotations

ADDRESS = "what-we-say/pitch/"
SHOWN = "one => getComputedStyle(one).opacity === '1' && getComputedStyle(one).display !== 'none'"


def test_it_shows_when_the_block_is_pointed_at(page):
    page.goto(ADDRESS)
    block = page.locator(".drawn").first
    change = block.locator(".drawn__change")
    assert not change.evaluate(SHOWN)
    block.hover()
    assert change.evaluate(SHOWN)
    box = change.locator("a").bounding_box()
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    hit = page.evaluate("([x, y]) => document.elementFromPoint(x, y).closest('a')?.href", middle)
    assert hit == change.locator("a").get_attribute("href")


def test_it_shows_when_it_is_tabbed_to(page):
    page.goto(ADDRESS)
    link = page.locator(".drawn__change a").first
    link.focus()
    assert page.locator(".drawn__change").first.evaluate(SHOWN)


def test_a_finger_finds_it_at_the_foot_of_the_page(new_page):
    page = new_page(viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True)
    page.goto(ADDRESS)
    assert not page.locator(".drawn__change a").first.is_visible()
    page.locator(".page-care__facts summary").tap()
    assert page.locator("#facts-on-this-page a").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_is_not_printed(page):
    page.goto(ADDRESS)
    page.emulate_media(media="print")
    assert not page.locator(".drawn__change a").first.is_visible()
    assert not page.locator(".page-care__facts").is_visible()
