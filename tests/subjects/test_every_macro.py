"""What holds for every macro of every company: it fits into any page, and runs under the site's security policy."""

from __future__ import annotations

import datetime

import pytest
from support import badly_nested, soup, text

from handbook.exports.catalog import catalog
from handbook.facts.scores import Scores
from macros import MACROS

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(params=["brand", "small_brand", "hostile_brand"])
def company(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(params=MACROS)
def drawn(request, company):
    """What the macro's own example call draws."""
    specimen = MACROS[request.param].specimen(
        company, {"exports": catalog(company), "macros": MACROS, "scores": Scores(), "today": TODAY}
    )
    return (
        specimen
        if specimen is not None
        else pytest.skip("this company has nothing to call it with")
    )


def test_it_closes_what_it_opens(drawn):
    assert badly_nested(drawn) == []


def test_it_brings_no_script_and_no_style(drawn):
    page = soup(drawn)
    live = [
        name
        for tag in page.find_all(True)
        for name in tag.attrs
        if name == "style" or name.startswith("on")
    ]
    assert not page.find(["script", "style", "iframe"]) and live == []


def test_it_asks_no_other_host_for_anything(drawn):
    assert not soup(drawn).find(src=lambda src: src and not src.startswith("site:"))


def test_every_picture_says_itself(drawn):
    page = soup(drawn)
    assert all(image.get("alt") for image in page.find_all("img"))
    assert all(
        svg.get("aria-label")
        or svg.get("aria-labelledby")
        or svg.find("title")
        or svg.get("aria-hidden")
        for svg in page.find_all("svg")
    )


def test_the_title_is_left_to_the_page(drawn):
    assert not soup(drawn).find("h1")


def test_nothing_is_empty(drawn):
    empty = [tag.name for tag in soup(drawn).find_all(["h3", "h4", "p", "li", "dt", "dd", "ul", "ol", "dl", "th", "a", "figcaption"])
             if not text(tag) and not tag.find(["img", "svg", "input"])]  # fmt: skip
    assert empty == []


def test_it_gives_no_two_elements_one_id(drawn):
    ids = [tag["id"] for tag in soup(drawn).find_all(id=True)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", MACROS)
def test_it_says_what_it_shows(name):
    assert MACROS[name].summary.endswith(".")
