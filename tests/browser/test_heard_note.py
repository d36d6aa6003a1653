""" "I heard this": two lines reach the one who acts on them (requirement 10)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from support import letter

HEARD = "my-part/i-heard-this/"
SAID = "I never know when you're coming & 50 % of the time I'm out? #fed-up\nReally."
FROM = "Frau Özdemir, at her door; Tuesday + Wednesday"


@pytest.fixture
def tell(brand):
    return brand.contact.people[brand.policies.improvement.tell]


def message(page):
    return letter(page.get_by_role("link", name="E-mail it to").get_attribute("href"))


def test_a_note_goes_to_the_right_person_in_the_clients_words(page, tell):
    page.goto(HEARD)
    page.get_by_label("What they said").click()
    page.keyboard.type(SAID)
    page.keyboard.press("Tab")
    page.keyboard.type(FROM)
    sent = message(page)
    assert sent.to == tell.email and sent.subject.startswith(
        "I heard this: I never know when you're coming & 50 %"
    )
    assert (
        sent.body.startswith(f"Hi {tell.first_name},\n\n")
        and f"“{SAID}”\n\n{FROM}\n\n" in sent.body
    )
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == f"E-mail it to {tell.first_name}"


def test_a_line_that_is_left_out_leaves_no_gap(page):
    page.goto(HEARD)
    page.get_by_label("What they said").fill("Nice people.")
    assert "\n\n\n" not in message(page).body and "undefined" not in message(page).body


def test_the_enter_key_sends_nothing(page):
    page.goto(HEARD)
    page.get_by_label("Who said it").fill("Ada")
    page.keyboard.press("Enter")
    expect(page).to_have_url(page.url.split("?")[0])
    expect(page.get_by_label("Who said it")).to_have_value("Ada")


def test_the_note_is_there_in_another_tab_and_the_next_day(page, new_page):
    other = new_page(context=page.context)
    for tab in (page, other):
        tab.goto(HEARD)
    page.get_by_label("What they said").fill(SAID)
    expect(other.get_by_label("What they said")).to_have_value(SAID)
    page.reload()
    expect(page.get_by_label("What they said")).to_have_value(SAID)
    page.get_by_role("button", name="Clear it").click()
    expect(other.get_by_label("What they said")).to_have_value("")


def test_a_full_storage_is_said_once_and_the_note_still_goes(page, tell):
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
    )
    page.goto(HEARD)
    page.get_by_label("What they said").click()
    page.keyboard.type("Nice.")
    expect(page.locator("#notices .notice")).to_have_count(1)
    assert message(page).to == tell.email


def test_what_changed_because_of_earlier_notes_is_there(page, brand):
    page.goto(HEARD)
    for remark in brand.customers.heard.values():
        expect(page.locator(".heard")).to_contain_text(remark.changed)


def test_without_scripts_a_letter_is_begun(new_page, tell):
    page = new_page(java_script_enabled=False)
    page.goto(HEARD)
    begun = page.get_by_role("link", name=f"Write to {tell.first_name}")
    assert letter(begun.get_attribute("href")).to == tell.email
    expect(page.locator(".heard-note form")).to_be_hidden()


def test_every_state_is_accessible_and_fits_a_phone(page, judge):
    page.goto(HEARD)
    assert judge(page, 360) == []
    page.get_by_label("What they said").fill(SAID)
    assert judge(page, 360) == []
    page.get_by_role("button", name="Clear it").click()
    assert judge(page, 360) == []
