"""Day one in each role, by keys alone and by fingers alone: the path, then each of the five things tried (requirements 32 to 37, 52)."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import pytest
from playwright.sync_api import Locator, Page, expect

from handbook.subjects.recall import TOPICS

LONGEST = 15
"""Minutes of reading that a first day may take."""
PATH = "my-part/first-day/"
SHARED = ".path input[type=checkbox]:not([data-role] *)"


class Keys:
    """Someone without a mouse."""

    options: ClassVar = {"viewport": {"width": 1280, "height": 800}}

    def use(self, target: Locator) -> None:
        """Tab to something and press it."""
        wanted = target.element_handle()
        for _ in range(300):
            if wanted.evaluate("wanted => wanted === document.activeElement"):
                break
            target.page.keyboard.press("Tab")
        target.page.keyboard.press(
            "Enter" if wanted.evaluate("one => one.localName === 'a'") else "Space"
        )

    def choose(self, page: Page, number: int) -> None:
        """One of several to choose from: Tab to the one that is chosen, or the first, then by arrows."""
        radios = page.locator("[name=role]")
        at = radios.evaluate_all("all => Math.max(0, all.findIndex((one) => one.checked))")
        self.use(radios.nth(at))
        for _ in range((number - at) % radios.count()):
            page.keyboard.press("ArrowDown")


class Fingers:
    """Someone with a phone."""

    options: ClassVar = {
        "viewport": {"width": 360, "height": 740},
        "has_touch": True,
        "is_mobile": True,
    }

    def use(self, target: Locator) -> None:
        target.tap()

    def choose(self, page: Page, number: int) -> None:
        page.locator(".day__role").nth(number).tap()


@pytest.fixture(params=[Keys, Fingers])
def someone(request) -> Keys | Fingers:
    return request.param()


def walk(page: Page, someone: Keys | Fingers, number: int) -> None:
    """The path of one role, every box ticked; what all roles share is ticked by hand once."""
    if number:
        someone.use(page.get_by_role("button", name="Choose another role"))
    someone.choose(page, number)
    someone.use(page.get_by_role("button", name="This is me"))
    if number:
        page.locator(SHARED).evaluate_all("boxes => boxes.forEach((box) => box.click())")
    left = page.locator(".path input[type=checkbox]:visible:not(:checked)")
    while left.count():
        someone.use(left.first)


def round_of(page: Page, use: Callable[[Locator], None]) -> set[str]:
    """A round of questions; returns what they were about."""
    about = set()
    use(page.get_by_role("button", name="Start a round"))
    while page.locator(".recall__card").is_visible():
        about.add(page.locator(".recall__name").inner_text())
        choice = page.locator(".recall__choices button")
        if choice.count():
            use(choice.first)
            use(page.get_by_role("button", name="Go on"))
        else:
            use(page.get_by_role("button", name="Show the answer"))
            use(page.get_by_role("button", name="I knew it"))
    return about


def test_the_first_day_ends_with_each_of_the_five_things_tried(new_page, brand, someone):
    page = new_page(**someone.options)
    page.goto(PATH)
    for number in range(len(brand.roles) + 1):  # the last is none of them
        walk(page, someone, number)
        expect(page.locator(".day__end")).to_be_visible()
        assert page.locator(".stop--done").count() == page.locator(".stop").count()
        assert int(page.locator(".day__minutes").inner_text()) <= LONGEST
    someone.use(page.locator(".path").get_by_role("link", name="a round of questions"))
    page.wait_for_url("**/my-part/recall/")
    assert {topic.name for topic in TOPICS if topic.first} <= round_of(page, someone.use)
    page.goto(PATH)
    someone.use(page.locator(".path .checklist").get_by_role("link", name="the pitch"))
    page.wait_for_url("**/what-we-say/pitch/")
    someone.use(page.get_by_role("button", name="Start", exact=True))
    someone.use(page.get_by_role("button", name="Stop", exact=True))
    expect(page.locator(".pitch-timer__result")).not_to_be_empty()
