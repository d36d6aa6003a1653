"""Whoever comes back sees what changed since they were last here; nobody else learns that they were."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from handbook.facts.brand import Brand

BEFORE, AFTER, LATER = "2026-11-18", "2026-11-21", "2026-11-24"
"""Days around the one on which a fact changed (``CHANGED`` in conftest.py)."""


NOTED = "day => localStorage.getItem('handbook:visits:v1')?.includes(day)"


def visit(page: Page, day: str, address: str = "", is_noted: bool = True) -> Page:
    page.clock.set_fixed_time(f"{day}T09:00:00")
    page.goto(address)
    expect(page.locator(".next-step__line:visible" if not address else ".changes")).to_be_visible()
    if is_noted:
        page.wait_for_function(NOTED, arg=day)
    return page


def news(page: Page):
    return page.locator(".next-step__news a:visible")


def test_what_changed_since_the_last_visit_is_counted_on_the_first_page(page):
    expect(news(visit(page, BEFORE))).to_have_count(0)
    for _ in range(2):  # the same day is the same visit
        expect(news(visit(page, AFTER))).to_have_text("One thing changed since you were last here")
    expect(news(visit(page, LATER))).to_have_count(0)


def test_what_is_new_to_the_reader_is_marked(page, brand: Brand):
    visit(page, BEFORE)
    news(visit(page, AFTER)).click()
    since = page.locator(".changes__since")
    expect(since).to_have_text("New since you were last here, on Wednesday, November 18: 1")
    marked = page.locator(".changes__day", has=page.get_by_text("new to you"))
    assert f"Hours: {brand.contact.hours}" in marked.inner_text()
    visit(page, LATER, "whats-on/changes/")
    expect(since).to_have_text("Nothing is new since you were last here, on Saturday, November 21.")
    expect(page.get_by_text("new to you")).to_be_hidden()


def test_when_a_reader_was_here_only_their_browser_knows(page):
    asked = []
    page.on("request", lambda request: asked.append(request))
    visit(page, BEFORE)
    visit(page, AFTER, "whats-on/changes/")
    assert not [one.url for one in asked if one.post_data or BEFORE in one.url or AFTER in one.url]
    assert BEFORE in page.evaluate("JSON.stringify(localStorage)")


def test_without_a_script_or_a_storage_it_is_a_plain_list(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("whats-on/changes/")
    assert page.locator(".changes li").count() == 1
    closed = new_page()
    closed.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied') } })"
    )
    visit(closed, BEFORE, is_noted=False)
    expect(news(visit(closed, AFTER, is_noted=False))).to_have_count(0)
