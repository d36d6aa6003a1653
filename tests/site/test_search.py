"""What search is told (how it is used is in tests/browser/test_search.py)."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from handbook.facts.brand import Brand
from handbook.pages.site_files import INDEX
from handbook.site.search import search_files
from handbook.site.search_words import endings, families
from handbook.site.search_sections import Indexed, Section, indexed, sections
from sites import index_of, texts_of


def test_a_page_is_read_by_its_headings():
    html = '<h1 id="a">A<a class="headerlink" href="#a">¶</a></h1><p>One <b>t</b>wo.</p><h2 id="b">B &amp; c</h2><ul><li>x</li><li>y</li></ul>'
    assert sections(html) == (Section("", "", "One two."), Section("b", "B & c", "x\ny"))


def test_a_heading_without_an_id_is_text_of_its_section():
    assert sections("<p>One</p><h3>Two</h3><p>three</p>") == (Section("", "", "One\nTwo\nthree"),)


@pytest.mark.parametrize(
    "silent",
    [
        "<p hidden>no</p>",
        "<form hidden><p>no</p><input></form>",
        "<div data-search-exclude><div>no</div>no</div>",
        "<button>no</button>",
        "<template><p>no</p></template>",
        "<pre>no</pre>",
        "<svg><title>no</title></svg>",
        '<div hidden><h2 id="no">no</h2></div>',
    ],
)
def test_what_is_not_the_pages_own_text_is_left_out(silent):
    assert sections(f"<p>One</p>{silent}<p>two</p>") == (Section("", "", "One\ntwo"),)


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
    told = index_of(search_files(pages, brand, uses, "")[INDEX])["answers"]
    return next(one["url"] for one in told if one["name"] == "Contact · Switchboard")


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


def test_each_file_of_search_is_one_script(brand: Brand):
    text = "</script>\u2028 \"'\\"
    scripts = search_files([page("a.md", text)], brand, {}, "<p>help</p>")
    index, texts = scripts.values()
    assert index.startswith("var handbookIndex = {") and index_of(index)["help"] == "<p>help</p>"
    assert texts.startswith("handbookTexts(0, ")
    assert texts_of(texts) == [[text]]


def test_texts_come_in_parts_that_pages_name():
    scripts = search_files([page(f"{n}.md", "word " * 3000) for n in range(9)], None, {}, "")
    listed = index_of(scripts[INDEX])["pages"]
    assert len(scripts) > 2 and max(map(len, scripts.values())) < 100_000
    assert [(part, place) for _, _, _, _, _, part, place, _ in listed] == [
        (at // 3, at % 3) for at in range(9)
    ]


def test_forms_of_a_word_are_one_and_teach_the_endings_of_others():
    verbs = ("call", "mark", "lock", "paint", "greet")
    known = families(f"{verb}{ending}" for verb in verbs for ending in ("", "ed", "ing"))
    assert known == [[verb, f"{verb}ed", f"{verb}ing"] for verb in sorted(verbs)]
    assert {("", "ing"), ("ed", "ing"), ("ing", "")} <= set(endings(known))
    assert endings(known[:1]) == [], "what one word does is no rule"


def test_without_facts_there_are_pages_still():
    scripts = search_files([page("a.md", "x")], None, {}, "")
    assert index_of(scripts[INDEX])["answers"] == []


def test_the_site_has_our_index_and_nothing_of_materials_search(built):
    names = built.published()
    assert INDEX in names
    assert not [
        name for name in names if "lunr" in name or "workers" in name or name.startswith("search/")
    ]


def test_every_answer_and_section_leads_to_something(built, pages):
    value = index_of(built.published()[INDEX].decode())
    targets = [one["url"] for one in value["answers"] if not one["url"].startswith("assets/")]
    targets += [
        f"{url}#{anchor}" for url, *_, parts in value["pages"] for anchor, _ in parts if anchor
    ]
    for target in targets:
        address, _, anchor = target.partition("#")
        assert not anchor or pages[address].find(id=anchor), target
