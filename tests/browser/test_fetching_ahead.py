"""The page that a reader is about to open is on its way before they click, for those alone who can afford it."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

CONTENTS = ".contents a[href$='/']:not([href^='.']):visible"
"""Pages of the chapter that is open."""
FREE = {"saveData": False, "effectiveType": "4g"}
REST = "link => link.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }))"
SPARING = {
    "saves data": {"saveData": True, "effectiveType": "4g"},
    "has a slow line": {"saveData": False, "effectiveType": "2g"},
}


def with_line(page: Page, line: dict[str, object] = FREE) -> Page:
    """The page, which finds itself at the end of such a line."""
    script = f"Object.defineProperty(navigator, 'connection', {{ value: {json.dumps(line)} }})"
    page.add_init_script(script)
    return page


def go(page: Page, line: dict[str, object] = FREE) -> Page:
    """A page at rest, with such a line and a clock that stands still."""
    with_line(page, line)
    page.clock.install(time="2026-11-22T12:00:00")
    page.goto("who-we-are/", wait_until="networkidle")
    page.clock.pause_at("2026-11-22T13:00:00")
    return page


def fetched_ahead(page: Page) -> list[str]:
    """The addresses that a page asks for ahead, growing as it does."""
    asked: list[str] = []
    page.on(
        "request",
        lambda one: asked.append(one.url) if one.resource_type not in ("image", "font") else None,
    )
    return asked


def rest_on(page: Page, selector: str) -> str:
    """Let the pointer rest on the first such link; the address of its page."""
    link = page.locator(selector).first
    link.hover()
    page.clock.run_for(1000)
    return link.evaluate("link => link.href")


def test_the_pointer_rests_on_a_link_and_its_page_is_there_when_it_is_opened(page):
    with_line(page).goto("who-we-are/", wait_until="networkidle")
    asked, link = fetched_ahead(page), page.locator(CONTENTS).first
    with page.expect_event("requestfinished"):
        link.hover()
    (address,) = asked
    link.click()
    page.wait_for_url(address)
    assert page.evaluate("performance.getEntriesByType('navigation')[0].transferSize") == 0


def test_a_pointer_that_passes_by_asks_for_nothing(page):
    go(page)
    asked = fetched_ahead(page)
    for number in range(3):
        page.locator(CONTENTS).nth(number).hover()
    page.mouse.move(0, 0)
    page.clock.run_for(1000)
    assert asked == []


def test_a_finger_that_touches_a_link_asks_for_its_page(new_page):
    page = go(new_page(has_touch=True, viewport={"width": 390, "height": 844}))
    link = page.locator("article a[href$='/']:visible").first
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    with page.expect_request(link.evaluate("link => link.href")):
        page.context.new_cdp_session(page).send(
            "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]}
        )


def test_over_all_links_of_a_page_only_pages_of_the_handbook_each_once(page, site_url):
    go(page)
    page.evaluate("""document.body.insertAdjacentHTML("beforeend", `<a href="https://other.example/x/">x</a>
        <a href="mailto:a@b.example">m</a> <a href="../assets/">a</a> <svg><a href="/x/"><text>x</text></a></svg>`)""")
    asked = fetched_ahead(page)
    for link in page.locator("a[href]").all():
        link.evaluate(REST)
        page.clock.run_for(1000)
    page.wait_for_load_state("networkidle")
    assert len(asked) > 10 and len(set(asked)) == len(asked)
    assert f"{site_url}who-we-are/" not in asked
    assert all(one.startswith(site_url) and urlsplit(one).path[-1] == "/" for one in asked)


@pytest.mark.parametrize("line", SPARING.values(), ids=SPARING)
def test_whoever_saves_data_or_has_a_slow_line_is_sent_nothing_unasked(page, line):
    go(page, line)
    asked = fetched_ahead(page)
    rest_on(page, CONTENTS)
    page.wait_for_load_state("networkidle")
    assert asked == []
