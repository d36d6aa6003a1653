"""Whatever stands in a page, it is checked to the end: problems with lines that exist, never an exception."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.pages.template_language import check_language
from handbook.pages.page import split
from handbook.pages.typed_by_hand import Finder, check_typed_by_hand, mended
from handbook.pages.never_say import Words
from handbook.pages.withheld_words import Withheld
from handbook.pages.wording import of_page
from macros import MACROS
from support import FUZZ

PIECES = ["{{", "}}", "{%", "%}", "{#", "#}", "---\n", "\n", " ", "contact", ".", "email", "palette", "()", "swatch", "(", ")", '"ink"', "|", "link",
          "default", "if", "for", "in", "end", "raw", "endraw", "set", "literal", ":", "title", "+1 503 555 0123", "Robin", "solution", "#12372A",
          "[", "]", "0", "*", "**", "~", "é", "你", "-", "not", "is", "defined", "roles", "loop", "_", "__class__"]  # fmt: skip
PAGE = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@pytest.fixture(scope="module")
def finder(brand):
    return Finder(brand)


@pytest.fixture(scope="module")
def withheld(brand):
    return Withheld(brand, {("customers", "named", key): "no" for key in brand.customers.named})


@settings(max_examples=300 * FUZZ, deadline=None)
@given(text=PAGE)
@pytest.mark.whole
def test_any_page_is_checked_to_the_end(brand, finder, withheld, text):
    page, problems = split(text, "docs/any.md")
    problems += check_language(page, brand, MACROS)
    problems += check_typed_by_hand(page, finder)
    for wording in of_page(page):
        problems += Words(brand).in_text(wording)
        problems += withheld.in_text(wording)
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems)
    assert all(problem.what and problem.mend for problem in problems)
    assert mended(page, finder).count("\n") == page.body.count("\n")
