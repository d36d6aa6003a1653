"""Font files: one that opens, small enough to come with a page, under a stated license."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pydantic import ValidationError

from handbook.pages.file_contents import check_contents
from handbook.pages.fonts import MOST_BYTES, check_font
from handbook.subjects.typography import Font

LETTERS = (Path(__file__).parents[1] / "fonts" / "letters.woff2").read_bytes()


def problems(data):
    return [(problem.code, problem.mend) for problem in check_font(data, "alder.woff2")]


def test_a_font_that_opens_is_in_order():
    assert problems(LETTERS) == []


@pytest.mark.parametrize("data", [LETTERS[:1200], LETTERS[:48] + bytes(2000), b"wOF2"])
def test_a_broken_font_is_refused(data):
    assert problems(data) == [("font", "take it from where it came")]


@given(some.binary(max_size=400))
def test_whatever_follows_the_beginning_of_a_font_is_judged(rest):
    assert all(code == "font" for code, _ in problems(LETTERS[:80] + rest))


def test_a_font_that_every_reader_would_wait_for_is_refused(tmp_path):
    file = tmp_path / "alder.woff2"
    file.write_bytes(LETTERS + bytes(MOST_BYTES))
    (problem,) = check_contents(file, "data/assets/alder.woff2")
    assert problem.code == "too-large" and "subset" in problem.mend


@pytest.mark.parametrize(
    ("facts", "what"),
    [
        ({"source": "file"}, "has no files"),
        ({"source": "file", "files": [{"path": "assets/a.woff2"}]}, "by which license"),
        ({"source": "system", "files": [{"path": "assets/a.woff2"}]}, "its source is system"),
        ({"source": "file", "license": "x", "files": [{"path": "assets/a.ttf"}]}, "a.ttf"),
        ({"source": "file", "license": "x", "files": [{"path": "https://x.test/a.woff2"}]}, "x.test"),
        ({"source": "file", "license": "x", "files": [{"path": "assets/a.woff2", "unicode-range": "all;}"}]}, "all;}"),
        ({"source": "https"}, "https"),
    ],
)  # fmt: skip
def test_what_a_font_says_of_itself_is_judged(facts, what):
    with pytest.raises(ValidationError, match=what.replace(".", r"\.")):
        Font.model_validate({"family": "Alder Sans", **facts})
