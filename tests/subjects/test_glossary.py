"""The words of the trade, in plain language, where they are met."""

from __future__ import annotations

import pytest
from support import HOSTILE, PAGES, shows_as_written, soup, text, vary

from handbook.kinds import Key, Text, freeze
from handbook.drawing.registry import BadCall, Macro
from handbook.subjects.glossary import Term, glossary_list, term


@pytest.fixture(scope="module", params=["brand", "small_brand"])
def company(request):
    return request.getfixturevalue(request.param)


def words(brand, **terms):
    """The brand with these words only."""
    return vary(
        brand,
        "glossary",
        freeze(
            {Key(key): Term(term=word, means=f"What {word} means.") for key, word in terms.items()}
        ),
    )


def test_every_word_stands_before_what_it_means(company):
    page = soup(glossary_list(company))
    found = {text(word): text(word.find_next_sibling("dd")) for word in page.find_all("dt")}
    assert found == {entry.term: entry.means for entry in company.glossary.values()}


def test_the_words_are_in_the_order_of_the_alphabet_whatever_their_case(brand):
    page = soup(glossary_list(words(brand, one="pitch", two="Lead", three="CRM", four="lead time")))
    assert [text(word) for word in page.find_all("dt")] == ["CRM", "Lead", "lead time", "pitch"]


def test_a_word_in_a_sentence_leads_to_its_entry(company):
    entries = {word["id"] for word in soup(glossary_list(company)).find_all("dt")}
    for key, entry in company.glossary.items():
        link = soup(term(company, key, pages=PAGES)).a
        page, _, anchor = link["href"].partition("#")
        assert page == "site:pages/glossary.md" and anchor in entries
        assert text(link) == entry.term and link["title"] == entry.means


def test_a_word_stays_within_its_sentence(brand):
    assert term(brand, next(iter(brand.glossary)), pages=PAGES).startswith("<a ") and not term(
        brand, next(iter(brand.glossary)), pages=PAGES
    ).endswith("\n")


def test_a_word_can_be_shown_in_another_form(brand):
    key = next(iter(brand.glossary))
    link = soup(term(brand, key, "in the plural", pages=PAGES)).a
    assert text(link) == "in the plural" and link["title"] == brand.glossary[key].means


def test_a_word_that_is_not_there_is_refused_with_the_nearest(brand):
    with pytest.raises(BadCall) as error:
        Macro(term).check(words(brand, referral="Referral"), ("referal",), {})
    assert "referral" in error.value.mend


def test_no_words_is_said_kindly(brand):
    page = soup(glossary_list(words(brand)))
    assert text(page).startswith("No ") and not page.find("dl")


def test_every_text_is_shown_as_it_was_written(hostile_brand):
    key = next(iter(hostile_brand.glossary))
    assert shows_as_written(glossary_list(hostile_brand))
    assert shows_as_written(term(hostile_brand, key, pages=PAGES))
    assert soup(term(hostile_brand, key, pages=PAGES)).a["title"] == HOSTILE
    assert shows_as_written(term(hostile_brand, key, Text("<script>"), pages=PAGES), "<script>")
