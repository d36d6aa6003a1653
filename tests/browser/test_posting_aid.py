""" "Can I post this?": one case of each answer, and whom to ask (requirement 37)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from support import letter

from handbook.subjects.policies import ANSWERS

POST = "what-we-say/can-i-post/"
LABELS = {
    "go": "Go ahead",
    "ask": "Ask first",
    "personal": "Personal account only",
    "stop": "Don’t",
}


@pytest.fixture
def posting(brand):
    return brand.policies.posting


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_case_of_each_answer_says_what_to_do_and_why(page, posting, answer):
    case = next(case for case in posting.cases.values() if case.answer == answer)
    page.goto(POST)
    page.get_by_label(case.question, exact=True).check()
    verdict = page.locator(".posting-aid article:visible")
    expect(verdict).to_have_count(1)
    for words in (LABELS[answer], case.why, case.do):
        expect(verdict).to_contain_text(words)
    expect(page.locator("#said")).to_have_text(f"{LABELS[answer]}. What to do {case.do}")


def test_each_case_to_ask_about_leads_to_the_right_person(page, brand, posting):
    page.goto(POST)
    for case in posting.cases.values():
        page.get_by_label(case.question, exact=True).check()
        begun = page.locator(".posting-aid article:visible .write-to")
        if case.answer != "ask":
            expect(begun).to_have_count(0)
            continue
        sent = letter(begun.get_attribute("href"))
        assert (
            sent.to == brand.contact.people[case.ask or posting.ask].email
            and case.question in sent.body
        )


def test_it_is_walked_through_by_keyboard(page, posting):
    page.goto(POST)
    radios = page.get_by_role("radio")
    radios.first.focus()
    for number in range(1, len(posting.cases)):
        page.keyboard.press("ArrowDown")
        expect(radios.nth(number)).to_be_checked()
        expect(page.locator(".posting-aid article:visible")).to_have_count(1)
    page.keyboard.press("Tab")
    helper = page.evaluate("document.activeElement.textContent")
    assert helper.startswith("Write to")


def test_whoever_finds_nothing_like_theirs_asks(page, brand, posting):
    page.goto(POST)
    person = brand.contact.people[posting.ask]
    rest = page.locator(".posting-aid .decision__else")
    expect(rest).to_contain_text(person.name)
    assert letter(rest.get_by_role("link").get_attribute("href")).to == person.email


def test_without_scripts_every_case_is_there(new_page, posting):
    page = new_page(java_script_enabled=False)
    page.goto(POST)
    expect(page.locator(".posting-aid article:visible")).to_have_count(len(posting.cases))


def test_paper_has_every_case(page, posting):
    page.goto(POST)
    page.emulate_media(media="print")
    expect(page.locator(".posting-aid article h3:visible")).to_have_count(len(posting.cases))


def test_every_answer_is_accessible_and_fits_a_phone(page, judge, posting):
    page.goto(POST)
    for answer in ANSWERS:
        page.get_by_label(
            next(case.question for case in posting.cases.values() if case.answer == answer),
            exact=True,
        ).check()
        assert judge(page, 360) == [], answer
