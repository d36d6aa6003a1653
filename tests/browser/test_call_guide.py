"""Someone calls: the process one stage at a time, and a message so that nobody has to call back (requirements 23, 33)."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect
from support import asked_from_now_on, letter

CALLS = "someone-calls/"
HOSTILE = 'Zoë & Søn; 100 % "sure"? #1 <b>a+b=c</b> %0A&body=x {name} $& \\n'
BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
STAY = "document.addEventListener('click', event => event.target.closest('[href^=\"mailto:\"]') && event.preventDefault())"
"""Keeps the browser from looking for a mail program, which a test machine does not have."""


@pytest.fixture
def stages(brand):
    return list(brand.conversion.stages.values())


@pytest.fixture
def first(brand):
    """The label of the first detail."""
    return brand.conversion.details[0]


def shown(page: Page) -> str:
    """The name of the one stage that is shown."""
    heading = page.locator(".call-guide .stage:visible .stage__name")
    expect(heading).to_have_count(1)
    return heading.inner_text().split(maxsplit=1)[1]


def message(page: Page):
    """What the reader's mail program would open."""
    return letter(page.get_by_role("link", name="E-mail it to").get_attribute("href"))


def press_to(page: Page, words: str) -> None:
    """Goes on with the tab key until the focus is on something that says ``words``."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if words in page.evaluate(
            "(document.activeElement.labels?.[0] ?? document.activeElement).textContent"
        ):
            return
    raise AssertionError(f"the tab key does not lead to {words!r}")


def test_a_call_is_taken_to_the_end_by_keyboard(page, brand, stages):
    page.goto(CALLS)
    page.locator(".call-guide .flow__overview a").first.focus()
    for stage, after in pairwise(stages):
        assert shown(page) == stage.name
        for words in (
            stage.words,
            stage.stuck,
            stage.next_step,
            stage.within,
            *stage.ask,
            *stage.write_down,
        ):
            expect(page.locator(".call-guide .stage:visible")).to_contain_text(words)
        press_to(page, f"Next: {after.name}")
        page.keyboard.press("Enter")
        assert after.name in page.evaluate("document.activeElement.textContent")
    assert shown(page) == stages[-1].name
    expect(page.get_by_role("button", name="Next:")).to_have_count(0)


def test_the_message_goes_to_the_one_who_was_chosen(page, brand, stages):
    page.goto(CALLS)
    assert shown(page) == stages[0].name
    page.locator(".call-guide .flow__overview a").first.focus()
    details = brand.conversion.details
    answers = [f"answer {number}" for number in range(len(details))]
    for detail, answer in zip(details, answers, strict=True):
        press_to(page, detail)
        page.keyboard.type(answer)
    press_to(page, "Anything else")
    page.keyboard.type("A little worried.\nKind, though.")
    people = [person for person in brand.contact.people.values() if person.role == stages[1].owner]
    press_to(page, people[0].name)
    page.keyboard.press("ArrowDown")
    sent = message(page)
    assert sent.to == people[1].email and sent.subject == "Someone for you: answer 0"
    lines = sent.body.split("\n")
    assert lines[0] == f"Hi {people[1].first_name}," and lines[-1] == "Thank you!"
    assert all(any(line.endswith(f": {answer}") for line in lines) for answer in answers)
    assert "A little worried.\nKind, though." in sent.body
    assert f"What's next: {stages[1].name} (within {stages[1].within})." in sent.body
    assert "call back" not in sent.body and not any(
        label in sent.body for label in details if "," in label
    )


def test_every_character_arrives_in_the_mail_program(page, first):
    page.goto(CALLS)
    page.get_by_label(first).fill(HOSTILE)
    page.get_by_label("Anything else").fill(f"{HOSTILE}\n\nünï 🚲 \ud83d")
    sent = message(page)
    assert (
        sent.subject == f"Someone for you: {HOSTILE.strip()}"
        and f": {HOSTILE.strip()}\n" in sent.body
    )
    assert f"{HOSTILE}\n\nünï 🚲" in sent.body
    expect(page.locator(".letter__text")).to_contain_text("<b>a+b=c</b>")


def test_what_is_too_long_for_a_link_is_said(page, first):
    page.goto(CALLS)
    page.get_by_label(first).fill("x " * 200)
    assert len(message(page).subject) < 100 and message(page).subject.endswith("…")
    expect(page.get_by_text("long for an e-mail link")).to_be_hidden()
    page.get_by_label("Anything else").fill("x" * 2000)
    expect(page.get_by_text("long for an e-mail link")).to_be_visible()


def test_there_is_no_message_before_there_is_something_to_say(page, first):
    page.goto(CALLS)
    expect(page.get_by_role("link", name="E-mail it to")).to_have_count(0)
    page.get_by_label(first).fill("   ")
    expect(page.get_by_role("link", name="E-mail it to")).to_have_count(0)


def test_copying_says_so_and_copies_the_message(new_page, first):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(CALLS)
    page.get_by_label(first).fill(HOSTILE)
    page.get_by_role("button", name="Copy it").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    expect(page.locator("#said")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").replace("\r", "") == message(page).body
    expect(page.get_by_text("Has it gone out?")).to_be_visible()


def test_where_copying_is_not_allowed_the_message_is_selected(page, first):
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = () => false"
    )
    page.goto(CALLS)
    page.get_by_label(first).fill("Ada")
    page.get_by_role("button", name="Copy it").click()
    expect(page.get_by_role("button", name="Selected: copy it now")).to_be_visible()
    selected = page.evaluate("String(getSelection())")
    assert (
        selected.startswith("Hi ") and "Ada" in selected and selected.strip().endswith("Thank you!")
    )


def test_notes_stay_until_they_are_cleared_and_can_be_had_back(page, first):
    page.goto(CALLS)
    page.get_by_label(first).fill("Ada")
    page.reload()
    expect(page.get_by_label(first)).to_have_value("Ada")
    page.evaluate(STAY)
    page.get_by_role("link", name="E-mail it to").click()
    expect(page.get_by_label(first)).to_have_value("Ada")
    page.get_by_role("button", name="Clear it").click()
    expect(page.get_by_label(first)).to_have_value("")
    expect(page.locator("#said")).to_have_text("Cleared.")
    assert (
        page.evaluate("Object.keys(localStorage).filter(key => key.includes('call-guide'))") == []
    )
    page.keyboard.press("Enter")
    expect(page.get_by_label(first)).to_have_value("Ada")
    page.get_by_role("button", name="Clear it").click()
    page.reload()
    expect(page.get_by_label(first)).to_have_value("")


def test_two_tabs_hold_one_call(page, new_page, brand):
    other = new_page(context=page.context)
    for tab in (page, other):
        tab.goto(CALLS)
    one, two = brand.conversion.details[:2]
    page.get_by_label(one).fill("Ada")
    expect(other.get_by_label(one)).to_have_value("Ada")
    other.get_by_label(two).fill("at noon")
    expect(page.get_by_label(two)).to_have_value("at noon")
    assert "at noon" in message(page).body and "Ada" in message(other).body
    other.get_by_role("button", name="Clear it").click()
    expect(page.get_by_label(two)).to_have_value("")


@pytest.mark.parametrize("storage", [BLOCKED, FULL])
def test_without_storage_it_works_and_says_so(page, first, storage):
    page.add_init_script(storage)
    page.goto(CALLS)
    page.get_by_label(first).fill("Ada")
    assert message(page).subject.endswith("Ada")
    expect(page.locator("#notices .notice")).to_have_count(1)
    page.get_by_role("button", name="Next:").click()
    expect(page.get_by_label(first)).to_have_value("Ada")


def test_an_answer_to_a_question_that_is_gone_moves_to_the_notes(page, first):
    kept = {"Their shoe size, and why": "39, dancing", first: "Ada", "": "Kind."}
    page.goto(CALLS)
    page.evaluate("kept => localStorage.setItem('handbook:call-guide:v1', kept)", json.dumps(kept))
    page.reload()
    expect(page.get_by_label(first)).to_have_value("Ada")
    expect(page.get_by_label("Anything else")).to_have_value(
        "Kind.\nTheir shoe size, and why: 39, dancing"
    )


def test_notes_that_cannot_be_read_are_set_aside(page, first):
    page.goto(CALLS)
    page.get_by_label(
        first
    ).wait_for()  # else the guide, starting late, would set them aside before the page is loaded again
    page.evaluate("localStorage.setItem('handbook:call-guide:v1', '{\"\": [1]}')")
    page.reload()
    expect(page.locator("#notices .notice")).to_have_count(1)
    expect(page.get_by_label(first)).to_have_value("")


def test_the_address_names_the_stage(page, brand, stages):
    keys = list(brand.conversion.stages)
    page.goto(f"{CALLS}#stage-{keys[2].slug}")
    assert shown(page) == stages[2].name
    expect(page.locator(".call-guide .stage:visible .stage__name")).to_be_in_viewport()
    page.get_by_role("link", name=stages[4].name).first.click()
    assert shown(page) == stages[4].name and page.url.endswith(f"#stage-{keys[4].slug}")
    expect(page.locator("[aria-current=step]")).to_contain_text(stages[4].name)
    page.go_back()
    assert shown(page) == stages[2].name


def test_all_stages_can_be_read_at_once(page, stages):
    page.goto(CALLS)
    everything = page.get_by_role("button", name="All stages")
    everything.click()
    expect(everything).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".call-guide .stage:visible")).to_have_count(len(stages))
    everything.click()
    assert shown(page) == stages[0].name


def test_nothing_is_asked_of_any_server(page, first):
    page.goto(CALLS, wait_until="networkidle")
    asked = asked_from_now_on(page)
    page.evaluate(STAY)
    page.get_by_label(first).fill("Ada")
    page.get_by_role("button", name="Next:").click()
    page.get_by_role("link", name="E-mail it to").click()
    page.get_by_role("button", name="Copy it").click()
    page.get_by_role("button", name="Clear it").click()
    page.wait_for_load_state("networkidle")
    assert asked == []


def test_without_scripts_the_whole_process_can_be_read(new_page, stages):
    page = new_page(java_script_enabled=False)
    page.goto(CALLS)
    expect(page.locator(".call-guide .stage:visible")).to_have_count(len(stages))
    expect(page.locator(".call-guide :is(form, nav):visible")).to_have_count(0)


def test_paper_has_every_stage(page, stages):
    page.goto(CALLS)
    page.emulate_media(media="print")
    expect(page.locator(".call-guide .stage:visible")).to_have_count(len(stages))
    expect(page.locator(".call-guide__bar")).to_be_hidden()


def test_search_finds_a_stage_and_not_the_form(site_folder, stages):
    index = "".join(
        file.read_text(encoding="utf-8") for file in site_folder.glob("**/search/*.js*")
    )
    assert stages[1].happens in index
    assert "This page sends nothing" not in index and "Here is someone for you" not in index


def test_every_state_is_accessible_and_fits_a_phone(new_page, judge, first):
    page = new_page(permissions=["clipboard-write"])
    page.goto(CALLS)
    assert judge(page, 360) == []
    page.get_by_label(first).fill("Ada " * 40)
    page.get_by_role("button", name="Next:").click()
    page.get_by_role("button", name="Copy it").click()
    assert judge(page, 360) == []
    page.get_by_role("button", name="Clear it").click()
    page.get_by_role("button", name="All stages").click()
    assert judge(page, 360) == []
    small = [
        button.inner_text()
        for button in page.locator(".call-guide .md-button:visible").all()
        if button.bounding_box()["height"] < 48
    ]
    assert small == []
