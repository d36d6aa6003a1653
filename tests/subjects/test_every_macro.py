"""What holds for every macro of every company: it fits into any page, and runs under the site's security policy."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from support import PAGES, badly_nested, letter, soup, text, vary

from handbook.exports.catalog import catalog
from handbook.facts.scores import Scores
from handbook.kinds import Text
from macros import MACROS
from project import ROOT

TODAY = datetime.date(2026, 11, 22)

FILLED = "h3 h4 p li dt dd ul ol dl th a figcaption".split()
"""Elements that a reader expects something in."""


@pytest.fixture(scope="module", params=["brand", "small_brand", "hostile_brand"])
def company(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def given(company):
    return {
        "exports": catalog(company, ROOT),
        "macros": MACROS,
        "scores": Scores(),
        "today": TODAY,
        "pages": PAGES,
    }


LONG = pytest.mark.whole
"""What draws every fact or every macro is not quick."""


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=LONG) if name.startswith("every_") else name for name in MACROS],
)
def test_it_fits_into_any_page(name, company, given):
    """A macro's own example call is drawn once for each company; all that is wrong with it is told."""
    drawn = MACROS[name].specimen(company, given)
    if drawn is None:
        pytest.skip("this company has nothing to call it with")
    page = soup(drawn)
    assert badly_nested(drawn) == []
    assert [*live(page), *silent_pictures(page), *empty(page), *repeated_ids(page)] == []
    assert not page.find("h1"), "the title is the page's"


def live(page: BeautifulSoup) -> Iterator[str]:
    """What runs, styles, or asks another host for something."""
    for tag in page.find_all(True):
        if tag.name in ("script", "style", "iframe"):
            yield f"<{tag.name}>"
        yield from (name for name in tag.attrs if name == "style" or name.startswith("on"))
        if not tag.get("src", "site:").startswith("site:"):
            yield tag["src"]


def silent_pictures(page: BeautifulSoup) -> Iterator[str]:
    """The pictures that say nothing to whoever does not see them."""
    for picture in page.find_all(["img", "svg"]):
        said = (
            ("alt",) if picture.name == "img" else ("aria-label", "aria-labelledby", "aria-hidden")
        )
        if not any(map(picture.get, said)) and not picture.find("title"):
            yield f"<{picture.name}> says nothing"


def empty(page: BeautifulSoup) -> Iterator[str]:
    """The elements with nothing in them."""
    for tag in page.find_all(FILLED):
        if not text(tag) and not tag.find(["img", "svg", "input"]):
            yield f"<{tag.name}> is empty"


def repeated_ids(page: BeautifulSoup) -> Iterator[str]:
    """The ids that two elements have."""
    ids = [tag["id"] for tag in page.find_all(id=True)]
    return (f"two have the id {one}" for one in {*ids} if ids.count(one) > 1)


@pytest.mark.parametrize("bad", [
    "<p>a", "<script></script>", "<p style='x'>a</p>", "<p onclick='x'>a</p>", "<img alt='a' src='//a.example/a.png'>",
    "<img src='site:a.png'>", "<svg></svg>", "<p> </p>", "<i id='a'></i><i id='a'></i>",
])  # fmt: skip
def test_what_does_not_fit_is_told(bad):
    page = soup(bad)
    told = [badly_nested(bad), live(page), silent_pictures(page), empty(page), repeated_ids(page)]
    assert sum(1 for faults in told if list(faults)) == 1


@pytest.mark.parametrize("name", MACROS)
def test_it_says_what_it_shows(name):
    assert MACROS[name].summary.endswith(".")


@pytest.mark.whole
def test_a_letter_greets_whoever_it_goes_to(brand):
    """No name stands in a template: whoever is renamed in the facts is greeted by the new name."""
    people = {f"contact.people.{key}.name": f"Zora{key} Ames" for key in brand.contact.people}
    for path, name in people.items():
        brand = vary(brand, path, Text(name))
    names = {person.email: person.first_name for person in brand.contact.people.values()}
    given = {
        "exports": catalog(brand, ROOT),
        "macros": MACROS,
        "scores": Scores(),
        "today": TODAY,
        "pages": PAGES,
    }
    own = [MACROS[name] for name in MACROS if name != "every_macro"]
    pages = [soup(macro.specimen(brand, given) or "") for macro in own]
    links = [link["href"] for page in pages for link in page.select('a[href*="body=Hi"]')]
    greeted = [(one.to, one.body.split(",")[0]) for one in map(letter, links)]
    assert greeted
    assert [pair for pair in greeted if pair[1] != f"Hi {names[pair[0]]}"] == []
    shown = [text(part) for page in pages for part in page.select("[data-fill=greeting]")]
    assert {one for one in shown if one.startswith("Hi ")} <= {
        f"Hi {name}," for name in names.values()
    }
