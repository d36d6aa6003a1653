"""Typefaces shown and explained (requirement 17)."""

from __future__ import annotations

import pytest
from support import shows_as_written, soup, text, vary

from handbook.kinds import Asset
from handbook.subjects.typography import (
    Font,
    FontAsset,
    FontFile,
    Style,
    Weight,
    first_family,
    type_specimens,
)


def test_each_typeface_is_set_in_itself(brand):
    families = [group["font-family"] for group in soup(type_specimens(brand)).find_all("g")]
    typography = brand.typography
    assert families == [
        typography.headings.family,
        typography.base.family,
        typography.monospace.family,
    ]


def test_a_specimen_shows_every_letter_and_figure(brand):
    letters = soup(type_specimens(brand)).find("svg").get_text()
    assert set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") <= set(letters)


def test_a_specimen_says_family_size_weight_and_where_it_comes_from(brand):
    shown = text(type_specimens(brand))
    for expected in (
        brand.typography.base.size,
        brand.typography.headings.family,
        brand.typography.headings.weight,
        "Already on your machine",
    ):
        assert expected in shown


def test_headlines_are_shown_with_our_own_words(brand):
    assert brand.message.key_message.text in text(type_specimens(brand))


def test_a_kind_of_text_without_a_typeface_is_left_out(brand):
    shown = text(type_specimens(vary(brand, "typography.monospace", None)))
    assert "Headlines" in shown and "Running text" in shown and "Code" not in shown


def test_headings_without_a_family_take_that_of_the_text(brand):
    page = soup(type_specimens(vary(brand, "typography.headings", Style(weight="bold"))))
    assert page.find("g")["font-family"] == brand.typography.base.family
    assert page.find("g")["font-weight"] == "700"


def test_without_any_family_nothing_is_claimed_about_it(brand):
    bare = vary(
        vary(vary(brand, "typography.base", Style()), "typography.headings", Style()),
        "typography.monospace",
        None,
    )
    page = soup(type_specimens(bare))
    assert not page.find(attrs={"font-family": True}) and "Family" not in text(page)


@pytest.mark.parametrize(
    ("written", "number"), [("semi-bold", "600"), ("300", "300"), ("black", "900")]
)
def test_a_weight_in_words_is_a_number(written, number):
    assert Weight(written).number == number


def test_a_stack_begins_with_the_family_it_asks_for_first():
    assert first_family("Iowan Old Style, Georgia, serif") == "Iowan Old Style"


@pytest.mark.parametrize("macro", [type_specimens])
def test_what_looks_like_markup_is_shown_as_written(macro, hostile_brand):
    assert shows_as_written(macro(hostile_brand))


def test_a_small_company_sees_its_own_typefaces(small_brand):
    assert small_brand.typography.headings.family in text(type_specimens(small_brand))


def test_a_served_typeface_shows_its_license_with_its_text(brand):
    file = FontFile(path=FontAsset("assets/fonts/alder.woff2"))
    family = brand.typography.base.family
    text_of_it = Asset("assets/fonts/alder-license.txt")
    font = Font.model_validate(
        {"family": family, "source": "file", "files": (file,), "license": "OFL 1.1", "license-file": text_of_it}
    )  # fmt: skip
    page = soup(type_specimens(vary(brand, "typography.fonts", (font,))))
    assert "This site brings it along" in text(page)
    assert page.find("a", string="OFL 1.1")["href"] == f"site:{text_of_it.url}"
