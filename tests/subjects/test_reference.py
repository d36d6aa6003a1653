"""What a writer looks up: every macro with what it draws, every fact with how a page writes it."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from decimal import Decimal

import pytest
from markupsafe import Markup
from support import HOSTILE, soup, text, vary

from handbook.edition import Edition
from handbook.kinds import Facts, freeze, walk
from handbook.pages.template_language import check_language
from handbook.pages.page import Page
from handbook.drawing.registry import BadCall, Macro, registry
from handbook.subjects.color import ColorRef
from handbook.subjects.glossary import term
from handbook.subjects.reference import every_fact, every_macro
from macros import MACROS

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(scope="module", params=["brand", "small_brand"])
def company(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def macros_page(company):
    return soup(drawn(company, MACROS))


@pytest.fixture(scope="module")
def facts_page(company):
    return soup(every_fact(company))


def drawn(brand, macros):
    """The page of every macro, when these are all."""
    return Macro(every_macro).for_pages(brand, Edition(TODAY, brand).given(macros))()


def problems(brand, written):
    return check_language(Page("docs/page.md", written), brand, MACROS)


# every macro


@pytest.mark.whole
def test_every_macro_is_named_explained_and_reached_from_the_top(macros_page):
    found = {text(section.h3): text(section) for section in macros_page.find_all(class_="specimen")}
    assert list(found) == list(MACROS)
    assert all(macro.summary in found[name] for name, macro in MACROS.items())
    links = [link["href"] for link in macros_page.find(class_="every-macro__index").find_all("a")]
    assert links == [f"#macro-{name}" for name in MACROS] and all(
        macros_page.find(id=link[1:]) for link in links
    )


def test_every_call_shown_works_on_a_page(company, macros_page):
    calls = [text(call.code) for call in macros_page.find_all(class_="specimen__call")]
    assert len(calls) == len(MACROS)
    for call in calls:
        if '("")' not in call:  # nothing to name yet
            assert not problems(company, call)


def test_what_a_macro_draws_is_below_its_call(company, macros_page):
    frame = (
        macros_page.find(id="macro-rewards").find_parent("section").find(class_="specimen__frame")
    )
    assert company.scorecard.rewards[0].what in text(frame)


def test_no_id_is_there_twice_and_every_link_within_the_page_arrives(macros_page):
    ids = Counter(tag["id"] for tag in macros_page.find_all(id=True))
    assert [name for name, count in ids.items() if count > 1] == []
    links = {link["href"][1:] for link in macros_page.find_all("a", href=re.compile("^#."))}
    assert links <= set(ids)
    for attribute in ("for", "aria-labelledby", "aria-describedby"):
        assert {
            name
            for tag in macros_page.find_all(attrs={attribute: True})
            for name in tag[attribute].split()
        } <= set(ids)


def test_ids_and_what_points_to_them_move_together(brand):
    def drawing(brand) -> Markup:
        """A drawing."""
        return Markup(
            '<h3 class="a" id="t" title="b">Title</h3><p id="x" aria-labelledby="t x"><a href="#x">x</a></p>'
            '<svg><rect fill="url(#g)" stroke="#123456"/></svg><p>in words: id=&#34;x&#34;</p>'
        )

    frame = soup(drawn(brand, registry(drawing))).find(class_="specimen__frame")
    assert frame.h3["id"] == "specimen-drawing-t" and text(frame.h3) == "Title"
    assert frame.p["id"] == "specimen-drawing-x" and frame.a["href"] == "#specimen-drawing-x"
    assert " ".join(frame.p["aria-labelledby"].split()) == "specimen-drawing-t specimen-drawing-x"
    assert frame.rect["fill"] == "url(#specimen-drawing-g)" and frame.rect["stroke"] == "#123456"
    assert text(frame.find_all("p")[1]) == 'in words: id="x"'


def test_no_specimen_is_a_section_for_the_search(macros_page):
    for frame in macros_page.find_all(class_="specimen__frame"):
        assert frame.find_parent(attrs={"data-search-exclude": True})


def test_the_references_do_not_show_themselves(macros_page):
    for name in ("every_macro", "every_fact"):
        section = macros_page.find(id=f"macro-{name}").find_parent("section")
        assert not section.find(class_="specimen__frame") and "page of its own" in text(section)


def test_a_macro_whose_group_is_empty_says_so(brand):
    page = drawn(vary(brand, "glossary", freeze({})), registry(term))
    assert 'term("")' in text(page) and "nothing it could draw yet" in text(page)


def test_a_page_cannot_pass_the_macros(brand):
    with pytest.raises(BadCall):
        MACROS["every_macro"].check(brand, (), {"macros": {}})
    assert MACROS["every_macro"].call(brand) == "{{ every_macro() }}"
    assert "macro-palette" in drawn(brand, MACROS)


def test_a_key_is_checked_also_where_it_may_be_left_out(brand):
    def drawing(brand, name: ColorRef | None = None) -> Markup:
        return Markup(name or "")

    with pytest.raises(BadCall):
        Macro(drawing).check(brand, ("no_such_color",), {})
    Macro(drawing).check(brand, (), {})


# every fact


def rows(page):
    return {
        text(row.find(class_="facts__path")): row
        for row in page.find_all("tr")
        if row.find(class_="facts__path")
    }


def test_every_group_has_its_table(company, facts_page):
    assert [text(one.code) for one in facts_page.find_all("summary")] == list(company.groups)
    links = [link["href"] for link in facts_page.find(class_="every-fact__index").find_all("a")]
    assert all(facts_page.find(id=link[1:]) for link in links)


@pytest.mark.whole
def test_every_fact_of_the_company_is_covered_by_a_row(company, facts_page):
    """Each leaf has a row of its own, or lies under a row that names where the same parts are listed."""
    known = rows(facts_page)
    alike = [path for path, row in known.items() if "the same parts as" in text(row)]
    for path, value in walk(company):
        if isinstance(value, (str, int, Decimal)) and value is not None:
            shape = "".join("[n]" if isinstance(step, int) else f".{step}" for step in path).lstrip(
                "."
            )
            assert _matches(shape, known) or any(_begins(shape, path) for path in alike), shape


def _pattern(path):
    return re.escape(path).replace("<key>", ".+?")


def _matches(shape, known):
    return shape in known or any(
        re.fullmatch(_pattern(path), shape) for path in known if "<key>" in path
    )


def _begins(shape, path):
    return re.match(_pattern(path) + r"(\.|$)", shape) is not None


def test_what_is_written_there_works_on_a_page(company, facts_page):
    written = [text(code) for code in facts_page.find_all(class_="facts__write")]
    assert len(written) > 100
    assert not problems(company, "\n\n".join(written))


def test_a_fact_is_explained_with_its_value_and_how_to_write_it(company, facts_page):
    row = rows(facts_page)["contact.switchboard"]
    field = type(company.contact).model_fields["switchboard"]
    kind, written = "a telephone number in international form", "{{ contact.switchboard | link }}"
    assert (
        text(row)
        == f"contact.switchboard {field.description} {kind} {company.contact.switchboard} {written}"
    )


def test_a_group_by_key_is_shown_once_with_one_example(company, facts_page):
    first = next(iter(company.products))
    row = rows(facts_page)["products.<key>.name"]
    assert company.products[first].name in text(row) and f"{{{{ products.{first}.name }}}}" in text(
        row
    )


def test_a_key_is_for_macros_and_not_for_print(facts_page):
    row = rows(facts_page)["policies.posting.ask"]
    assert "a key of contact.people" in text(row) and not row.find(class_="facts__write")


def test_what_several_channels_share_is_said_once_in_all_its_meanings(facts_page):
    row = text(rows(facts_page)["campaigns.<key>.channel"])
    assert '"search_ad"' in row and '"event"' in row


def test_a_fact_that_is_not_given_says_so(brand):
    row = rows(soup(every_fact(vary(brand, "story.notice", None))))["story.notice"]
    assert text(row).endswith("not given") and not row.find(class_="facts__write")


def test_no_path_is_there_twice_and_the_page_stays_readable(facts_page):
    paths = [text(path) for path in facts_page.find_all(class_="facts__path")]
    assert len(paths) == len(set(paths)) < 400


def test_long_values_are_cut_and_hostile_ones_shown_as_written(brand):
    row = rows(soup(every_fact(vary(brand, "story.promise", HOSTILE))))["story.promise"]
    assert text(row.find(class_="facts__value")).startswith(HOSTILE[:50]) and not row.find("script")
    assert len(text(row.find(class_="facts__value"))) <= 60


def test_every_group_of_facts_has_words_for_every_field(company):
    for path, value in walk(company):
        if isinstance(value, Facts):
            assert all(field.description for field in type(value).model_fields.values()), path
