"""Lists to tick on any page: the ticks are there the next time, and nowhere else."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

PAGES = ["who-we-are/self-check/", "whats-on/brand-meeting/"]


@pytest.mark.parametrize("address", PAGES)
def test_a_list_is_ticked_by_keyboard_and_found_again(page, new_page, address):
    page.goto(address)
    first = page.locator(".checklist").get_by_role("checkbox").first
    first.focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("1 of").last).to_be_visible()
    later = new_page(storage_state=page.context.storage_state())
    later.goto(address)
    expect(later.locator(".checklist :checked")).to_have_count(1)


def test_two_pages_do_not_mix(page):
    for address in PAGES:
        page.goto(address)
        expect(page.locator(".checklist :checked")).to_have_count(0)
        page.locator(".checklist").get_by_role("checkbox").first.check()
    page.goto(PAGES[0])
    expect(page.locator(".checklist :checked")).to_have_count(1)


def test_cleared_ticks_can_be_put_back(page):
    page.goto(PAGES[0])
    for place in range(3):
        page.locator(".checklist").get_by_role("checkbox").nth(place).check()
    page.get_by_role("button", name="Clear the ticks").press("Enter")
    expect(page.locator(".checklist :checked")).to_have_count(0)
    expect(page.get_by_role("button", name="Put them back")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".checklist :checked")).to_have_count(3)
    page.reload()
    expect(page.locator(".checklist :checked")).to_have_count(3)


def test_a_link_in_a_line_still_leads_somewhere(page):
    page.goto(PAGES[0])
    link = page.locator(".checklist label a").first
    target = link.get_attribute("href").rstrip("/").rpartition("/")[2]
    link.click()
    page.wait_for_url(f"**/{target}/")
    page.go_back()
    expect(page.locator(".checklist :checked")).to_have_count(0)


def test_another_tab_sees_the_tick(page, new_page):
    page.goto(PAGES[0])
    other = new_page(context=page.context)
    other.goto(PAGES[0])
    page.locator(".checklist").get_by_role("checkbox").nth(1).check()
    expect(other.locator(".checklist").get_by_role("checkbox").nth(1)).to_be_checked()


@pytest.mark.parametrize("address", PAGES)
def test_everyone_can_use_it(page, judge, address):
    page.goto(address)
    page.locator(".checklist").get_by_role("checkbox").first.check()
    assert judge(page, 1280) == []


def test_without_scripts_it_is_a_list(new_page):
    page = new_page(java_script_enabled=False)
    page.goto(PAGES[0])
    assert page.locator(".checklist li").count() == 10
    assert page.locator(".checklist input").count() == 0
