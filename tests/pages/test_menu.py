"""The menu: a writer may change it freely; each page stands in it once, under a title that can be shown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.pages.menu import check_menu, titles
from handbook.settings import FILE, read_settings
from support import FUZZ

PAGES = ("index.md", "a/index.md", "a/b.md", "roles/index.md", "roles/pilot.md")
GOOD = ["- Home: index.md", "- A:", "    - a/index.md", "    - B: a/b.md", "- roles/index.md"]


def menu(folder, root, lines, pages=PAGES, roles=False):
    """The problems with a menu, as lines of the menu and what is said."""
    head, _, _ = (root / FILE).read_text(encoding="utf-8").partition("\nnav:")
    (folder / FILE).write_text(f"{head}\nnav:\n" + "\n".join(f"  {line}" for line in lines) + "\n")
    found = read_settings(folder)
    first = head.count("\n") + 3
    problems = [*found.problems, *check_menu(found, [f"docs/{page}" for page in pages], roles)]
    assert all(one.what and one.mend for one in problems)
    return [(one.file, one.line - first + 1, one.what) for one in problems]


def test_a_page_that_is_not_there_is_left_out_and_a_slip_in_its_name_is_told(tmp_path, root):
    assert menu(tmp_path, root, GOOD, pages=[one for one in PAGES if one != "a/b.md"]) == []
    ((_, line, what),) = menu(tmp_path, root, [*GOOD[:3], "    - B: a/bb.md", GOOD[4]])[:1]
    assert (line, what) == (4, "the navigation names a/bb.md, which is not there")
    assert menu(tmp_path, root, GOOD, pages=PAGES[1:])  # the first page


def test_a_page_not_listed_is_asked_for_once_among_many_that_were_deleted(tmp_path, root):
    gone = [f"    - {name}: a/{name}.md" for name in ("baa", "bab", "bac", "bad")]
    told = menu(tmp_path, root, [*GOOD[:3], *gone, GOOD[4]])
    assert [file for file, _, _ in told] == [FILE, "docs/a/b.md"], told


def test_a_good_menu_is_left_alone(tmp_path, root):
    assert menu(tmp_path, root, GOOD) == []
    assert menu(tmp_path, root, [*GOOD, "- Time sheet: https://time.example/?a=b#c"]) == []
    assert (
        menu(tmp_path, root, ["- A:", "    - A:", "        - Q&A — 100 %: index.md", *GOOD[2:]])
        == []
    )


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("- a/b.md", "names a/b.md twice (first on line"),
        ("- Again: index.md", "names index.md twice"),
        ("- a/b.mdx", "names a/b.mdx, which is not there"),
        ("- ./index.md", "names ./index.md, which is not there"),
        ("- ../README.md", "names ../README.md, which is not there"),
        ("- roles/pilot.md", "follows roles/index.md by itself"),
        ("- X: javascript:alert(1)", "leads to pages of docs/"),
        ("- X: JavaScript:alert(1)//https://a.example", "leads to pages of docs/"),
        ("- X: data:text/html,x", "leads to pages of docs/"),
        ("- X: //evil.example/", "leads to pages of docs/"),
        ("- X: /etc/passwd", "leads to pages of docs/"),
        ("- X: 'https://a.example/\" onclick=\"x'", "leads to pages of docs/"),
        ("- X: []", "X leads to nothing"),
        ("- {X: a/b.md, Y: a/b.md}", "neither a page nor one title"),
        ("- - a/b.md", "neither a page nor one title"),
        ("- <b>X</b>: https://a.example/", "the title holds HTML"),
        ("- '&lt;': https://a.example/", "the title holds HTML"),
        ("- '{{ contact }}': https://a.example/", "the title holds HTML or a macro"),
        (f"- {'long ' * 30}: https://a.example/", "the title has more than"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, root, line, what):
    told = menu(tmp_path, root, [*GOOD, line])
    assert any((file, at) == (FILE, 6) and what in said for file, at, said in told), told


def test_every_page_is_in_it(tmp_path, root):
    assert menu(tmp_path, root, GOOD, [*PAGES, "a/new.md"]) == [
        ("docs/a/new.md", *menu(tmp_path, root, GOOD, [*PAGES, "a/new.md"])[0][1:])
    ]
    told = menu(tmp_path, root, GOOD[:-1])
    assert [file for file, *_ in told] == ["docs/roles/index.md", FILE]
    assert [file for file, *_ in menu(tmp_path, root, GOOD[:-1], PAGES[:3], roles=True)] == [FILE]
    assert menu(tmp_path, root, GOOD[:-1], PAGES[:3]) == []


def test_a_menu_that_is_no_list_is_told(tmp_path, root):
    assert [what for *_, what in menu(tmp_path, root, ["index.md"])][:1] == [
        "the navigation is not a list of pages"
    ]


PIECES = ["- ", "  ", "\n  ", "A", ": ", "index.md", "a/b.md", "https://a.example", "[", "]", "{", "}", "<b>", "'", '"', ",", "#", "roles/pilot.md"]  # fmt: skip


@settings(max_examples=150 * FUZZ, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@pytest.mark.whole
def test_any_menu_is_judged_to_the_end(tmp_path_factory, root, text):
    told = menu(tmp_path_factory.getbasetemp(), root, text.split("\n"))
    assert told, "no such menu names all pages"
    assert all(file != FILE or 0 <= at <= text.count("\n") + 2 for file, at, _ in told)


def test_its_titles_are_texts_with_their_lines(root):
    own = read_settings(root)
    lines = (root / FILE).read_text(encoding="utf-8").split("\n")
    found = [*titles(own)]
    assert len(found) > 5
    assert all(title in lines[line - 1] for title, line in found)
