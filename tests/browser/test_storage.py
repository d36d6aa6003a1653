"""What the storage helper promises every widget: nothing breaks, and nothing is lost without saying so."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

NAME = "handbook:parcel:v2"


@pytest.fixture
def drawer(page: Page):
    """Runs a line of script with ``store``, a drawer of version 2."""
    page.goto("who-we-are/our-name/")

    def run(line: str) -> object:
        return page.evaluate(
            f"import('/assets/javascripts/storage.js').then(({{open, say}}) => {{ const store = open('parcel', 2); {line} }})"
        )

    return run


def test_what_is_written_is_read(drawer):
    assert drawer(
        "const first = store.read(); return [first, store.write({a: [1]}), store.read()]"
    ) == [None, True, {"a": [1]}]
    assert drawer("store.clear(); return store.read()") is None


@pytest.mark.parametrize("nothing", ["{}", "[]", "null"])
def test_what_holds_nothing_is_dropped_quietly(page, drawer, nothing):
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [NAME, nothing])
    drawer("return store.read()")
    expect(page.locator(".notice")).to_have_count(0)


def test_an_earlier_version_stays_and_is_said(page, drawer):
    page.evaluate("localStorage.setItem('handbook:parcel:v1', '{\"a\": 1}')")
    assert drawer("return store.read()") is None
    expect(page.get_by_text("can't be read any more")).to_be_visible()
    assert page.evaluate("localStorage['handbook:parcel:v1']") == '{"a": 1}'


def test_a_full_storage_holds_for_the_page(page, drawer):
    drawer("store.write({a: 1})")
    page.evaluate(
        "void (Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') })"
    )
    assert drawer("const kept = store.write({a: 2}); return [kept, store.read()]") == [
        False,
        {"a": 2},
    ]
    expect(page.get_by_text("no room left")).to_be_visible()
    page.reload()
    assert drawer("return store.read()") == {"a": 1}


def test_another_tab_is_heard(page, new_page, drawer):
    drawer("store.watch((value) => (document.title = JSON.stringify(value)))")
    other = new_page(context=page.context)
    other.goto("")
    other.evaluate("name => localStorage.setItem(name, '[7]')", NAME)
    expect(page).to_have_title("[7]")


def test_the_same_sentence_is_said_twice(page, drawer):
    for _ in range(2):
        drawer("say('Done.')")
        expect(page.locator("#said")).to_have_text("Done.")
        page.evaluate("document.getElementById('said').textContent = ''")
