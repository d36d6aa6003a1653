"""Where we come from and where we are going (requirements 3, 16, 48, 51)."""

from __future__ import annotations

import pytest
from support import shows_as_written, text

from handbook.subjects.story import promise

MACROS = [promise]


def test_the_promise_is_one_line(brand):
    assert text(promise(brand)) == f"Our promise {brand.story.promise}"


@pytest.mark.parametrize("macro", MACROS)
def test_what_looks_like_markup_is_shown_as_written(macro, hostile_brand):
    assert shows_as_written(macro(hostile_brand))


@pytest.mark.parametrize("macro", MACROS)
def test_a_small_company_has_something_to_read(macro, small_brand):
    assert len(text(macro(small_brand))) > 10
