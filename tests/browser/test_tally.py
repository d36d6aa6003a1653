"""The sheet of one's own week, from the first tap to the team's total (requirements 28 to 30, 55)."""

from __future__ import annotations

import csv
import datetime
import io
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect
from project import Project
from pypdf import PdfReader
from support import asked_from_now_on, text

from handbook.facts.scores import FOLDER, read_scores

PAGE = "my-part/scorecard/"
ELSEWHERE = "whats-on/team-score/"
THURSDAY = datetime.datetime(2026, 11, 19, 10)
TODAY = datetime.date(2026, 11, 22)


@pytest.fixture
def roles(brand):
    return list(brand.roles)


@pytest.fixture
def plenty(brand):
    """An action that everyone can do, with what it earns and its cap."""
    shared = {key: action for key, action in brand.scorecard.actions.items() if not action.roles}
    return next(
        (key, action.points, action.weekly_cap)
        for key, action in shared.items()
        if action.weekly_cap > 2
    )


def visit(page, role=None, at=THURSDAY):
    page.clock.set_fixed_time(at)
    page.goto(PAGE)
    page.wait_for_selector(".tally--live")
    if role:
        page.select_option(".tally__role", role)
    return page


def tap(page, action, times=1, act="more"):
    for _ in range(times):
        page.click(
            f'.tally [data-key="{action}"] [data-act="{act}"]', force=True
        )  # also where it can't be enabled


def points(page):
    return int(page.inner_text(".tally__total"))


def do(page, name):
    page.click(f'.tally [data-act="{name}"]')


def exported(page):
    with page.expect_download() as download:
        do(page, "save")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def fill_up_to_the_target(page, brand, role):
    """Taps this and that until the target is reached; returns how often each."""
    tapped = {}
    for key, action in brand.scorecard.actions.items():
        if action.open_to(role):
            tapped[key] = min(2, action.weekly_cap)
            tap(page, key, tapped[key])
        if points(page) >= brand.scorecard.weekly_target:
            return tapped
    raise AssertionError("the target cannot be reached so")


def test_reaching_the_weekly_target(page, brand, roles):
    visit(page, roles[0])
    assert "Nothing on it yet" in page.inner_text(".tally__word")
    fill_up_to_the_target(page, brand, roles[0])
    assert page.inner_text(".tally__word").startswith("Target reached")


def test_every_role_sees_its_own_actions_and_no_others(page, brand, roles):
    visit(page)
    for role in roles:
        page.select_option(".tally__role", role)
        shown = page.locator(".tally__action:visible").evaluate_all(
            "rows => rows.map(row => row.dataset.key)"
        )
        assert set(shown) == {
            key for key, action in brand.scorecard.actions.items() if action.open_to(role)
        }


def test_at_the_cap_a_tap_says_so_and_adds_nothing(page, roles, plenty):
    key, worth, cap = plenty
    visit(page, roles[0])
    tap(page, key, cap)
    assert (
        points(page) == worth * cap
        and page.locator(f'[data-key="{key}"] .tally__full').is_visible()
    )
    tap(page, key)
    assert points(page) == worth * cap
    expect(page.locator("#said")).to_contain_text(f"{cap} of {cap}")
    tap(page, key, act="less")
    assert (
        points(page) == worth * (cap - 1)
        and page.locator(f'[data-key="{key}"] .tally__full').is_hidden()
    )


def test_by_keyboard_alone(page, roles, plenty):
    key, worth, _ = plenty
    visit(page)
    page.focus(".tally__role")
    page.keyboard.press("ArrowDown")
    button = f'[data-key="{key}"] [data-act="more"]'
    while not page.locator(button).evaluate("one => one === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    assert points(page) == 2 * worth
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert points(page) == 0 and page.locator(button).evaluate(
        "one => one === document.activeElement"
    )


def test_the_role_and_the_sheet_are_still_there_next_day(page, roles, plenty):
    visit(page, roles[1])
    tap(page, plenty[0], 2)
    visit(page, at=THURSDAY + datetime.timedelta(days=1))
    assert page.input_value(".tally__role") == roles[1] and points(page) == 2 * plenty[1]
    assert page.evaluate("localStorage['handbook:role:v1']") == f'"{roles[1]}"'


def test_two_roles_on_one_machine_have_a_sheet_each(page, roles, plenty):
    visit(page, roles[0])
    tap(page, plenty[0])
    page.select_option(".tally__role", roles[1])
    assert points(page) == 0
    page.select_option(".tally__role", roles[0])
    assert points(page) == plenty[1]


def test_the_file_is_what_the_team_s_score_reads(page, brand, roles, tmp_path):
    visit(page, roles[0])
    tapped = fill_up_to_the_target(page, brand, roles[0])
    name, data = exported(page)
    assert name == "2026-W47.csv"
    rows = list(csv.DictReader(io.StringIO(data.decode())))
    assert {row["action"]: int(row["times"]) for row in rows} == tapped and {
        row["role"] for row in rows
    } == {roles[0]}
    assert {row["week"] for row in rows} == {"2026-W47"} and sum(
        int(row["points"]) for row in rows
    ) == points(page)
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / name).write_bytes(data * 2)  # two colleagues did the same
    scores, problems = read_scores(tmp_path, brand, TODAY)
    assert not problems and scores.total == 2 * points(page) and len(scores.sheets) == 2


def test_three_sheets_make_the_team_s_total(new_page, brand, roles, tmp_path):
    sheets, total = b"", 0
    for role in roles[:3]:
        page = visit(new_page(), role, THURSDAY - datetime.timedelta(days=7))
        fill_up_to_the_target(page, brand, role)
        sheets += exported(page)[1]
        total += points(page)
    project = Project(tmp_path).keep_pages(
        "docs/whats-on/team-score.md", "docs/my-part/scorecard.md"
    )
    for old in (tmp_path / FOLDER).glob("*.csv"):
        old.unlink()
    project.write(f"{FOLDER}/2026-W46.csv", sheets)
    run = project.run("publish")
    assert run.returncode == 0, run.stdout + run.stderr
    article = BeautifulSoup(project.page("whats-on/team-score"), "html.parser").article
    assert text(article.find(class_="team-score__total")).startswith(
        f"{total} points, all of us together"
    )
    assert "from 3 sheets handed in" in text(article) and not [
        role.name for role in brand.roles.values() if role.name in text(article.section)
    ]


def test_without_any_sheets_the_site_still_builds(tmp_path):
    project = Project(tmp_path).keep_pages(
        "docs/whats-on/team-score.md", "docs/my-part/scorecard.md"
    )
    shutil.rmtree(tmp_path / FOLDER)
    run = project.run("publish")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "No sheets yet" in project.page("whats-on/team-score")


def test_a_new_week_keeps_last_week_s_sheet_until_it_is_handed_in(page, roles, plenty):
    visit(page, roles[0])
    tap(page, plenty[0], 2)
    visit(page, at=datetime.datetime(2026, 11, 23, 8))
    assert points(page) == 0 and "November 16" in page.inner_text('[data-show="older"]')
    do(page, "open")
    assert points(page) == 2 * plenty[1] and "November 16" in page.inner_text(".tally__week")
    tap(page, plenty[0])  # what was forgotten on Friday
    assert exported(page)[0] == "2026-W47.csv"
    do(page, "hand_in")
    assert points(page) == 0 and page.locator('[data-show="older"]').is_hidden()
    do(page, "undo")
    assert points(page) == 3 * plenty[1]
    do(page, "hand_in")
    page.reload()
    page.wait_for_selector(".tally--live")
    assert page.locator('[data-show="older"]').is_hidden() and "2026-W47" not in page.evaluate(
        "localStorage['handbook:tally:v1']"
    )


def test_the_first_days_of_january_belong_to_the_last_week_of_the_year(page, roles, plenty):
    visit(page, roles[0], datetime.datetime(2027, 1, 2, 12))
    tap(page, plenty[0])
    assert exported(page)[0] == "2026-W53.csv"


def test_a_page_left_open_over_the_weekend_begins_a_new_sheet(page, roles, plenty):
    visit(page, roles[0], datetime.datetime(2026, 11, 22, 23, 50))
    tap(page, plenty[0], 2)
    page.clock.set_fixed_time(datetime.datetime(2026, 11, 23, 0, 10))
    tap(page, plenty[0])
    assert points(page) == plenty[1] and page.locator('[data-show="older"]').is_visible()


def test_two_tabs_count_on_one_sheet(page, new_page, roles, plenty):
    key, worth, cap = plenty
    visit(page, roles[0])
    other = visit(new_page(context=page.context))
    tap(page, key)
    expect(other.locator(".tally__total")).to_have_text(str(worth))
    tap(other, key)
    expect(page.locator(".tally__total")).to_have_text(str(2 * worth))
    tap(page, key, cap - 2)
    assert points(page) == cap * worth


BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('closed', 'SecurityError'); } })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


@pytest.mark.parametrize(
    ("trouble", "says"), [(BLOCKED, "doesn't let this page keep"), (FULL, "no room left")]
)
def test_without_storage_the_sheet_works_and_says_that_it_will_not_last(
    page, roles, plenty, trouble, says
):
    page.add_init_script(trouble)
    visit(page, roles[0])
    tap(page, plenty[0], 2)
    assert points(page) == 2 * plenty[1] and says in page.inner_text("#notices")
    assert b"2026-W47" in exported(page)[1]


def test_facts_that_changed_since_break_nothing(page, roles, plenty):
    key, worth, cap = plenty
    page.goto(ELSEWHERE)
    sheet = f'{{"2026-W47": {{"{roles[0]}": {{"{key}": {cap + 5}, "gone": 2}}, "left": {{"gone": 1}}}}}}'
    page.evaluate(
        f"localStorage['handbook:tally:v1'] = '{sheet}'; localStorage['handbook:role:v1'] = '\"left\"'"
    )
    visit(page)
    assert page.input_value(".tally__role") == "" and page.locator(".tally__count").is_hidden()
    page.select_option(".tally__role", roles[0])
    assert points(page) == worth * cap and page.locator('[data-show="gone"]').is_visible()
    tap(page, key, act="less")
    assert points(page) == worth * (cap - 1)
    assert b"gone" not in exported(page)[1] and '"gone":2' in page.evaluate(
        "localStorage['handbook:tally:v1']"
    )


@pytest.mark.parametrize(
    "damage", ['{"2026-W47": 3}', '{"2026-W47": {"r": {"a": "x"}}}', "[1]", "{broken", '"text"']
)
def test_a_damaged_sheet_is_set_aside_and_said(page, roles, plenty, damage):
    page.goto(ELSEWHERE)
    page.evaluate("damage => (localStorage['handbook:tally:v1'] = damage)", damage)
    visit(page, roles[0])
    tap(page, plenty[0])
    assert points(page) == plenty[1] and "can't be read any more" in page.inner_text("#notices")


def test_nothing_is_asked_of_any_server(page, brand, roles):
    visit(page, roles[0])
    page.wait_for_load_state("networkidle")
    asked = asked_from_now_on(page)
    fill_up_to_the_target(page, brand, roles[0])
    exported(page)
    assert asked == []


def test_axe_finds_nothing_in_any_state(new_page, judge, brand, roles, plenty):
    page = visit(new_page(reduced_motion="reduce"))
    assert judge(page, 360) == []
    page.select_option(".tally__role", roles[0])
    tap(page, plenty[0], plenty[2])
    assert judge(page, 360) == []
    fill_up_to_the_target(page, brand, roles[0])
    assert judge(page, 360) == []
    visit(page, at=datetime.datetime(2026, 11, 24, 8))
    assert judge(page, 360) == []
    do(page, "open")
    assert judge(page, 360) == []
    do(page, "hand_in")
    assert judge(page, 360) == []
    page.goto(ELSEWHERE)
    assert judge(page, 360) == []


def test_it_fits_a_phone(new_page, roles, plenty):
    page = visit(new_page(viewport={"width": 360, "height": 780}), roles[0])
    tap(page, plenty[0], plenty[2])
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    boxes = page.locator(".tally button:visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().toJSON())"
    )
    assert (
        min(min(box["width"], box["height"]) for box in boxes) >= 44
        and max(box["right"] for box in boxes) <= 344
    )
    page.goto(ELSEWHERE)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_without_scripts_the_sheet_is_there_to_be_printed(new_page, brand, tmp_path):
    page = new_page(java_script_enabled=False)
    page.goto(PAGE)
    assert page.locator(".tally__box:visible").count() == sum(
        action.weekly_cap for action in brand.scorecard.actions.values()
    )
    assert page.locator(".tally button:visible, .tally select:visible").count() == 0
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    names = [action.name for action in brand.scorecard.actions.values()]
    pages = [
        " ".join(sheet.extract_text().split()) for sheet in PdfReader(tmp_path / "page.pdf").pages
    ]
    assert any(all(name in sheet for name in names) and "Name" in sheet for sheet in pages)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_sheet_prints_on_one_page_with_a_line_for_the_name(
    page, brand, roles, plenty, tmp_path, paper
):
    page.add_init_script("window.print = () => (window.printed = true)")
    most = max(
        roles,
        key=lambda role: sum(action.open_to(role) for action in brand.scorecard.actions.values()),
    )
    visit(page, most)
    tap(page, plenty[0], 2)
    do(page, "print")
    assert page.evaluate("window.printed")
    page.pdf(path=tmp_path / "sheet.pdf", format=paper)
    pages = PdfReader(tmp_path / "sheet.pdf").pages
    said = " ".join(pages[0].extract_text().split())
    assert (
        len(pages) == 1
        and "Name" in said
        and brand.roles[most].name in said
        and "November 16" in said
    )
    assert f"My points this week: {2 * plenty[1]} of" in said
    assert all(
        action.name in said for action in brand.scorecard.actions.values() if action.open_to(most)
    )
    assert page.locator("h1").is_visible()  # after printing, the page is whole again
