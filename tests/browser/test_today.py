"""The one thing to do today: ticked where it stands, counted on the first page, and fresh the next morning."""

from __future__ import annotations

import datetime

from playwright.sync_api import expect

THURSDAY = datetime.datetime(2026, 11, 19, 10)


def box(page):
    return page.locator(".admonition.today").get_by_role("checkbox", name="Do this today")


def test_what_is_done_today_is_ticked_and_counted_until_tomorrow(page):
    page.clock.set_fixed_time(THURSDAY)
    for address in ("what-we-say/pitch/", "how-we-look/color/"):
        page.goto(address)
        box(page).check()
    expect(page.locator(".today__count")).to_contain_text("2 today")
    page.reload()
    expect(box(page)).to_be_checked()
    page.goto("")
    expect(page.locator(".next-step__today")).to_have_text("2 things done today")
    page.goto("how-we-look/color/")
    box(page).uncheck()
    page.goto("")
    expect(page.locator(".next-step__today")).to_have_text("One thing done today")
    page.clock.set_fixed_time(THURSDAY + datetime.timedelta(days=1))
    page.reload()
    expect(page.locator(".next-step a:visible").first).to_be_visible()
    expect(page.locator(".next-step__today")).to_be_hidden()
    page.goto("what-we-say/pitch/")
    expect(box(page)).not_to_be_checked()


def test_a_fact_is_found_by_a_word_among_folded_groups(page):
    page.goto("change/facts/")
    facts = page.locator(".facts [data-item]")
    expect(facts.first).to_be_hidden()
    page.locator(".filter input").fill("switchboard")
    expect(page.get_by_text("{{ contact.switchboard | link }}").first).to_be_visible()
    assert page.locator(".facts [data-item]:visible").count() < facts.count() / 10
    page.locator(".filter input").fill("")
    page.locator(".every-fact__index a", has_text="contact").click()
    expect(page.get_by_text("{{ contact.switchboard | link }}").first).to_be_visible()


def test_the_tab_key_does_not_stop_at_every_heading(page):
    page.goto("how-we-look/color/")
    assert page.locator(".headerlink").count() > 3
    stops = "[...document.querySelectorAll('.headerlink')].filter(one => one.tabIndex >= 0).length"
    assert page.evaluate(stops) == 0
