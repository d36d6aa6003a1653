"""A new hire's first day with the path, in a browser (requirement 52)."""

from __future__ import annotations

import pytest
from support import asked_from_now_on
from playwright.sync_api import Page, expect

PATH = "my-part/first-day/"
FULL = (
    "Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError') }"
)
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })"


@pytest.fixture
def names(brand):
    """The roles' names, in the order in which they are offered."""
    return [role.name for role in brand.roles.values()]


def start(page: Page, role: str) -> Page:
    page.goto(PATH)
    page.get_by_role("radio", name=role, exact=True).check()
    page.get_by_role("button", name="This is me").click()
    return page


def boxes(page: Page):
    """The boxes on the path, once they are there."""
    page.locator(".path input[type=checkbox]").first.wait_for()
    return page.locator(".path input[type=checkbox]:visible")


def ticked(page: Page) -> int:
    return sum(box.is_checked() for box in boxes(page).all())


def tab_to(page: Page, what: str) -> None:
    """Press Tab until something that matches has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return
    raise AssertionError(f"the keyboard does not reach {what}")


def tomorrow(page: Page, new_page) -> Page:
    """The same browser, closed and opened again."""
    return new_page(storage_state=page.context.storage_state())


@pytest.mark.parametrize("place", [0, 2, -1])
def test_the_path_is_walked_by_keyboard_alone(page, names, place):
    page.goto(PATH)
    tab_to(page, "[name=role]")
    page.keyboard.press("Space")
    for _ in range(place % len(names)):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text(names[place])
    for _ in range(boxes(page).count()):
        tab_to(page, "[type=checkbox]")
        page.keyboard.press("Space")
    expect(page.get_by_text("That was your first day. Well done.").first).to_be_visible()
    expect(page.get_by_text("You can say who we are")).to_be_visible()


def test_only_the_chosen_role_is_left_with_what_is_its_own(page, brand, names):
    key, role = list(brand.roles.items())[1]
    start(page, role.name)
    expect(page.locator("details.part:visible")).to_have_count(1)
    part = page.locator("details.part:visible")
    for words in (role.shifts[0].before, role.shifts[0].after, role.before_going_home):
        expect(part.get_by_text(words)).to_be_visible()
    assert part.locator(".part__way").all_inner_texts() == [
        f"{a.points}\npoint{'s' * (a.points > 1)}\n{a.name}"
        for a in sorted(brand.scorecard.nearest(key, 5), key=lambda a: not a.roles)
    ]
    assert part.locator(".part__habit").count() == 3


def test_a_tick_counts_and_is_said(page, names):
    start(page, names[0])
    everything = boxes(page).count()
    boxes(page).first.check()
    expect(page.get_by_text(f"1 of {everything} ticked").first).to_be_visible()
    expect(page.locator("#said")).to_have_text(f"1 of {everything} ticked")
    assert page.get_by_role("progressbar").evaluate("bar => [bar.value, bar.max]") == [
        1,
        everything,
    ]


def test_the_next_day_shows_where_you_were(page, new_page, names):
    start(page, names[0])
    for box in boxes(page).all()[:4]:  # the first two steps
        box.check()
    later = tomorrow(page, new_page)
    later.goto(PATH)
    expect(later.get_by_text("Welcome back")).to_be_visible()
    expect(later.locator(".day__role-name")).to_have_text(names[0])
    expect(later.locator(".stop--done")).to_have_count(2)
    third = later.locator("h2").nth(2)
    expect(later.locator(".day__next a")).to_have_attribute("href", f"#{third.get_attribute('id')}")
    assert ticked(later) == 4


def test_the_first_page_knows_the_next_step(page, new_page, names):
    page.goto("")
    expect(page.locator(".next-step a:visible")).to_have_text("Start with your first day")
    start(page, names[0])
    boxes(page).nth(0).check()
    page.goto("")
    expect(page.locator(".next-step a:visible")).to_have_text("How people reach us")
    page.locator(".next-step a:visible").click()
    expect(page.locator("h2").first).to_be_in_viewport()
    for box in boxes(page).all():
        box.check()
    page.goto("")
    expect(page.locator(".next-step a:visible")).to_have_text("Count one small thing for the team")


def test_starting_over_asks_first(page, names):
    start(page, names[0])
    boxes(page).first.check()
    over = page.get_by_role("button", name="Start over")
    over.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Keep my ticks")).to_be_focused()
    page.keyboard.press("Escape")
    expect(over).to_be_focused()
    assert ticked(page) == 1
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".day__role-name")).to_be_focused()
    expect(page.locator("#said")).to_have_text("All ticks of this role are cleared.")
    page.reload()
    assert ticked(page) == 0


def test_several_people_share_a_machine(page, names):
    start(page, names[0])
    boxes(page).nth(0).check()
    for name, expected in ((names[1], 0), (names[0], 1)):
        page.get_by_role("button", name="Choose another role").click()
        page.get_by_role("radio", name=name, exact=True).check()
        page.get_by_role("button", name="This is me").click()
        assert ticked(page) == expected


def test_what_was_ticked_before_choosing_comes_along(page, names):
    page.goto(PATH)
    boxes(page).first.check()
    page.get_by_role("radio", name=names[0], exact=True).check()
    page.get_by_role("button", name="This is me").click()
    assert ticked(page) == 1


def test_two_tabs_lose_nothing(page, new_page, names):
    start(page, names[0])
    other = new_page(context=page.context)
    other.goto(PATH)
    boxes(page).nth(0).check()
    expect(boxes(other).nth(0)).to_be_checked()
    boxes(other).nth(1).check()
    expect(boxes(page).nth(1)).to_be_checked()
    page.reload()
    assert ticked(page) == 2


@pytest.mark.parametrize(
    ("script", "words"), [(FULL, "no room left"), (BLOCKED, "doesn't let this page keep anything")]
)
def test_a_storage_that_keeps_nothing_is_said_once_and_breaks_nothing(page, names, script, words):
    page.add_init_script(script)
    page.goto(PATH)
    expect(page.locator(".notice")).to_have_count(0)
    start(page, names[0])
    boxes(page).nth(0).check()
    boxes(page).nth(1).check()
    assert ticked(page) == 2
    expect(page.locator(".notice")).to_have_count(1)
    expect(page.get_by_text(words)).to_be_visible()
    page.get_by_role("button", name="All right").click()
    expect(page.locator(".notice")).to_have_count(0)
    boxes(page).nth(2).check()
    assert ticked(page) == 3


def test_a_role_that_is_gone_asks_again_and_keeps_the_ticks(page, names):
    start(page, names[0])
    boxes(page).nth(0).check()
    page.evaluate(
        "role => { for (const key of Object.keys(localStorage))"
        " localStorage[key] = localStorage[key].replaceAll(role, 'lamplighter') }",
        _key(page),
    )
    page.goto("")
    expect(page.locator(".next-step a:visible")).to_have_text("Start with your first day")
    page.goto(PATH)
    expect(page.get_by_text("isn’t in the handbook any more")).to_be_visible()
    page.get_by_role("radio", name=names[1], exact=True).check()
    page.get_by_role("button", name="This is me").click()
    assert ticked(page) == 1


def _key(page: Page) -> str:
    return page.locator("[name=role]:checked").first.get_attribute("value")


def test_ticks_for_words_that_are_gone_are_passed_over(page, names):
    start(page, names[0])
    boxes(page).nth(0).check()
    page.evaluate(
        "key => localStorage[key] = localStorage[key].replace('[', '[\"an-old-step\",')",
        "handbook:first_day:v1",
    )
    page.reload()
    assert ticked(page) == 1
    expect(page.get_by_text("1 of").first).to_be_visible()


@pytest.mark.parametrize(
    "damage", ["{not json", '{"role": "x"}', '{"ticks": {"x": 5}, "done": {}}', '"a word"']
)
def test_what_cannot_be_read_is_set_aside_and_said(new_page, site_url, names, damage):
    kept = [{"name": "handbook:first_day:v1", "value": damage}]
    page = new_page(
        storage_state={
            "cookies": [],
            "origins": [{"origin": site_url.rstrip("/"), "localStorage": kept}],
        }
    )
    page.goto(PATH)
    expect(page.get_by_text("can't be read any more")).to_be_visible()
    assert page.evaluate("localStorage['handbook:first_day:v1:damaged']") == damage
    start(page, names[0])
    boxes(page).first.check()
    assert ticked(page) == 1


def test_ticking_asks_no_one_anything(page, names):
    page.goto(PATH)
    page.wait_for_load_state("networkidle")
    asked = asked_from_now_on(page)
    page.get_by_role("radio", name=names[0], exact=True).check()
    page.get_by_role("button", name="This is me").click()
    for box in boxes(page).all():
        box.check()
    page.wait_for_timeout(300)
    assert asked == []


def test_everyone_can_use_it_in_every_state(new_page, judge, names):
    page = new_page(reduced_motion="reduce")
    page.goto(PATH)
    assert judge(page, 360, 1280) == []
    start(page, names[0])
    boxes(page).first.check()
    page.get_by_role("button", name="Start over").click()
    assert judge(page, 360, 1280) == []
    page.get_by_role("button", name="Keep my ticks").click()
    for box in boxes(page).all():
        box.check()
    assert judge(page, 360, 1280) == []
    page.goto("")
    assert judge(page, 360, 1280) == []


def test_targets_are_large(page, names):
    start(page, names[0])
    lines = page.locator(".path label:visible, .day button:visible, .stop__number")
    assert all(line.bounding_box()["height"] >= 44 for line in lines.all())


def test_without_scripts_it_is_all_there(new_page, brand, names):
    page = new_page(java_script_enabled=False)
    page.goto(PATH)
    expect(page.get_by_text("minutes of reading")).to_be_visible()
    expect(page.locator("form.day__choose")).to_be_hidden()
    for name, role in zip(names, brand.roles.values(), strict=True):
        part = page.locator("details.part").filter(has=page.locator("summary", has_text=name))
        part.first.locator("summary").click()
        expect(part.first.get_by_text(role.before_going_home)).to_be_visible()
    page.goto("")
    expect(page.locator(".next-step a:visible")).to_have_text("Start with your first day")


def test_on_paper_it_has_the_chosen_part_and_boxes(page, names):
    start(page, names[0])
    page.locator("details.part:visible summary").click()  # closed on the screen, open on paper
    page.emulate_media(media="print")
    expect(page.locator("details.part:visible")).to_have_count(1)
    expect(page.locator("details.part:visible").get_by_text("Before going home")).to_be_visible()
    expect(page.get_by_role("button", name="Start over")).to_be_hidden()
    expect(page.locator(".day__paper")).to_be_visible()
    assert boxes(page).count() > 8
