"""What a page looks like at a glance: one mark, what matters first, states that are seen whoever chooses the colors."""

from __future__ import annotations

import pytest

MARKED = (
    "what-we-say/key-message/",
    "who-we-are/one-word/",
    "what-we-say/amazing-facts/",
    "someone-calls/",
    "whats-on/calendar/",
    "whats-on/metrics/",
    "who-we-serve/success-stories/",
    "my-part/scorecard/",
    "my-part/habits/",
    "roles/front-desk/",
)
"""Pages with the macros that are about a thing to say, to do or to remember."""

MARKS = """() => {
    const probe = document.createElement("i");
    probe.style.color = "var(--mark)";
    document.body.append(probe);
    const mark = getComputedStyle(probe).color;
    probe.remove();
    const painted = (style) => [style.backgroundColor, style.fill, ...["Top", "Right", "Bottom", "Left"]
        .filter(side => parseFloat(style[`border${side}Width`])).map(side => style[`border${side}Color`])];
    return [...document.querySelectorAll("body *")].filter(one => one.checkVisibility() && [null, "::before", "::after"]
        .some(part => painted(getComputedStyle(one, part)).includes(mark))).map(one => one.className);
}"""
"""What is painted in the brand's second color, by its class; pictures are not looked into."""


def boxes(page, *selectors):
    """Where each is on the page: the first that is shown."""
    return [page.locator(f"{selector}:visible").first.bounding_box() for selector in selectors]


def test_a_page_has_one_mark_in_the_second_color(new_page):
    page = new_page(viewport={"width": 1440, "height": 900})
    for address in MARKED:
        page.goto(address)
        assert len(page.evaluate(MARKS)) == 1, address


def test_the_calendar_begins_with_what_is_next_and_folds_what_is_over(page):
    page.goto("whats-on/calendar/")
    first, track = boxes(page, ".event", ".track")
    assert first["y"] < track["y"]
    assert page.locator(".events__past .event").first.is_hidden()


@pytest.mark.parametrize(("width", "beside"), [(1440, True), (390, False)])
def test_who_takes_a_call_writes_beside_the_words_to_say(new_page, width, beside):
    page = new_page(viewport={"width": width, "height": 900})
    page.goto("someone-calls/")
    page.wait_for_selector(".call-guide--guided")
    slip, words = boxes(page, ".call-guide__desk", ".stage .speech")
    assert (slip["x"] + slip["width"] <= words["x"]) == beside
    assert slip["y"] < 900 or not beside


def test_the_scorecard_has_each_action_once_and_the_rewards_first(page, brand):
    page.goto("my-part/scorecard/")
    page.wait_for_selector(".tally--live")
    words = page.locator("article").inner_text()
    for action in brand.scorecard.actions.values():
        assert words.count(action.how) == (not action.roles), action.name
    rewards, sheet = boxes(page, ".rewards", ".tally")
    assert rewards["y"] < sheet["y"]
    assert page.evaluate("document.documentElement.scrollHeight") < 5_000


STILL = (
    "",
    "someone-calls/",
    "who-we-serve/products/",
    "my-part/first-day/",
    "my-part/recall/",
    "how-we-look/color/",
    "what-we-say/check-my-text/",
)
"""Pages with pictures, and with what a script shows first."""

SHIFTS = """window.shifted = 0;
new PerformanceObserver(list => list.getEntries().forEach(one => (window.shifted += one.value)))
    .observe({type: "layout-shift", buffered: true});"""


def test_nothing_moves_while_a_page_comes(new_page):
    page = new_page(viewport={"width": 390, "height": 844})
    page.add_init_script(SHIFTS)
    for address in STILL:
        page.goto(address, wait_until="networkidle")
        assert page.evaluate("shifted") < 0.01, address


def test_where_the_system_chooses_the_colors_what_is_done_is_seen(new_page, brand):
    page = new_page(forced_colors="active")
    page.goto("my-part/scorecard/")
    page.select_option(".tally__role", next(iter(brand.roles)))
    page.locator('[data-act="more"]:visible').first.click()
    look = "one => getComputedStyle(one).backgroundColor"
    ticked, empty = (
        page.locator(f".tally__box{state}").first.evaluate(look)
        for state in ("--ticked", ":not(.tally__box--ticked)")
    )
    assert ticked != empty
    bar = page.locator(".tally__bar").evaluate("one => getComputedStyle(one).appearance")
    assert bar == "auto"
    page.goto("whats-on/metrics/")
    line = "one => [getComputedStyle(one).stroke, getComputedStyle(document.body).backgroundColor]"
    drawn, ground = page.locator(".chart__line").first.evaluate(line)
    assert drawn != ground
