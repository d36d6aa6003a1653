"""The meeting's slides in a browser: by key, remote and finger, with notes and a clock, and as one file from a folder."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

SLIDES = "slides/brand-meeting.html"


@pytest.fixture
def deck(page):
    page.goto(SLIDES)
    return page


def number(page) -> int:
    """Which slide is shown; there is one."""
    shown = page.locator(".slide:visible")
    expect(shown).to_have_count(1)
    return int(shown.get_attribute("id")[1:])


@pytest.mark.parametrize("forward", ["PageDown", "ArrowRight", "ArrowDown", "Space"])
def test_a_remote_and_the_keys_turn_the_slides(deck, forward):
    back = {"PageDown": "PageUp", "ArrowDown": "ArrowUp", "Space": "Shift+Space"}
    for expected in (2, 3):
        deck.keyboard.press(forward)
        assert number(deck) == expected
    deck.keyboard.press(back.get(forward, "ArrowLeft"))
    assert number(deck) == 2


def test_the_first_and_the_last_slide_are_the_ends(deck):
    deck.keyboard.press("PageUp")
    assert number(deck) == 1
    deck.keyboard.press("End")
    last = number(deck)
    deck.keyboard.press("PageDown")
    assert number(deck) == last == deck.locator(".slide").count()
    deck.keyboard.press("Home")
    assert number(deck) == 1


def test_escape_shows_all_and_one_is_chosen(deck):
    deck.keyboard.press("Escape")
    assert deck.locator(".slide:visible").count() == deck.locator(".slide").count()
    deck.locator(".slide__jump").nth(4).click()
    assert number(deck) == 5
    deck.keyboard.press("Escape")
    deck.keyboard.press("ArrowRight")
    deck.keyboard.press("Enter")
    assert number(deck) == 6


def test_a_finger_turns_the_slides(new_page):
    page = new_page(has_touch=True, viewport={"width": 360, "height": 740})
    page.goto(SLIDES)
    swipe = """([from, to]) => {
        const at = x => [new Touch({identifier: 1, target: document.body, clientX: x, clientY: 300})];
        document.body.dispatchEvent(new TouchEvent("touchstart", {touches: at(from), changedTouches: at(from), bubbles: true}));
        document.body.dispatchEvent(new TouchEvent("touchend", {touches: [], changedTouches: at(to), bubbles: true}));
    }"""
    page.evaluate(swipe, [300, 100])
    assert number(page) == 2
    page.evaluate(swipe, [100, 300])
    assert number(page) == 1
    page.evaluate(swipe, [100, 120])
    assert number(page) == 1
    page.get_by_role("button", name="Next").tap()
    assert number(page) == 2


def test_a_slide_has_an_address(deck, page):
    deck.goto(f"{SLIDES}#s7")
    deck.reload()
    assert number(deck) == 7


def test_notes_are_shown_when_asked_for(deck):
    deck.goto(f"{SLIDES}#s2")
    deck.reload()
    notes = deck.locator("#s2 .slide__notes")
    expect(notes).to_be_hidden()
    deck.keyboard.press("n")
    expect(notes).to_be_visible()
    deck.get_by_role("button", name="Notes").click()
    expect(notes).to_be_hidden()


def test_the_clock_counts_the_meeting_and_the_item_that_is_up(new_page):
    page = new_page()
    page.clock.install()
    page.goto(f"{SLIDES}#s4")
    page.keyboard.press("t")
    page.clock.run_for(65_000)
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"1:05 of 8 min · all 1:05"))
    page.clock.run_for(7 * 60_000)
    expect(page.get_by_role("timer")).to_have_text(re.compile("Time's up"))
    page.keyboard.press("PageDown")
    page.clock.run_for(1_000)
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"^0:01 of 10 min · all 8:06"))


def test_the_presenters_window_and_the_wall_show_the_same_slide(deck):
    with deck.expect_popup() as opened:
        deck.keyboard.press("p")
    presenter = opened.value
    presenter.wait_for_load_state()
    expect(presenter.locator("html")).to_have_attribute("data-notes", "")
    presenter.keyboard.press("PageDown")
    expect(deck.locator("#s2")).to_be_visible()
    deck.keyboard.press("PageDown")
    expect(presenter.locator("#s3")).to_be_visible()


def test_the_screen_goes_blank_and_comes_back(deck):
    deck.keyboard.press("b")
    expect(deck.locator("#s1 h2")).to_be_hidden()
    deck.keyboard.press(".")
    expect(deck.locator("#s1 h2")).to_be_visible()


def test_a_voice_of_the_machine_reads_the_spot_and_no_other(new_page):
    page = new_page()
    page.add_init_script("""
        window.spoken = [];
        const voice = (name, localService) => ({name, lang: "en-US", localService, default: true});
        speechSynthesis.getVoices = () => [voice("far", false), ...(window.near ?? [voice("near", true)])];
        speechSynthesis.speak = one => spoken.push(one.text);
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    """)
    page.goto(SLIDES)
    spot = page.locator(".slide", has=page.locator(".radio"))
    page.goto(f"{SLIDES}#{spot.get_attribute('id')}")
    page.get_by_role("button", name="Hear it").click()
    lines = spot.locator(".radio__line:not(.radio__line--sound) dd").all_text_contents()
    assert page.evaluate("spoken").count(" ") == 1
    assert page.evaluate("spoken")[:-1] == lines
    page.add_init_script("window.near = []")
    page.reload()
    expect(page.get_by_role("button", name="Hear it")).to_be_hidden()


def test_as_one_file_it_works_from_a_folder(browser, site_folder):
    page = browser.new_context().new_page()
    faults = []
    page.on("console", lambda one: faults.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    asked = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto((site_folder / "downloads" / "brand-meeting.html").as_uri())
    page.keyboard.press("PageDown")
    assert number(page) == 2
    assert page.evaluate("document.fonts.check('16px Cabin')")
    page.locator("img").evaluate_all(
        "all => Promise.all(all.map(one => (one.loading = 'eager', one.decode())))"
    )  # it fails where a picture cannot be drawn
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert len([url for url in asked if url.startswith("file:")]) == 1
    assert faults == []
    page.context.close()


def test_without_scripts_every_slide_is_there(new_page):
    page = new_page(java_script_enabled=False)
    page.goto(SLIDES)
    assert page.locator(".slide:visible").count() == page.locator(".slide").count()
    expect(page.locator(".deck__bar")).to_be_hidden()


def test_on_paper_it_is_a_handout_without_the_answers(deck, brand):
    deck.emulate_media(media="print")
    paper = PdfReader(io.BytesIO(deck.pdf(prefer_css_page_size=True)))
    words = re.sub(r"\s+", "", "".join(sheet.extract_text() for sheet in paper.pages))
    for one in brand.meeting.agenda:
        assert re.sub(r"\s+", "", one.do) in words
    caller = next(iter(brand.practice.callers.values()))
    assert re.sub(r"\s+", "", caller.says) in words
    assert re.sub(r"\s+", "", caller.why) not in words


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1440, "dark")])
def test_every_slide_is_accessible_and_within_the_window(new_page, axe, width, scheme):
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.goto(SLIDES)
    faults = page.evaluate("""() => [...document.querySelectorAll(".slide")].filter(one => {
        dispatchEvent(new KeyboardEvent("keydown", {key: "PageDown"}));
        return document.querySelector("[data-current]").scrollWidth > innerWidth;
    }).map(one => one.id + " scrolls sideways")""")
    for at in (1, 2, 4, 15, 22, 30):  # one of each kind
        page.goto(f"{SLIDES}#s{at}")
        faults += axe(page)
    page.keyboard.press("Escape")
    assert faults + axe(page) == []
