"""What one takes along by a button, with and without a clipboard, by keyboard and by touch."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

PLACES = [
    ("how-we-look/color/", "Copy Ink as hex", "#12372A"),
    ("someone-calls/who-helps/", "Copy the number", "+1 503 555 0123"),
    ("someone-calls/who-helps/", "Copy the e-mail address", "hello@wrenfield.example"),
    ("what-we-say/pitch/", "Copy the pitch", "You know how "),
    ("what-we-say/key-message/", "Copy the key message", "Whatever happens to the bike"),
    ("what-we-say/press/", "Copy the text of 25 words", "Wrenfield builds cargo bikes"),
]


@pytest.mark.parametrize(("address", "name", "begins"), PLACES)
def test_a_value_is_copied_and_that_is_said(new_page, address, name, begins):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(address)
    page.get_by_role("button", name=name).first.press("Enter")
    expect(page.locator("#said")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(begins) and "Copy" not in copied


def test_without_a_clipboard_it_is_selected(new_page):
    page = new_page(has_touch=True, viewport={"width": 360, "height": 740})
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {get: () => undefined});"
        "document.execCommand = () => false"
    )
    page.goto("how-we-look/color/")
    page.get_by_role("button", name="Copy Ink as hex").tap()
    expect(page.locator("#said")).to_have_text("Selected: copy it now")
    assert page.evaluate("getSelection().toString()") == "#12372A"


def test_without_a_script_there_is_no_button_that_does_nothing(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("how-we-look/color/")
    assert page.get_by_text("#12372A").first.is_visible()
    assert page.locator(".copyable__button:visible").count() == 0
