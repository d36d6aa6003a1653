"""Do and don't as pictures, and files to take away (requirement 17)."""

from __future__ import annotations

import pytest
from support import HOSTILE, shows_as_written, soup, text, vary

from handbook.kinds import Asset
from handbook.exports.catalog import catalog
from handbook.subjects import style
from handbook.subjects.style import logo_rules, picture_rules
from project import ROOT


def downloads(brand):
    """The files to take away, with those made of them."""
    return style.downloads(brand, exports=catalog(brand, ROOT))


@pytest.mark.parametrize(("macro", "group"), [(logo_rules, "logo"), (picture_rules, "pictures")])
def test_every_rule_is_a_pair_of_pictures_with_words_and_a_reason(brand, macro, group):
    rules = getattr(brand.style, group).rules
    pairs = soup(macro(brand)).select(".pair")
    assert len(pairs) == len(rules) > 0
    for pair, rule in zip(pairs, rules, strict=True):
        do, dont = pair.find_all("figure")
        assert (
            text(do) == f"Do {rule.do}" and do.find("img")["src"] == f"site:{rule.do_picture.url}"
        )
        assert (
            text(dont) == f"Don't {rule.dont}"
            and dont.find("img")["src"] == f"site:{rule.dont_picture.url}"
        )
        assert text(pair).endswith(f"Why {rule.why}")


def test_right_and_wrong_are_told_apart_without_color(brand):
    do, dont = soup(logo_rules(brand)).select_one(".pair").find_all("figure")
    assert do.find("path")["d"] != dont.find("path")["d"]
    assert (do.find("img")["alt"], dont.find("img")["alt"]) == ("Done right", "Done wrong")


def test_the_logo_comes_with_its_reason_room_and_smallest_size(brand):
    logo = brand.style.logo
    for expected in (logo.why, logo.clear_space, logo.minimum_size):
        assert expected in text(logo_rules(brand))


@pytest.mark.parametrize(("macro", "group"), [(logo_rules, "logo"), (picture_rules, "pictures")])
def test_without_rules_the_reason_stands_alone(brand, macro, group):
    page = soup(macro(vary(brand, f"style.{group}.rules", ())))
    assert not page.find("figure") and getattr(brand.style, group).why in text(page)


def test_every_download_says_what_it_is_and_when_to_use_it(brand):
    items = soup(downloads(brand)).find_all("li")
    assert len(items) == len(brand.style.downloads) > 0
    for item, download in zip(items, brand.style.downloads, strict=True):
        assert item.find("a", download=True)["href"] == f"site:{download.file.url}"
        assert text(item).startswith(f"{download.name} {download.use}")


def test_each_logo_can_be_had_for_screens_and_print_by_a_link_that_says_which(brand):
    for item, download in zip(
        soup(downloads(brand)).find_all("li"), brand.style.downloads, strict=True
    ):
        links = [text(link) for link in item.find_all("a", download=True)]
        forms = ("SVG", "PNG 512 px", "PNG 1024 px (@2x)", "PDF")
        assert links == [f"{download.name}: {form}" for form in forms]


def test_a_logo_is_shown_on_the_ground_it_is_made_for(brand):
    fields = soup(downloads(brand)).select(".takeaway rect")
    for field, download in zip(fields, brand.style.downloads, strict=True):
        assert field["fill"] == getattr(brand.color, download.ground)


def test_a_file_that_is_no_drawing_is_offered_as_it_is(brand):
    letter = style.Download(name="Letter", file=Asset("assets/letter.pdf"), use="To write on.")
    item = soup(downloads(vary(brand, "style.downloads", (letter,)))).select_one("li")
    assert [text(link) for link in item.find_all("a")] == ["Letter: PDF"]
    assert not item.find("img")


def test_without_downloads_the_page_says_so(brand):
    shown = downloads(vary(brand, "style.downloads", ()))
    assert "No files to download yet" in text(shown) and not soup(shown).find("ul")


@pytest.mark.parametrize("macro", [logo_rules, picture_rules, downloads])
def test_what_looks_like_markup_is_shown_as_written(macro, hostile_brand):
    assert shows_as_written(macro(hostile_brand))
    assert text(macro(hostile_brand)).count(HOSTILE) >= 4


@pytest.mark.parametrize("macro", [logo_rules, picture_rules, downloads])
def test_a_small_company_has_something_to_read(macro, small_brand):
    assert len(text(macro(small_brand))) > 20
