"""Whom we serve and whom we do not, who may be named, and what we learned (requirements 10, 21, 31, 36, 46)."""

from __future__ import annotations

import datetime

import pytest
from support import shows_as_written, soup, text, vary

from handbook.kinds import Text, freeze
from handbook.facts.publication import publishable
from handbook.subjects.customers import (
    Consent,
    customer_names,
    heard,
    ideal_customer,
    success_stories,
)

MACROS = (ideal_customer, customer_names, success_stories, heard)


@pytest.fixture
def story_key(brand):
    return next(iter(brand.customers.stories))


@pytest.mark.parametrize("macro", MACROS)
def test_every_text_is_shown_as_it_was_written(hostile_brand, macro):
    assert shows_as_written(macro(hostile_brand))


@pytest.mark.parametrize("macro", MACROS)
def test_a_small_company_has_something_to_show(small_brand, macro):
    assert text(macro(small_brand))


@pytest.mark.parametrize(
    ("macro", "group"),
    [
        (customer_names, "industries"),
        (success_stories, "stories"),
        (heard, "heard"),
    ],
)
def test_an_empty_group_says_so_kindly(brand, macro, group):
    page = soup(macro(vary(brand, f"customers.{group}", freeze({}))))
    assert text(page).startswith("No ") and not page.find(["h3", "h4", "ul", "ol"])


def test_the_ideal_customer_can_be_seen_recognized_and_asked(brand):
    ideal, page = brand.customers.ideal, soup(ideal_customer(brand))
    assert page.img["src"] == f"site:{ideal.picture.url}" and page.img["alt"] == ideal.picture_alt
    lists = [[text(item) for item in part.find_all("li")] for part in page.find_all("ul")]
    assert lists == [list(ideal.signs), list(ideal.buys_because), list(ideal.ask)]
    assert ideal.summary in text(page)


def test_an_ideal_customer_without_a_picture_or_signs_has_no_empty_places(brand):
    bare = brand.customers.ideal.model_copy(
        update={"picture": None, "picture_alt": None, "signs": ()}
    )
    page = soup(ideal_customer(vary(brand, "customers.ideal", bare)))
    assert not page.img and len(page.find_all("h3")) == 2


def test_each_customer_stands_under_their_own_industry(brand):
    sections = soup(customer_names(brand)).find_all("section")
    for section, (key, industry) in zip(sections, brand.customers.industries.items(), strict=True):
        names = [text(name) for name in section.find_all("strong")]
        assert names == [
            customer.name for customer in brand.customers.named.values() if customer.industry == key
        ]
        assert (
            text(section.h3) == industry.name
            and industry.need in text(section)
            and industry.how in text(section)
        )


def test_who_did_not_agree_is_named_nowhere(brand):
    key = next(iter(brand.customers.named))
    silent = vary(brand, f"customers.named.{key}.consent", Consent(given=False))
    silent = vary(silent, f"customers.named.{key}.name", Text("Nobody & Sons"))
    published, _ = publishable(silent, datetime.date(2026, 11, 22))
    assert "Nobody & Sons" in text(customer_names(silent))
    assert not any("Nobody & Sons" in text(macro(published)) for macro in MACROS)


def test_an_industry_without_a_name_to_give_says_so(brand):
    page = soup(customer_names(vary(brand, "customers.named", freeze({}))))
    assert len(page.find_all("section")) == len(brand.customers.industries)
    assert not page.find("ul") and "No name to give here yet" in text(page)


def test_a_story_goes_from_the_problem_to_a_number(brand):
    articles = soup(success_stories(brand)).find_all("article")
    assert len(articles) == len(brand.customers.stories) > 0
    for article, story in zip(articles, brand.customers.stories.values(), strict=True):
        customer = brand.customers.named[story.customer]
        industry = brand.customers.industries[customer.industry]
        for expected in (
            story.title,
            story.problem,
            story.did,
            story.result.label,
            customer.name,
            industry.name,
        ):
            assert expected in text(article)
        assert text(article.strong) == story.result.number
        assert text(article.blockquote) == f"{story.quote.text} {story.quote.by}"
        assert article.img["alt"] == story.picture_alt


def test_a_story_without_picture_and_quote_is_still_a_story(brand, story_key):
    bare = brand.customers.stories[story_key].model_copy(
        update={"picture": None, "picture_alt": None, "quote": None}
    )
    article = soup(success_stories(vary(brand, f"customers.stories.{story_key}", bare))).article
    assert not article.find(["img", "blockquote"]) and bare.result.number in text(article)


def test_a_picture_without_words_is_called_by_the_storys_title(brand, story_key):
    page = soup(success_stories(vary(brand, f"customers.stories.{story_key}.picture_alt", None)))
    assert page.img["alt"] == brand.customers.stories[story_key].title


def test_what_was_heard_last_stands_first_with_what_changed(brand):
    items = soup(heard(brand)).ol.find_all("li")
    remarks = sorted(
        brand.customers.heard.values(), key=lambda remark: remark.changed_on, reverse=True
    )
    for item, remark in zip(items, remarks, strict=True):
        assert text(item.blockquote) == remark.heard and item.time["datetime"] == str(
            remark.changed_on
        )
        assert [text(part) for part in item.find_all("dd")] == [
            remark.who,
            remark.went_to,
            remark.changed,
        ]
