"""The pitch in one's own words and against the clock, as a person does it (requirements 34, 53)."""

from __future__ import annotations

import pytest
from support import asked_from_now_on
from playwright.sync_api import Page, expect

NOON = "2026-11-22T12:00:00"
FIELDS = {
    "My name": "Sam Reed",
    "What I do here": "I make sure that the bill makes sense",
    "Who we help": "We work for people who are good at something else.",
    "Why it matters": "They sleep better.",
    "What they can do next": "Come and see us on Friday!",
}
PITCH = (
    "I’m Sam Reed. I make sure that the bill makes sense. We work for people who are good at something else. "
    "They sleep better. Come and see us on Friday!"
)


def go(page: Page) -> Page:
    page.clock.install(time=NOON)
    page.goto("what-we-say/pitch/")
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    page.clock.pause_at("2026-11-22T13:00:00")  # from here on, time passes only as told
    return page


def write(page: Page) -> None:
    for label, words in FIELDS.items():
        page.get_by_label(label, exact=True).fill(words)


def say_it(page: Page, seconds: float) -> str:
    """Start the clock, speak for so long, stop it; returns what one is told."""
    page.get_by_role("button", name="Start", exact=True).click()
    page.clock.run_for(seconds * 1000)
    page.get_by_role("button", name="Stop", exact=True).click()
    page.clock.run_for(200)
    told = page.locator(".pitch-timer__result").inner_text()
    expect(page.locator("#said")).to_have_text(told)
    return told


def test_ten_seconds_and_forty_seconds_are_told_apart(page):
    go(page)
    assert say_it(page, 10) == "10 seconds: too short. Add who we help and why it matters."
    assert say_it(page, 25) == "25 seconds: good. They are still listening."
    assert say_it(page, 40) == "40 seconds: too long. Leave out about 25 words and keep the ending."


@pytest.mark.parametrize(
    ("seconds", "word"), [(19, "short"), (20, "good"), (30, "good"), (31, "long")]
)
def test_the_window_is_from_twenty_to_thirty(page, seconds, word):
    assert word in say_it(go(page), seconds)


def test_a_short_pitch_is_told_what_it_lacks(page):
    go(page).get_by_label("My name").fill("Sam")
    page.get_by_label("What I do here").fill("I answer the phone.")
    assert say_it(page, 9).endswith("Add who we help.")
    write(page)
    assert say_it(page, 9).endswith("breathe where the periods are.")


def test_while_one_speaks_the_clock_says_how_it_is_going(page):
    go(page).get_by_role("button", name="Start", exact=True).click()
    phase = page.locator(".pitch-timer__phase")
    for seconds, words in [
        (12, "Keep going."),
        (12, "A good moment to end."),
        (12, "Let them talk now."),
    ]:
        page.clock.run_for(seconds * 1000)
        expect(phase).to_have_text(words)
    expect(page.get_by_role("timer")).to_have_text("36 seconds")
    expect(page.get_by_role("timer")).to_have_attribute("aria-live", "off")


def test_a_clock_left_running_stops_itself(page):
    go(page).get_by_role("button", name="Start", exact=True).click()
    page.clock.run_for(100_000)
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    assert page.locator(".pitch-timer__result").inner_text().startswith("90 seconds: too long.")


def test_own_words_become_one_pitch_with_its_length(page):
    write(go(page))
    expect(page.locator(".pitch-practice__text")).to_have_text(PITCH)
    seconds = round(len(PITCH.split()) * 60 / 150)
    expect(page.locator(".pitch-practice .pitch__time")).to_have_text(
        f"{seconds} seconds, said calmly (150 words a minute)"
    )
    expect(page.locator(".pitch-practice__verdict")).to_have_text(
        "Room for more. Say a little more about any of it."
    )


def test_a_long_pitch_is_told_how_many_words_to_cut(page):
    go(page).get_by_label("Why it matters").fill("word " * 100)
    expect(page.locator(".pitch-practice__verdict")).to_contain_text("Cut about 25 words.")
    page.get_by_label("Why it matters").fill("word " * 60)
    expect(page.locator(".pitch-practice__verdict")).to_have_text("That’s a good length.")


def test_words_of_ours_can_be_borrowed(page):
    go(page)
    use = page.locator(".pitch-practice__use[value=action]")
    use.click()
    expect(page.get_by_label("What they can do next")).to_be_focused()
    words = page.locator("li", has=use).locator(".pitch-practice__words").inner_text()
    expect(page.get_by_label("What they can do next")).to_have_value(words)
    page.get_by_label("Words of my role").select_option(index=2)
    assert len(page.get_by_label("What I do here").input_value()) > 20


def test_own_words_are_there_again_next_time_and_in_the_next_tab(new_page):
    one = go(new_page())
    two = go(new_page(context=one.context))
    write(one)
    expect(two.get_by_label("My name")).to_have_value("Sam Reed")
    two.get_by_label("My name").fill("Alex")
    expect(one.locator(".pitch-practice__text")).to_contain_text("I’m Alex. I make sure")
    one.reload()
    expect(one.locator(".pitch-practice__text")).to_contain_text("I’m Alex. I make sure")


def test_starting_over_deletes_the_words(page):
    write(go(page))
    page.locator(".pitch-practice__forget summary").click()
    page.get_by_role("button", name="Delete my words").click()
    expect(page.get_by_label("My name")).to_be_focused()
    expect(page.locator(".pitch-practice__result")).to_be_hidden()
    assert (
        page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('handbook:'))")
        == []
    )


def test_what_looks_like_markup_stays_text(page):
    go(page).get_by_label("Why it matters").fill("<img src=x onerror=alert(1)> {words} {seconds}")
    expect(page.locator(".pitch-practice__text")).to_have_text(
        "<img src=x onerror=alert(1)> {words} {seconds}."
    )


def test_the_pitch_can_be_copied(new_page):
    page = go(new_page(permissions=["clipboard-read", "clipboard-write"]))
    write(page)
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == PITCH


def test_the_card_is_printed_alone(page):
    page.add_init_script(
        "window.print = () => (window.printed = document.querySelectorAll('.off-paper').length)"
    )
    write(go(page))
    page.get_by_role("button", name="Print as a card").click()
    assert page.evaluate("window.printed") > 0
    page.emulate_media(media="print")
    expect(page.locator(".pitch-practice__text")).to_be_visible()
    expect(page.locator("h1")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("h1")).to_be_visible()


def test_a_refused_microphone_is_told_kindly_and_the_clock_runs(page):
    go(page).get_by_label("Record me").check()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator(".pitch-timer__refused")).to_be_visible()
    expect(page.get_by_role("button", name="Stop", exact=True)).to_be_visible()
    expect(page.get_by_label("Record me")).not_to_be_checked()


def test_a_recording_can_be_played_and_deleted_and_stays_here(new_page, browser_with_sound):
    page = go(new_page(browser=browser_with_sound, permissions=["microphone"]))
    requests = asked_from_now_on(page)
    page.get_by_label("Record me").check()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("button", name="Stop", exact=True)).to_be_visible()
    page.clock.run_for(22_000)
    page.get_by_role("button", name="Stop", exact=True).click()
    audio = page.locator(".pitch-timer audio")
    expect(audio).to_be_visible()
    assert audio.get_attribute("src").startswith("blob:")
    page.get_by_role("button", name="Delete the recording").click()
    expect(audio).to_be_hidden()
    assert audio.get_attribute("src") is None
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_focused()
    assert requests == []


def test_where_nothing_can_be_recorded_nothing_is_offered(page):
    page.add_init_script("delete window.MediaRecorder")
    expect(go(page).get_by_text("Record me")).to_be_hidden()
    assert "good" in say_it(page, 25)


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (
            "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})",
            "doesn't let this page keep",
        ),
        (
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
            "no room left",
        ),
    ],
    ids=["blocked", "full"],
)
def test_without_storage_it_works_and_says_what_is_lost(page, trouble, words):
    page.add_init_script(trouble)
    write(go(page))
    expect(page.locator("#notices")).to_contain_text(words)
    expect(page.locator(".pitch-practice__text")).to_have_text(PITCH)


def test_nothing_is_asked_of_the_network(page):
    go(page)
    requests = asked_from_now_on(page)
    write(page)
    say_it(page, 25)
    assert requests == []


def test_by_keyboard_alone(page):
    go(page).get_by_label("My name").focus()
    page.keyboard.type("Sam")
    page.keyboard.press("Tab")
    page.keyboard.type("I fix things.")
    expect(page.locator(".pitch-practice__text")).to_have_text("I’m Sam. I fix things.")
    start = page.get_by_role("button", name="Start", exact=True)
    for _ in range(30):
        if start.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.clock.run_for(21_000)
    page.keyboard.press("Space")
    expect(page.locator(".pitch-timer__result")).to_contain_text("21 seconds: good.")
    expect(start).to_be_focused()


def test_every_state_is_accessible_and_fits(page, judge):
    go(page)
    page.clock.resume()  # axe waits on timers of its own

    def look(state: str) -> None:
        assert judge(page, 360, 1280) == [], state

    look("empty")
    write(page)
    page.get_by_label("Why it matters").fill("word " * 100)
    look("long")
    page.get_by_label("Record me").check()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator(".pitch-timer__refused")).to_be_visible()
    page.clock.run_for(25_000)
    look("running")
    page.get_by_role("button", name="Stop", exact=True).click()
    look("stopped")
    page.locator(".pitch-practice__forget summary").click()
    look("start over")


def test_without_scripts_there_is_a_sheet_to_write_on(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("what-we-say/pitch/")
    expect(page.get_by_label("My name")).to_be_visible()
    assert page.locator(".pitch-practice button:visible").count() == 0
