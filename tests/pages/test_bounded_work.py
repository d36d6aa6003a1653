"""No page keeps the check busy: what takes a step for each pair of its characters would never end."""

import pytest

from handbook.pages.never_say import Words
from handbook.pages.page import Page
from handbook.pages.html_tree import TooDeep, content
from handbook.pages.first_day import read_first_day
from handbook.pages.reading_time import words_by_role
from handbook.pages.typed_by_hand import Finder, check_typed_by_hand
from handbook.pages.visible_text import snippets, unexplained
from handbook.pages.wording import of_page
from handbook.input.time_limit import SECONDS, Clock

SIZE = 200_000
PIECES = {
    "openings of a print": "{{",
    "openings of a tag": "{%",
    "openings of a comment": "{#",
    "raw without an end": "{% raw %}",
    "literal without an end": "{# literal",
    "literals in one paragraph": "{# literal: so #} a ",
    "links without an end": "](",
    "attributes without an end": "{: #a",
    "a fact again and again": "Wrenfield ",
    "numbers": "1 ",
    "blanks": " ",
    "empty lines": "\n",
    "one word": "a",
    "brackets": "1(",
}


@pytest.fixture(scope="module")
def finder(brand):
    return Finder(brand)


@pytest.fixture
def clock():
    clock = Clock()
    clock.start("a test", SECONDS)
    yield
    clock.stop()


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
@pytest.mark.whole
def test_a_page_of_one_thing_over_and_over_is_read_to_its_end(brand, finder, clock, piece):
    body = "## Step " + piece * (SIZE // len(piece))
    page = Page("docs/my-part/first-day.md", body, meta={"key": "first_day"})
    problems = [*snippets(page), *unexplained(page), *check_typed_by_hand(page, finder)]
    words = Words(brand)
    problems += [problem for wording in of_page(page) for problem in words.in_text(wording)]
    assert all(1 <= problem.line <= body.count("\n") + 1 for problem in problems)
    assert len(read_first_day([page], brand, {}, {})[0].steps) == 1


OPEN = {
    "elements": "<div>word " * 40_000 + "</i>" * 40_000,
    "elements of which some are closed": ("<div>" * 300 + "</div>" * 200) * 300,
    "formatting": "<p>" + "<b>" * 300 + "</p>" + "<p>word</p>" * 40_000,
    "attributes": "<p " + " ".join(f"a{number}" for number in range(40_000)) + ">word</p>",
    "formatting in blocks": "<b><div>" * 40_000 + "</b>" * 40_000,
}


@pytest.mark.parametrize("html", OPEN.values(), ids=OPEN)
def test_thousands_of_open_elements_are_refused_at_once(clock, html):
    assert content(html) is None
    with pytest.raises(TooDeep):
        words_by_role(html)
