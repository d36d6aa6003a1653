"""Links, pictures and HTML judged before anything is built: a quick look passes only what a whole reading passes too."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fragments import hostile
from handbook.pages.drawn import Drawn
from handbook.pages.links import Links
from handbook.pages.page import Page
from handbook.input.time_limit import Clock, TooMuchWork
from markupsafe import Markup
from support import FUZZ

HERE, OTHER = "docs/change/here.md", "docs/change/other.md"
FILES = frozenset({"index.md", "change/here.md", "change/other.md", "change/wheel.png"})
FACTS = {"site": "https://company.example/", "word": "a word", "code": "x.md"}
OWN = "https://handbook.company.example/"


def drawing(html: str):
    return lambda: Markup(html)


MACROS = {
    "box": drawing('<div id="box"><a href="#box">up</a></div>'),
    "home": drawing('<a href="site:index.md">home</a>'),
    "lost": drawing('<a href="site:lost.md">lost</a>'),
    "to_box": drawing('<a href="site:change/other.md#box">the box</a>'),
    "to_nothing": drawing('<a href="site:change/other.md#nothing">nothing</a>'),
}


@pytest.fixture(scope="module")
def home(root, tmp_path_factory):
    """A handbook of the two pages."""
    home = tmp_path_factory.mktemp("home")
    (home / "docs/change").mkdir(parents=True)
    (home / "mkdocs.yml").write_bytes((root / "mkdocs.yml").read_bytes())
    for file in (HERE, OTHER):
        (home / file).write_text("# Read only to find a line in\n")
    return home


@pytest.fixture(scope="module")
def judged(home):
    """Gives the links of a page that stands beside another, which has a box and two headings."""
    drawn = Drawn({"facts": FACTS}, MACROS, Clock())
    other = "# Other\n\n## A heading\n\n## Named {: #named }\n\n{{ box() }}"
    drawn.draw([Page(OTHER, other)])

    def judge(text: str) -> Links:
        drawn.draw([Page(HERE, text)])
        assert not drawn.problems
        return Links(home, drawn, FILES, OWN)

    return judge


def told(judged, text: str) -> list[str]:
    return [one.what for one in judged(text).problems(Clock()) if one.file == HERE]


GOOD = [
    "[x](other.md)", "[x](../index.md)", "[x](other.md#a-heading)", "[x](other.md#named)",
    "[x](other.md#box)", "[x](#here)", "![A wheel](wheel.png)", "[x](other.md 'A title')",
    "[x][y]\n\n[y]: other.md", "[x](https://company.example)", "<a href='../other/#box'>x</a>",
    "`[x](nowhere.md)`", "    [x](nowhere.md)", "```\n[x](nowhere.md)\n```", "[x]({{ facts.site }})",
    "{{ home() }}", "{{ to_box() }}", "{{ box() }}", f"[x]({OWN}change/other/#named)",
    "<img src='../wheel.png' alt='A wheel'>", "<a id='x' href='../other/'>x</a>", "[x](mailto:hello@company.example)",
]  # fmt: skip
BAD = [
    "[x](lost.md)", "[x](other.md#nothing)", "[x](#nothing)", "![x](lost.png)", "[x](/index.md)",
    "[x][y]\n\n[y]: lost.md", "<a href='lost/'>x</a>", "<a href='../other/#nothing'>x</a>",
    "{{ lost() }}", "{{ to_nothing() }}", "{{ box() }}{{ box() }}", "## Box\n\n{{ box() }}",
    f"[x]({OWN}lost/)", f"[x]({OWN}change/other/#nothing)", "[x](other)", "[x](http://[x)",
    "[x](javascript:alert(1))", "![x](https://company.example/x.png)", "[x]({{ facts.code }})",
    "## {{ facts.word }}\n\n## {{ facts.word }}", "[x](Other.md)", "[x](other.html)",
]  # fmt: skip


@pytest.mark.parametrize("text", GOOD)
def test_a_link_that_leads_somewhere_passes(judged, text):
    assert told(judged, f"# Here\n\n{text}\n") == []


@pytest.mark.parametrize("text", BAD)
def test_a_link_that_leads_nowhere_is_told(judged, text):
    assert told(judged, f"# Here\n\n{text}\n")


def whole(judged, text: str) -> bool:
    """Whether a whole reading finds nothing, where the quick look saw no need for one."""
    links = judged(text)
    return not links.quick_look.is_plain(HERE) or list(links._judged(HERE)) == []


def test_the_quick_look_lets_nothing_hostile_pass(judged):
    texts = [one for one in hostile() if "{{" not in one]
    assert len(texts) > 300
    assert [one for one in texts if not whole(judged, one)] == []


PIECES = [
    "[x](", "[x][", "![x](", "]", ")", "other.md", "lost.md", "#box", "#nothing", "#", "\n", "\n\n",
    " ", "    ", "## ", "Box", "Here", "`", "```", "> ", "- ", "{{ box() }}", "{{ lost() }}",
    "{{ to_nothing() }}", "{{ facts.word }}", "{{ facts.site }}", "<", ">", '"', "'", "(", "\\",
    "https://company.example", OWN, "/", "wheel.png", "[y]: ", "*", "|", "===", "---", "&amp;", "%20",
]  # fmt: skip


def test_a_page_of_brackets_is_stopped_and_named(home, judged):
    clock = Clock()
    links = judged("[a](" * 50_000)
    clock.start("another", 0.2)
    try:
        with pytest.raises(TooMuchWork) as stopped:
            list(links.problems(clock))
    finally:
        clock.stop()
    assert stopped.value.page == HERE


@settings(max_examples=150 * FUZZ, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@pytest.mark.whole
def test_the_quick_look_at_any_page_misses_nothing(judged, text):
    assert whole(judged, f"# Here\n\n{text}\n")
