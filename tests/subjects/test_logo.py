"""The logo's files, to see and to take away (requirement 17)."""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic import ValidationError
from support import soup, text, vary

from handbook.kinds import HexColor
from handbook.subjects.logo import LightDark, logo_files, logo_in_use, logo_measures
from handbook.subjects.style import LogoMeasures, LogoUse


@pytest.mark.parametrize("size", ["small", "medium", "large"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_logo_can_be_seen_and_downloaded(brand, size, scheme):
    image = brand.logo.image(size, scheme)
    page = soup(logo_files(brand))
    assert page.find("img", src=f"site:{image.path.url}")["alt"] == image.alt
    assert page.find("a", href=f"site:{image.path.url}", download=True)


def test_the_logo_for_dark_grounds_stands_on_the_dark_color(brand):
    last = soup(logo_files(brand)).find_all("figure")[-1]
    assert last.find("rect")["fill"] == brand.color.dark
    assert "For dark backgrounds (SVG)" in text(last)


def test_without_a_dark_color_the_text_color_is_the_dark_ground(brand):
    brand = vary(vary(brand, "color.dark", None), "color.foreground", HexColor("#010203"))
    assert soup(logo_files(brand)).find_all("figure")[-1].find("rect")["fill"] == "#010203"


def test_one_logo_for_both_grounds_is_shown_on_both(brand):
    name = next(iter(brand.logo.images))
    page = soup(logo_files(vary(brand, "logo.small", LightDark(light=name, dark=name))))
    assert (
        len(
            page.find_all("section")[-1].find_all(
                "img", src=f"site:{brand.logo.images[name].path.url}"
            )
        )
        == 2
    )


def test_the_sizes_say_what_they_are_for(brand):
    assert [text(heading) for heading in soup(logo_files(brand)).find_all("h3")] == [
        "The full logo",
        "The usual logo",
        "The mark alone",
    ]


def test_an_alternative_text_that_looks_like_markup_is_only_text(hostile_brand):
    page = soup(logo_files(hostile_brand))
    assert page.find("img")["alt"] == hostile_brand.logo.image("large", "light").alt
    assert not page.find("script")


def test_a_small_company_sees_its_own_logo(small_brand):
    assert soup(logo_files(small_brand)).find(
        "img", src=f"site:{small_brand.logo.image('large', 'light').path.url}"
    )


def test_each_thing_that_carries_the_logo_is_drawn_with_it_and_says_how(brand):
    figures = soup(logo_in_use(brand)).find_all("figure")
    assert len(figures) == len(brand.style.logo.in_use) == 5
    ours = {f"site:{image.path.url}" for image in brand.logo.images.values()}
    for figure, use in zip(figures, brand.style.logo.in_use, strict=True):
        assert text(figure.figcaption) == f"{use.name} {use.how}"
        assert {image["href"] for image in figure.find_all("image")} <= ours
        assert figure.find("image") and use.how in figure.svg["aria-label"]


@pytest.mark.parametrize("thing", get_args(LogoUse.model_fields["on"].annotation))
def test_every_thing_that_the_facts_may_name_has_a_drawing_in_the_companys_colors(brand, thing):
    use = LogoUse(on=thing, name="Here", how="Large.")
    figure = soup(logo_in_use(vary(brand, "style.logo.in_use", (use,)))).figure
    fills = {part["fill"] for part in figure.svg.find_all(fill=True)}
    assert figure.find("image") and fills <= {*brand.color.palette.values(), "none"}


def test_without_things_or_numbers_the_words_stand_alone(brand):
    without = vary(vary(brand, "style.logo.in_use", ()), "style.logo.measures", None)
    assert "No things that carry our logo yet" in text(logo_in_use(without))
    page = soup(logo_measures(without))
    assert not page.find(["img", "svg"])
    assert brand.style.logo.clear_space in text(page)
    assert brand.style.logo.minimum_size in text(page)


@pytest.mark.parametrize("clear", ["0", "25", "-1"])
def test_a_room_that_cannot_be_is_refused(clear):
    with pytest.raises(ValidationError, match="is not between 0 and 2"):
        LogoMeasures.model_validate({"clear": clear, "mark_pixels": "16", "logo_pixels": "120"})
