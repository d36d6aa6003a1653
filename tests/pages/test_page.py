"""Where a page begins is decided once; mkdocs is told, whatever it would have made of the file itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from handbook.pages.page import split
from support import FUZZ

FILES = {
    "none": ("# A\n", {}, "# A\n", 1),
    "closed by dots": ("---\ntitle: A\n...\n# A\n", {"title": "A"}, "# A\n", 4),
    "blanks after the lines": ("--- \ntitle: A\n---\t\n# A\n", {"title": "A"}, "# A\n", 4),
    "empty, then a rule": ("---\n---\n\nA\n\n---\n\nB\n", {}, "\nA\n\n---\n\nB\n", 3),
    "no last line feed": ("---\ntitle: A\n---", {"title": "A"}, "", 4),
    "a number for a title": ("---\ntitle: '2026'\n---\n# A", {"title": "2026"}, "# A", 4),
    "a first line with a colon": ("Note: this\n\n# A\n", {}, "Note: this\n\n# A\n", 1),
    "a rule in a title": ('---\ntitle: "a --- b"\n---\nA', {"title": "a --- b"}, "A", 4),
}


@pytest.mark.parametrize(("text", "meta", "body", "line"), FILES.values(), ids=FILES)
def test_front_matter_ends_where_its_writer_ended_it(text, meta, body, line):
    page, _ = split(text, "docs/a.md")
    assert (page.meta, page.body, page.line(1)) == (meta, body, line)
    assert get_data(page.source) == (body.lstrip("\n"), meta)


PIECES = st.lists(
    st.sampled_from(
        [
            "---",
            "...",
            "--- ",
            "title: A",
            "title: é 😀",
            "# A",
            "",
            "Key: b",
            "    c",
            "---x",
            "{}",
        ]
    ),
    max_size=9,
)


@settings(max_examples=300 * FUZZ, deadline=None)
@given(PIECES, st.sampled_from(["", "\n"]))
def test_mkdocs_reads_every_page_as_we_do(lines, end):
    page, _ = split("\n".join(lines) + end, "docs/a.md")
    assert get_data(page.source) == (page.body.lstrip("\n"), page.meta)


@pytest.mark.parametrize("text", ["", "\n \n", "---\ntitle: A\n---\n", "---\n---\n{# soon #}\n"])
def test_a_page_without_a_word_is_told(text):
    _, problems = split(text, "docs/a.md")
    assert [problem.what for problem in problems] == ["the page is empty"]
