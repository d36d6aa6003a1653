"""One habit, picked and ticked day by day, and a large idea cut small (requirements 47 to 51)."""

from __future__ import annotations

import datetime

import pytest
from support import asked_from_now_on
from playwright.sync_api import expect
from pypdf import PdfReader

PAGE = "my-part/habits/"
THURSDAY = datetime.datetime(2026, 11, 19, 10)


@pytest.fixture
def habit(brand):
    """A habit that serves a goal of this year."""
    return next((key, habit) for key, habit in brand.habits.habits.items() if habit.goal)


def visit(page, at=THURSDAY):
    page.clock.set_fixed_time(at)
    page.goto(PAGE)
    page.wait_for_selector(".habit-tracker--live")
    page.wait_for_selector(".worksheet--live")
    return page


def pick(page, key):
    page.click(f'.habit-tracker [data-key="{key}"] [data-act="pick"]')


def tick(page, *days):
    for day in days:
        page.click(f'.habit-tracker [data-day="{day}"]')


def said(page):
    return page.inner_text(".habit-tracker__word")


def do(page, name, within=".habit-tracker"):
    page.click(f'{within} [data-act="{name}"]')


def ticked(page):
    return page.locator(".habit-tracker__day[aria-pressed=true]").evaluate_all(
        "all => all.map(one => Number(one.dataset.day))"
    )


def test_from_the_year_s_goal_to_this_week(page, brand, habit):
    key, chosen = habit
    visit(page)
    pick(page, key)
    mine = page.inner_text(".habit-tracker__mine")
    for words in (brand.story.goals[chosen.goal].want, chosen.name, chosen.how, chosen.shows):
        assert words in mine
    assert page.locator(".habit-tracker__choices").is_hidden()


def test_days_are_ticked_and_counted_kindly(page, habit):
    visit(page)
    pick(page, habit[0])
    assert said(page).startswith("Nothing ticked this week.")
    tick(page, 0)
    assert said(page).startswith("Done once this week.")
    tick(page, 1)
    assert said(page) == "Done on 2 days this week."
    tick(page, 2, 3)
    assert said(page).startswith("Done 4 days in a row.")
    tick(page, 2)
    assert ticked(page) == [0, 1, 3] and said(page) == "Done on 3 days this week."


def test_a_day_to_come_cannot_be_ticked(page, habit):
    visit(page)
    pick(page, habit[0])
    assert page.locator(".habit-tracker__day:disabled").count() == 3


def test_a_weekend_off_and_a_morning_not_yet_done_do_not_end_a_streak(page, habit):
    visit(page)
    pick(page, habit[0])
    tick(page, 1, 2, 3)
    visit(page, THURSDAY + datetime.timedelta(days=1))
    assert said(page).startswith("Done 3 days in a row.")
    tick(page, 4)
    visit(page, THURSDAY + datetime.timedelta(days=4))
    assert ticked(page) == [] and said(page).startswith("Done 4 days in a row.")


def test_after_a_pause_nobody_is_blamed(page, habit):
    visit(page)
    pick(page, habit[0])
    tick(page, 0, 1, 2)
    visit(page, THURSDAY + datetime.timedelta(days=14))
    assert said(page) == "Done 3 times so far. After a pause, habits come back quickly."


def test_a_habit_can_be_changed_let_go_and_brought_back(page, brand, habit):
    other = next(key for key in brand.habits.habits if key != habit[0])
    visit(page)
    pick(page, habit[0])
    tick(page, 0)
    do(page, "change")
    pick(page, habit[0])
    assert ticked(page) == [0]
    do(page, "drop")
    assert page.evaluate("localStorage['handbook:habit:v1'] ?? null") is None
    do(page, "undo")
    assert ticked(page) == [0]
    do(page, "change")
    pick(page, other)
    assert ticked(page) == [] and brand.habits.habits[other].name in page.inner_text(
        ".habit-tracker__name"
    )


def test_by_keyboard_alone(page, habit):
    visit(page)
    page.focus(f'.habit-tracker [data-key="{habit[0]}"] [data-act="pick"]')
    page.keyboard.press("Enter")
    expect(page.locator(".habit-tracker__name")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert ticked(page) == [0]
    expect(page.locator("#said")).to_contain_text("Monday: done.")


def test_two_tabs_show_one_habit(page, new_page, habit):
    visit(page)
    other = visit(new_page(context=page.context))
    pick(page, habit[0])
    tick(page, 0)
    other.wait_for_selector('.habit-tracker__day[data-day="0"][aria-pressed=true]')
    tick(other, 1)
    page.wait_for_selector('.habit-tracker__day[data-day="1"][aria-pressed=true]')
    assert ticked(page) == [0, 1]


def test_a_habit_that_has_left_the_handbook_is_said_and_another_picked(page, habit):
    page.goto("whats-on/team-score/")
    page.evaluate(
        'localStorage[\'handbook:habit:v1\'] = \'{"habit": "gone", "days": ["2026-11-16"]}\''
    )
    visit(page)
    assert (
        page.locator('[data-show="left"]').is_visible()
        and page.locator(".habit-tracker__mine").is_hidden()
    )
    pick(page, habit[0])
    assert page.locator('[data-show="left"]').is_hidden() and ticked(page) == []


BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('closed', 'SecurityError'); } })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


@pytest.mark.parametrize(
    ("trouble", "says"), [(BLOCKED, "doesn't let this page keep"), (FULL, "no room left")]
)
def test_without_storage_it_works_and_says_that_it_will_not_last(page, habit, trouble, says):
    page.add_init_script(trouble)
    visit(page)
    pick(page, habit[0])
    tick(page, 0, 1)
    page.fill("#worksheet-project", "A great thing")
    do(page, "add_phase", ".worksheet")
    assert ticked(page) == [0, 1] and page.input_value("#worksheet-project") == "A great thing"
    assert says in page.inner_text("#notices")


def task(page, number):
    return page.locator(".worksheet__task").nth(number)


def write_task(page, number, what, minutes):
    task(page, number).locator('[data-of="task"]').fill(what)
    task(page, number).locator('[data-of="minutes"]').fill(str(minutes))


def cut(page):
    """A sheet with two phases and three tasks, one of them too long."""
    page.fill("#worksheet-project", "Winter page")
    page.fill("#worksheet-minutes", "20")
    page.locator('.worksheet__phase [data-of="name"]').fill("Listen")
    write_task(page, 0, "Ask three people", 10)
    do(page, "add_task", ".worksheet__phase")
    write_task(page, 1, "Write it all", 60)
    do(page, "add_phase", ".worksheet")
    write_task(page, 2, "Show it to Ada", 5)


def test_a_task_that_does_not_fit_is_to_be_cut_again(page):
    visit(page)
    cut(page)
    assert [task(page, number).locator(".worksheet__cut").is_visible() for number in range(3)] == [
        False,
        True,
        False,
    ]
    assert (
        task(page, 1).locator(".worksheet__cut").inner_text()
        == "60 minutes don't fit into 20. Cut it again."
    )
    page.fill("#worksheet-minutes", "60")
    assert page.locator(".worksheet__cut:visible").count() == 0


def test_the_sheet_is_kept_ticked_and_taken_apart(page):
    visit(page)
    cut(page)
    task(page, 0).locator('[data-of="done"]').check()
    visit(page)
    assert (
        page.locator(".worksheet__phase").count() == 2
        and page.locator(".worksheet__task").count() == 3
    )
    assert (
        task(page, 0).locator('[data-of="done"]').is_checked()
        and page.input_value("#worksheet-minutes") == "20"
    )
    task(page, 1).locator('[data-act="drop_task"]').click()
    page.locator('[data-act="drop_phase"]').nth(1).click()
    assert page.locator(".worksheet__task").count() == 1
    do(page, "clear", ".worksheet")
    assert page.input_value("#worksheet-project") == ""
    do(page, "undo", ".worksheet")
    assert page.input_value("#worksheet-project") == "Winter page"


def test_the_sheet_can_be_copied_as_text(new_page):
    page = visit(new_page(permissions=["clipboard-read", "clipboard-write"]))
    cut(page)
    task(page, 0).locator('[data-of="done"]').check()
    do(page, "copy", ".worksheet")
    expect(page.locator("#said")).to_contain_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()").split("\n") == [
        "Winter page (in pieces of 20 minutes)", "", "Phase 1: Listen", "[x] Ask three people (10 min)", "[ ] Write it all (60 min)",
        "", "Phase 2", "[ ] Show it to Ada (5 min)",
    ]  # fmt: skip


def test_where_copying_is_refused_the_text_can_be_copied_by_hand(page):
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    visit(page)
    cut(page)
    do(page, "copy", ".worksheet")
    page.wait_for_selector(".worksheet__copy:visible")
    assert "Winter page" in page.input_value(".worksheet__copy")


def test_two_tabs_show_one_sheet(page, new_page):
    visit(page)
    other = visit(new_page(context=page.context))
    cut(page)
    expect(other.locator(".worksheet__task")).to_have_count(3)
    other.fill("#worksheet-project", "Summer page")
    expect(page.locator("#worksheet-project")).to_have_value("Summer page")
    assert page.locator(".worksheet__task").count() == 3


def test_nothing_is_asked_of_any_server(page, habit):
    visit(page)
    page.wait_for_load_state("networkidle")
    asked = asked_from_now_on(page)
    pick(page, habit[0])
    tick(page, 0)
    cut(page)
    assert asked == []


def test_axe_finds_nothing_in_any_state(new_page, judge, habit):
    page = visit(new_page(reduced_motion="reduce"))
    assert judge(page, 360) == []
    pick(page, habit[0])
    tick(page, 0, 3)
    cut(page)
    assert judge(page, 360) == []
    do(page, "drop")
    do(page, "clear", ".worksheet")
    assert judge(page, 360) == []


def test_it_fits_a_phone(new_page, habit):
    page = visit(new_page(viewport={"width": 360, "height": 780}))
    pick(page, habit[0])
    cut(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    sizes = page.locator(":is(.habit-tracker, .worksheet) :is(button, input):visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => Math.min(box.width, box.height))"
    )
    assert min(sizes) >= 24


def test_without_scripts_both_are_there_to_be_printed(new_page, brand, tmp_path):
    page = new_page(java_script_enabled=False)
    page.goto(PAGE)
    assert page.locator(".habit-tracker__box:visible").count() == 7 * len(brand.habits.habits)
    assert page.locator(".worksheet__rule:visible").count() > 20
    assert page.locator(".habit-tracker button:visible, .worksheet button:visible").count() == 0


def test_the_worksheet_prints_alone(page, tmp_path):
    page.add_init_script("window.print = () => {}")
    visit(page)
    cut(page)
    do(page, "print", ".worksheet")
    page.pdf(path=tmp_path / "sheet.pdf", format="A4")
    pages = PdfReader(tmp_path / "sheet.pdf").pages
    said = " ".join(pages[0].extract_text().split())
    assert (
        len(pages) == 1
        and "Winter page" in said
        and "Show it to Ada" in said
        and "I have no time for this" not in said
    )
