"""A fact at an address that stays, and the search that a browser knows."""

from __future__ import annotations

from playwright.sync_api import expect

FACT = "f/contact.switchboard/"


def test_a_fact_stands_alone_at_its_address_and_leads_home(new_page, axe, brand):
    page = new_page(viewport={"width": 320, "height": 600})
    page.goto(FACT)
    expect(page.locator(".fact-page__value")).to_have_text(brand.contact.switchboard)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.get_by_role("link", name="brand handbook").click()
    expect(page.get_by_role("button", name="Search")).to_be_visible()


def test_a_question_in_the_address_is_asked(page, brand):
    page.goto("what-we-say/pitch/?q=switchboard+%26+number")
    expect(page.get_by_role("textbox", name="What are you looking for?")).to_have_value(
        "switchboard & number"
    )
    expect(page.locator(".search__found")).to_contain_text(brand.contact.switchboard)
