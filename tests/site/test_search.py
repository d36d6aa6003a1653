"""What search is told (how it is used is in tests/browser/test_search.py)."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from handbook.facts.brand import Brand
from handbook.pages.site_files import INDEX
from handbook.site.search import Indexed, Section, index, indexed, sections
from sites import index_of


def test_a_page_is_read_by_its_headings():
    html = '<h1 id="a">A<a class="headerlink" href="#a">¶</a></h1><p>One <b>t</b>wo.</p><h2 id="b">B &amp; c</h2><ul><li>x</li><li>y</li></ul>'
    assert sections(html) == (Section("", "", "One two."), Section("b", "B & c", "x y"))


def test_a_heading_without_an_id_is_text_of_its_section():
    assert sections("<p>One</p><h3>Two</h3><p>three</p>") == (Section("", "", "One Two three"),)


@pytest.mark.parametrize(
    "silent",
    [
        "<p hidden>no</p>",
        "<form hidden><p>no</p><input></form>",
        "<div data-search-exclude><div>no</div>no</div>",
        "<button>no</button>",
        "<template><p>no</p></template>",
        "<svg><title>no</title></svg>",
        '<div hidden><h2 id="no">no</h2></div>',
    ],
)
def test_what_is_not_the_pages_own_text_is_left_out(silent):
    assert sections(f"<p>One</p>{silent}<p>two</p>") == (Section("", "", "One two"),)


def test_facts_that_look_like_html_stay_text():
    assert (
        sections("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")[0].text
        == "<script>alert(1)</script>"
    )


def test_a_page_brings_other_words_and_its_description():
    page = SimpleNamespace(
        file=SimpleNamespace(src_uri="a.md"),
        url="a/",
        title="A &amp; b",
        meta={"search": "x, y", "description": "It&#x27;s"},
    )
    one = indexed(page, "<p>text</p>")
    assert (one.file, one.title, one.words, one.description) == (
        "docs/a.md",
        "A & b",
        "x, y",
        "It's",
    )


def page(file: str, *texts: str) -> Indexed:
    url = file.removesuffix("index.md").replace(".md", "/")
    return Indexed(
        f"docs/{file}",
        url,
        "T",
        "",
        "",
        tuple(Section(f"s{number}", "", text) for number, text in enumerate(texts)),
    )


def place(brand: Brand, pages: list[Indexed], uses: dict[str, list[str]]) -> str:
    """Where the answer on the switchboard leads."""
    told = index_of(index(pages, brand, uses, ""))["answers"]
    return next(one[5] for one in told if one[0] == "Contact · Switchboard")


def test_an_answer_leads_to_the_page_that_is_most_about_it(brand: Brand):
    number, mail = brand.contact.switchboard, brand.contact.email
    pages = [
        page("a.md", number, mail),
        page("index.md", number),
        page("b.md", "x", number),
        page("c.md", f"{number} {mail}", "x"),
    ]
    uses = {f"docs/{name}.md": ["contact"] for name in ("index", "b", "c")}
    assert place(brand, pages, uses) == "c/#s0"
    assert place(brand, pages, {"docs/b.md": ["contact"]}) == "b/#s1"


def test_what_no_page_shows_is_in_the_list_of_facts(brand: Brand):
    assert place(brand, [page("change/facts.md", "nothing")], {}) == "change/facts/#fact-contact"


def test_the_index_is_one_script_that_sets_one_value(brand: Brand):
    script = index([page("a.md", "</script>\u2028 \"'\\")], brand, {}, "<p>help</p>")
    value = index_of(script)
    assert script.startswith("var handbookIndex = {") and value["help"] == "<p>help</p>"
    assert value["pages"] == [["a/", "T", "", "", [["s0", "", "</script>\u2028 \"'\\"]]]]


def test_without_facts_there_are_pages_still():
    assert index_of(index([page("a.md", "x")], None, {}, ""))["answers"] == []


def test_the_site_has_our_index_and_nothing_of_materials_search(built):
    names = built.published()
    assert INDEX in names
    assert not [
        name for name in names if "lunr" in name or "workers" in name or name.startswith("search/")
    ]


def test_every_answer_and_section_leads_to_something(built, pages):
    value = index_of(built.published()[INDEX].decode())
    targets = [one[5] for one in value["answers"]]
    targets += [
        f"{url}#{anchor}"
        for url, _, _, _, parts in value["pages"]
        for anchor, *_ in parts
        if anchor
    ]
    for target in targets:
        address, _, anchor = target.partition("#")
        assert not anchor or pages[address].find(id=anchor), target
