"""Someone complains: pick what they say, and what to do stands there (requirement 45)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from support import letter

COMPLAINS = "someone-calls/someone-complains/"


@pytest.fixture
def kinds(brand):
    return brand.policies.complaints.kinds


def picked(page: Page):
    """The one case that is shown."""
    case = page.locator(".complaint-aid article:visible")
    expect(case).to_have_count(1)
    return case


def test_nothing_is_open_until_it_is_asked_for(page, kinds):
    page.goto(COMPLAINS)
    expect(page.get_by_role("radiogroup", name="What do they say?")).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(len(kinds))
    expect(page.locator(".complaint-aid article:visible")).to_have_count(0)


def test_a_complaint_is_taken_to_the_end_by_keyboard(page, brand, kinds):
    page.goto(COMPLAINS)
    radios = page.get_by_role("radio")
    radios.first.focus()
    page.keyboard.press("Space")
    for number, kind in enumerate(kinds.values()):
        if number:
            page.keyboard.press("ArrowDown")
        expect(radios.nth(number)).to_be_checked()
        expect(radios.nth(number)).to_be_in_viewport()
        for words in (kind.do, kind.words, kind.why, brand.policies.complaints.you_may_spend):
            expect(picked(page)).to_contain_text(words)
        expect(page.locator("#said")).to_contain_text(kind.do)
        if kind.hand_over_to:
            person = brand.contact.people[kind.hand_over_to]
            begun = picked(page).get_by_role("link", name=f"Write to {person.first_name}")
            sent = letter(begun.get_attribute("href"))
            assert sent.to == person.email and kind.name in sent.body


def test_an_answer_can_be_linked_to(page, kinds):
    *_, key = kinds
    page.goto(f"{COMPLAINS}#complaint-{key.slug}")
    expect(picked(page)).to_contain_text(kinds[key].do)
    expect(picked(page)).to_be_in_viewport()
    first = next(iter(kinds))
    page.get_by_label(kinds[first].name).check()
    assert page.url.endswith(f"#complaint-{first.slug}")


def test_the_choice_stays_under_the_finger(page, kinds):
    page.goto(COMPLAINS)
    radios = page.get_by_role("radio")
    radios.first.check()
    second = radios.nth(len(kinds) - 1)
    second.scroll_into_view_if_needed()
    before = second.bounding_box()["y"]
    second.check()
    assert abs(second.bounding_box()["y"] - before) < 2


def test_a_link_to_a_complaint_that_is_gone_opens_nothing(page):
    page.goto(f"{COMPLAINS}#complaint-nobody-has-this")
    expect(page.get_by_role("radio").first).to_be_visible()
    expect(page.locator(".complaint-aid article:visible")).to_have_count(0)


def test_without_storage_it_works(page, kinds):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    page.goto(COMPLAINS)
    page.get_by_role("radio").first.check()
    expect(picked(page)).to_contain_text(next(iter(kinds.values())).do)


def test_without_scripts_every_complaint_is_there(new_page, brand, kinds):
    page = new_page(java_script_enabled=False)
    page.goto(COMPLAINS)
    expect(page.locator(".complaint-aid article:visible")).to_have_count(len(kinds))
    expect(page.get_by_role("radio")).to_have_count(0)
    expect(page.locator(".complaint-aid")).to_contain_text(brand.policies.complaints.you_may_spend)


def test_paper_has_every_complaint(page, kinds):
    page.goto(COMPLAINS)
    page.get_by_role("radio").first.check()
    page.emulate_media(media="print")
    expect(page.locator(".complaint-aid article:visible")).to_have_count(len(kinds))
    expect(page.locator(".complaint-aid article h3:visible")).to_have_count(len(kinds))
    expect(page.get_by_role("radio").first).to_be_hidden()


def test_every_state_is_accessible_and_fits_a_phone(page, judge):
    page.goto(COMPLAINS)
    assert judge(page, 360) == []
    page.get_by_role("radio").first.check()
    assert judge(page, 360) == []
    assert all(
        choice.bounding_box()["height"] >= 48
        for choice in page.locator(".complaint-aid .choice").all()
    )
