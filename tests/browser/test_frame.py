"""The frame of a page under a finger: what is tapped is what is hit, and nothing of it lies over another part."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

WIDTHS = (320, 360, 768, 1000, 1440)
PAGES = ("", "what-we-say/pitch/", "roles/front-desk/")

COVERED = """(within) => [...document.querySelectorAll(within)]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && one.getClientRects().length)
    .filter(one => {
        one.scrollIntoView({block: "nearest"});
        const box = one.getBoundingClientRect();
        const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return !one.contains(hit);
    })
    .map(one => one.getAttribute("aria-label") ?? one.textContent.trim())"""
"""The controls at whose middle something else is hit."""

OVERLAPS = """() => {
    const parts = {};
    for (const name of [".md-header", ".md-tabs", ".contents", ".beside", ".imprint"]) {
        const part = document.querySelector(name);
        if (!part?.checkVisibility({visibilityProperty: true})) continue;
        const box = (part.closest(".md-sidebar__scrollwrap") ?? part).getBoundingClientRect();
        parts[name] = {left: box.left, right: box.right, top: box.top, bottom: box.bottom};
    }
    const pairs = [".md-header", ".beside", ".imprint", ".md-tabs"].map(other => [".contents", other]);
    const end = document.querySelector(".md-main__inner").getBoundingClientRect().bottom;
    const leaves = (name) => parts[name] && end < parts[name].bottom + 24; // with the end of the page, as its words do
    const shared = (one, other) => one && other
        && Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
        && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
    return pairs.filter(([one, other]) => !(other === ".md-header" && leaves(one)) && shared(parts[one], parts[other])).map(pair => pair.join(" over "));
}"""
"""Parts of the frame that share room in the window as it is scrolled now."""

SIXTY_MORE = """() => {
    const list = document.querySelector(".contents__item--open > .contents__list");
    for (let more = 0; more < 60; more++) list.append(list.lastElementChild.cloneNode(true));
}"""
"""A menu as long as a company's with sixty roles."""

SLICED = """() => {
    const rail = document.querySelector(".md-sidebar__scrollwrap");
    const has_room = rail.clientHeight < parseFloat(getComputedStyle(rail).maxHeight) - 1;
    if (has_room && rail.scrollHeight > rail.clientHeight) return rail.scrollHeight - rail.clientHeight;
    rail.scrollTop = rail.scrollHeight;
    const line = [...rail.querySelectorAll("a")].at(-1).getBoundingClientRect();
    return Math.max(0, Math.ceil(line.bottom - Math.min(rail.getBoundingClientRect().bottom, innerHeight) - 0.5));
}"""
"""By how many pixels the last line of the contents is cut off: where there is room for all, before one scrolls."""

WIDE = {
    "how-we-look/color/": ".palette",
    "whats-on/calendar/": ".track",
    "whats-on/metrics/": ".metrics__cards",
    "who-we-serve/products/": ".product-card",
    "who-we-serve/customers/": ".customer-names",
    "who-we-serve/success-stories/": ".stories",
    "whats-on/campaigns/": ".campaign",
    "what-we-say/kits/": ".kits",
    "someone-calls/who-helps/": ".who-helps",
    "how-we-look/downloads/": ".downloads",
}
"""Macros whose figures are looked at, each with a page that shows them."""

SHARE = """(macro) => {
    const frame = document.querySelector(".imprint__inner").getBoundingClientRect();
    const contents = document.querySelector(".md-sidebar--primary").getBoundingClientRect();
    return document.querySelector(macro).getBoundingClientRect().width / (frame.right - contents.right);
}"""
"""How much of the room beside the contents a macro takes."""

LETTERS = """() => Math.max(...[...document.querySelectorAll("article > p")].map(one => {
    const range = document.createRange();
    range.selectNodeContents(one);
    const lines = new Set([...range.getClientRects()].map(box => Math.round(box.bottom / 8)));
    return one.innerText.length / lines.size;
}))"""
"""Letters in a line of running text, where there are most."""

LOGO_IS_THERE = """() => [...document.querySelectorAll(".masthead img")]
    .filter(one => one.checkVisibility()).every(one => one.complete && one.naturalWidth)"""
"""It is loaded when it is about to be seen, and has no width before."""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", PAGES)
def test_what_is_tapped_is_what_is_hit(new_page, width, address):
    page = new_page(
        viewport={"width": width, "height": 800}, has_touch=True, reduced_motion="reduce"
    )
    page.goto(address)
    page.wait_for_function(LOGO_IS_THERE)
    assert page.evaluate(COVERED, ".md-header :is(a, button), .md-tabs a") == []
    opener = page.locator(".opener--scripted")
    if opener.is_visible():
        box = opener.bounding_box()
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert page.locator(".contents a").first.is_visible()
        assert opener.get_attribute("aria-expanded") == "true"
    if address:
        page.evaluate(SIXTY_MORE)
        assert page.evaluate(COVERED, ".contents a") == []


@pytest.mark.parametrize("width", [1000, 1440])
@pytest.mark.parametrize("address", PAGES[1:])
def test_nothing_of_the_frame_lies_over_another_part(new_page, width, address):
    page = new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(address)
    page.wait_for_function(LOGO_IS_THERE)
    page.evaluate(SIXTY_MORE)
    whole = page.evaluate("document.documentElement.scrollHeight - innerHeight")
    for part in (0, 0.1, 0.25, 0.5, 0.75, 0.9, 1):
        page.evaluate("top => scrollTo(0, top)", whole * part)
        assert page.evaluate(OVERLAPS) == [], f"scrolled {part:.0%}"


@pytest.mark.parametrize("height", [400, 800])
@pytest.mark.parametrize("address", ["how-we-look/logo-in-use/", "change/facts/"])
def test_the_last_line_of_the_contents_can_be_read_in_full(new_page, address, height):
    page = new_page(viewport={"width": 1440, "height": height}, reduced_motion="reduce")
    page.goto(address)
    page.wait_for_function(LOGO_IS_THERE)
    whole = page.evaluate("document.documentElement.scrollHeight - innerHeight")
    for part in (0, 0.3, 0.6):
        page.evaluate("top => scrollTo(0, top)", whole * part)
        assert page.evaluate(SLICED) == 0, f"scrolled {part:.0%}"


@pytest.mark.parametrize("width", [390, 1000])
def test_a_heading_in_the_drawer_leads_to_its_place_on_the_page(new_page, width):
    page = new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto("how-we-look/color/")
    page.locator(".opener--scripted").click()
    heading = page.locator(".contents__here a").nth(2)
    heading.click()
    expect(heading).to_be_hidden()
    expect(page.locator(f"h2{page.evaluate('location.hash')}")).to_be_in_viewport()


@pytest.mark.parametrize("width", [1440, 1920])
def test_what_is_looked_at_has_the_room_there_is_and_what_is_read_keeps_its_measure(
    new_page, width
):
    page = new_page(viewport={"width": width, "height": 900})
    for address, macro in WIDE.items():
        page.goto(address)
        assert page.evaluate(SHARE, macro) > 0.7, address
        widest = page.evaluate(LETTERS)
        assert widest <= 80, f"{address}: {widest} letters in a line"  # WCAG 2.2 SC 1.4.8


@pytest.mark.parametrize("address", PAGES)
def test_nothing_scrolls_sideways_on_the_narrowest_phone(new_page, address):
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(address)
    page.wait_for_function(LOGO_IS_THERE)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
