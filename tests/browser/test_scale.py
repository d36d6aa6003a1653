"""A company of five hundred: every page that lists things stays one that is looked through, and a word finds one of them."""

from __future__ import annotations

import datetime
import re
from itertools import cycle, islice

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect
from support import PAGES, soup, vary

from handbook.kinds import Key, freeze
from handbook.subjects.calendar import event_list
from handbook.subjects.campaigns import campaign_cards, share_kits
from handbook.subjects.customers import customer_names, success_stories
from handbook.subjects.products import product_cards
from handbook.subjects.roles import role_list

TODAY = datetime.date(2026, 11, 22)
LONG = {
    "roles/": (".role-lists", role_list, "roles", 60, {}),
    "who-we-serve/products/": (".product-cards", product_cards, "products", 80, {}),
    "who-we-serve/customers/": (".customer-names", customer_names, "customers.named", 120, {}),
    "who-we-serve/success-stories/": (".stories", success_stories, "customers.stories", 40, {}),
    "whats-on/campaigns/": (".campaigns", campaign_cards, "campaigns", 40, {"pages": PAGES}),
    "what-we-say/kits/": (
        ".kit-shelf",
        share_kits,
        "campaigns",
        40,
        {"exports": (), "pages": PAGES},
    ),
    "whats-on/calendar/": (".events", event_list, "calendar.events", 36, {"today": TODAY}),
}
"""Pages that grow with the company: what is drawn there, by what, from which facts, and how many of them."""
SCREEN = 900


def many(brand, path, number):
    """The brand with so many of a group, each named apart."""
    group = brand
    for step in path.split("."):
        group = getattr(group, step)
    named = "title" if "stories" in path else "name"
    copies = {
        Key(f"{key}_{place}"): one.model_copy(
            update={named: type(getattr(one, named))(f"{getattr(one, named)} no. {place}")}
        )
        for place, (key, one) in enumerate(islice(cycle(group.items()), number))
    }
    return vary(brand, path, freeze(copies))


@pytest.fixture
def grown(new_page, site_folder, brand):
    """Opens a page of the site as it would be with ``number`` of what it lists."""

    def open_page(address):
        selector, macro, path, number, given = LONG[address]
        html = BeautifulSoup((site_folder / address / "index.html").read_text(), "html.parser")
        drawn = str(macro(many(brand, path, number), **given))
        html.select_one(selector).replace_with(soup(re.sub(r"\bsite:", "/", drawn)))
        page = new_page(viewport={"width": 1440, "height": SCREEN})
        page.route(
            f"**/{address}", lambda route: route.fulfill(body=str(html), content_type="text/html")
        )
        page.goto(address)
        return page

    return open_page


@pytest.mark.parametrize("address", LONG)
def test_a_long_list_ends_within_ten_screens_and_a_word_finds_one(grown, address):
    page = grown(address)
    assert page.evaluate("document.documentElement.scrollHeight") <= 10 * SCREEN
    if address == "whats-on/calendar/":  # what is next comes first there
        return
    number = LONG[address][3]
    query = page.locator(".filter input")
    expect(query).to_be_visible()
    query.fill(f"no. {number - 1}")
    expect(page.locator("[data-item]:visible")).to_have_count(1)
    expect(page.locator(".filter [role=status]")).to_have_text(f"1 of {number}")
