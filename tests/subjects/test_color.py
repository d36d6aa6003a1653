"""The palette: what a reader can tell about each color (requirement 17)."""

from __future__ import annotations

import pytest
from coloraide import Color
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from support import HOSTILE, shows_as_written, soup, text, vary

from handbook.kinds import Cmyk, HexColor, Pantone, Ral, freeze
from handbook.drawing.registry import BadCall, Macro
from handbook.subjects.color import contrast, palette, swatch, verdict
from handbook.subjects.style import PrintColor


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21), ("#777777", "#FFFFFF", 4.48), ("#FFFFFF", "#FFFFFF", 1)],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@given(*[st.integers(0, 0xFFFFFF).map("#{:06x}".format)] * 2)
def test_contrast_is_what_another_program_finds(one, other):
    found = Color(one).contrast(other, method="wcag21")
    assert contrast(one, other) == pytest.approx(found, rel=1e-3)


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (21, "any text"),
        (4.5, "any text"),
        (4.4999, "large text only"),
        (3, "large text only"),
        (2.9999, "not for text"),
        (1, "not for text"),
    ],
)
def test_the_verdict_changes_at_4_5_and_at_3(ratio, said):
    assert said in verdict(ratio)


def test_the_palette_shows_every_color_with_its_values_and_reason(brand):
    figures = soup(palette(brand)).find_all("figure")
    assert len(figures) == len(brand.color.palette)
    for figure, (key, value) in zip(figures, brand.color.palette.items(), strict=True):
        for expected in (
            value,
            ", ".join(map(str, value.rgb)),
            *(getattr(brand.style.colors[key], part) for part in ("name", "use", "why")),
        ):
            assert expected in text(figure)


PRINT = {"cmyk": Cmyk("0 37 100 2"), "pantone": Pantone("130 C"), "ral": Ral("1003")}


def printed(brand, key, **values):
    """The swatch of a color with these values for print."""
    return soup(swatch(vary(brand, f"style.colors.{key}.print", PrintColor(**values)), key))


def test_a_swatch_has_each_value_for_print_with_a_button_that_copies_it(brand):
    values = printed(brand, "sky", **PRINT).find("dl")
    assert [text(name) for name in values.find_all("dt")] == [
        "Hex",
        "RGB",
        "CMYK",
        "Pantone",
        "RAL",
    ]
    assert [text(code) for code in values.find_all("code")][2:] == list(PRINT.values())
    assert len(values.find_all("button")) == 5


def test_only_a_computed_cmyk_is_called_approximate(brand):
    assert "approximate" not in text(printed(brand, "sky", **PRINT))
    assert "CMYK 0 37 100 2 Copy approximate" in text(
        printed(brand, "sky", **PRINT, approximate=True)
    )


def test_a_value_for_print_that_nobody_gave_is_not_made_up(brand):
    shown = text(printed(brand, "sky", ral=PRINT["ral"]))
    assert "RAL 1003" in shown and "CMYK" not in shown and "Pantone" not in shown
    assert "CMYK" not in text(swatch(vary(brand, "style.colors.sky.print", None), "sky"))


@pytest.mark.parametrize(
    ("values", "what"),
    [({}, "gives no value"), ({"ral": "1003", "approximate": "true"}, "gives no CMYK value")],
)
def test_print_values_that_say_nothing_are_refused(values, what):
    with pytest.raises(ValidationError) as caught:
        PrintColor.model_validate(values)
    assert what in str(caught.value)


@pytest.mark.parametrize("name", ["Warm Red U", "Black 6 C", "130 C", "17-1463 TCX", "10103 C"])
def test_pantone_names_are_written_as_on_the_guide(name):
    assert Pantone.accept(name) == name


def test_a_swatch_is_filled_with_its_color(brand):
    for key, value in brand.color.palette.items():
        assert soup(swatch(brand, key)).find("rect")["fill"] == value


def test_a_swatch_says_which_text_can_be_read_on_it(brand):
    brand = vary(brand, "color", brand.color.model_copy(update={"foreground": HexColor("#000000"), "background": HexColor("#FFFFFF"),
                                                                "palette": freeze({"grass": HexColor("#767676")})}))  # fmt: skip
    items = [text(item) for item in soup(swatch(brand, "grass")).find_all("li")]
    assert len(items) == 2
    assert "#000000" in items[0] and "any text (AA), 4.6 : 1" in items[0]
    assert "#FFFFFF" in items[1] and "any text (AA), 4.5 : 1" in items[1]


def test_a_ratio_just_under_the_limit_is_not_rounded_into_a_pass(brand):
    brand = vary(
        vary(brand, "color.background", HexColor("#FFFFFF")),
        "color.palette",
        freeze({"gray": HexColor("#777777")}),
    )
    assert "large text only (AA), 4.4 : 1" in text(swatch(brand, "gray"))


def test_the_text_color_is_not_tried_on_itself(brand):
    key = next(key for key, value in brand.color.palette.items() if value == brand.color.foreground)
    assert len(soup(swatch(brand, key)).find_all("li")) == 1


def test_a_swatch_says_its_jobs_in_plain_words(brand):
    key = next(key for key, value in brand.color.palette.items() if value == brand.color.danger)
    assert "don't, stop, wrong" in text(swatch(brand, key))


def test_a_color_without_a_reason_is_shown_by_its_key(brand):
    key = next(iter(brand.color.palette))
    shown = text(swatch(vary(brand, "style.colors", freeze({})), key))
    assert key in shown and brand.color.palette[key] in shown and "Why" not in shown


def test_a_swatch_of_an_unknown_color_is_refused_with_a_suggestion(brand):
    key = next(iter(brand.color.palette))
    with pytest.raises(BadCall) as caught:
        Macro(swatch).check(brand, (key + "x",), {})
    assert key in caught.value.mend


def test_what_looks_like_markup_is_shown_as_written(hostile_brand):
    assert text(palette(hostile_brand)).count(HOSTILE) >= 3 * len(hostile_brand.color.palette)
    assert shows_as_written(palette(hostile_brand))


def test_a_small_company_has_a_palette(small_brand):
    assert len(soup(palette(small_brand)).find_all("figure")) == len(small_brand.color.palette)
