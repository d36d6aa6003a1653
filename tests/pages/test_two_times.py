"""One promise, two times: told wherever the second one stands."""

import pytest

from handbook.edition import prepare
from handbook.pages.page import split
from handbook.pages.two_times import TwoTimes
from handbook.pages.wording import Wording, of_page
from macros import MACROS
from project import TODAY, Project
import datetime

PROMISE = "If a bike on Care breaks down, a replacement comes within one working day."


def told(brand, *bodies, paths=()):
    """The lines at which bodies of pages, and facts at ``paths``, are told to promise another time."""
    promises = TwoTimes(brand)
    for path, text in paths:
        promises.hear(
            Wording("data/message.yaml", text, 1, ".".join(path), "fact", text, path=path)
        )
    for number, body in enumerate(bodies):
        page, _ = split(body, f"docs/page{number}.md")
        for wording in of_page(page):
            promises.hear(wording)
    return [(problem.file, problem.line) for problem in promises.problems()]


@pytest.mark.parametrize(
    "other",
    [
        "A bike breaks down? The replacement comes within two working days.",
        "When a bike breaks down, we\nbring a replacement within a day.",
        "- When a bike breaks down, a replacement is there within the hour",
        "A replacement in less than 3 hours, if a bike breaks down.",
        "If a bike breaks down on Care, a replacement comes in under twelve business hours.",
    ],
)
def test_a_promise_with_another_time_is_told(brand, other):
    line = next(
        n
        for n, text in enumerate(f"\n{other}".split("\n"), 1)
        if "within" in text or " in " in text
    )
    assert told(brand, PROMISE, f"# Care\n{other}")[0] == ("docs/page1.md", line)


@pytest.mark.parametrize(
    "other",
    [
        "If a bike breaks down, a replacement comes within 1 business day.",
        "When a bike breaks down, a replacement comes within {{ facts.replacement }}.",
        "Call back within two hours.",
        "Within a year, ten bakers came.",
        "Bikes that break down are rare.",
    ],
)
def test_the_same_time_or_another_promise_is_not(brand, other):
    assert not told(brand, PROMISE, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("New customers get a call within a day.", "New customers get a card within a week."),
        ("Refunds are paid within 14 days.", "Refunds are paid within two weeks."),
        ("We call a new customer back within the hour.", "We call a new customer back within 60 minutes."),
        ("Orders before noon arrive within a day.", "Orders from abroad arrive within a week."),
    ],
)  # fmt: skip
def test_two_promises_that_sound_alike_are_not(brand, one, other):
    assert not told(brand, one, other)


def test_two_things_of_one_kind_may_promise_each_its_own(brand):
    robin, heron = list(brand.products)[:2]
    path = lambda key: ("products", str(key), "one_line")  # noqa: E731
    texts = (
        "A replacement comes within one day if it breaks down.",
        "A replacement comes within two days if it breaks down.",
    )
    assert not told(brand, paths=zip((path(robin), path(heron)), texts, strict=True))
    assert told(brand, paths=zip((path(robin), ("message", "key")), texts, strict=True))


@pytest.mark.whole
def test_a_writer_is_told_both_places_and_nothing_is_stopped(tmp_path):
    project = Project(tmp_path)
    project.keep_pages("docs/what-we-say/pitch.md")
    project.write(
        "docs/what-we-say/press.md",
        f"---\ndescription: For the press.\n---\n\n# Press\n\n{PROMISE.replace('one working day', 'two days')}\n",
    )
    edition = prepare(tmp_path, MACROS, datetime.date.fromisoformat(TODAY))
    (found,) = [problem for problem in edition.problems if problem.code == "two times"]
    assert (found.file, found.line, found.level) == ("docs/what-we-say/press.md", 7, "warning")
    assert "within two days" in found.what and "within one working day" in found.what
