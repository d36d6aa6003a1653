"""The site wears what the facts say: color, type, light and dark, and it can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tinycss2
from hypothesis import given, settings
from hypothesis import strategies as some
from support import soup, text, vary

from handbook.kinds import HexColor, PaletteKey, freeze
from handbook.facts.contrast import contrast_problems
from handbook.site.style_sheet import bundle, dark, light, style_sheet
from handbook.drawing.color_math import READABLE, contrast, readable
from handbook.subjects.color import swatch

TEXTS = ("text", "text_soft", "link", "do", "dont", "heading", "code_text")
COLORS = some.from_regex(r"#[0-9A-F]{6}", fullmatch=True).map(HexColor)


def colored(brand, **colors):
    """The brand with these colors, and without the others that a company may leave out."""
    bare = dict.fromkeys(
        ("secondary", "tertiary", "success", "info", "warning", "danger", "light", "dark")
    )
    for name, value in {**bare, **colors}.items():
        brand = vary(brand, f"color.{name}", value and HexColor(value))
    return vary(brand, "typography.link", None)


def sheet(brand):
    return style_sheet(brand, Path())


def assert_readable(brand):
    for scheme in (light(brand), dark(brand)):
        for name in TEXTS:
            for ground in ("ground", "ground_soft"):
                ratio = contrast(getattr(scheme, name), getattr(scheme, ground))
                assert ratio >= READABLE, f"{name} on {ground}: {ratio:.2f}"
        assert contrast(scheme.on_accent, scheme.accent) >= READABLE
        assert contrast(scheme.on_band, scheme.band) >= READABLE


@pytest.fixture(params=["brand", "small_brand"])
def company(request):
    return request.getfixturevalue(request.param)


def test_everything_can_be_read_in_both_schemes(company):
    assert_readable(company)


@settings(max_examples=25, deadline=None)
@given(COLORS, COLORS)
def test_everything_can_be_read_whatever_the_primary_and_link_colors_are(brand, primary, info):
    assert_readable(colored(brand, primary=primary, info=info))


def test_everything_can_be_read_where_the_company_writes_light_on_dark(brand):
    assert_readable(colored(brand, foreground="#F4F1EA", background="#101820", primary="#FFB000"))


def test_the_colors_of_the_facts_are_used_unchanged_on_light_ground(brand):
    scheme = light(brand)
    assert (scheme.text, scheme.ground, scheme.accent) == (
        brand.color.foreground,
        brand.color.background,
        brand.color.primary,
    )


def test_the_dark_scheme_stands_on_the_dark_color(brand):
    assert dark(brand).ground == brand.color.dark and dark(brand).text == brand.color.light


def test_another_primary_dresses_the_site_anew(brand):
    before, after = sheet(brand), sheet(colored(brand, primary="#7A1F5C"))
    assert "--accent: #7A1F5C" in after and "--accent: #7A1F5C" not in before
    assert "--md-primary-fg-color: var(--accent)" in after


def test_a_company_that_names_the_required_colors_only_has_all_others(brand):
    css = sheet(colored(brand, primary="#7A1F5C"))
    for name in ("do", "dont", "mark", "line", "link", "on-accent"):
        assert re.search(rf"--{name}: #[0-9A-F]{{6}};", css)


def test_without_facts_the_site_is_plain_and_readable(root):
    assert "--text:#222222" in bundle(root, None)


def test_a_later_layer_wins_however_long_the_selectors_of_an_earlier_one_are(root, brand):
    css = bundle(root, brand)
    order = re.match(r"@layer ([^;]+);", css)[1].split(",")
    assert order == ["material", "facts", "foundation", "components"]
    assert re.findall(r"@layer (\w+)\{", css) == order


def test_a_component_is_styled_by_its_own_name(root):
    for file in (root / "theme" / "components").glob("*.css"):
        css = file.read_text(encoding="utf-8")
        assert ".md-typeset" not in css and "!important" not in css, file.name
        assert not re.search(r"\.([\w-]+)\.\1(?![\w-])", css), f"{file.name}: a class twice"


def test_the_sheet_is_css_to_its_end(root, company):
    rules = tinycss2.parse_stylesheet(bundle(root, company), skip_whitespace=True)
    while rules:
        rule = rules.pop()
        assert rule.type != "error", rule.serialize()
        if rule.type in ("at-rule", "qualified-rule") and rule.content is not None:
            rules += tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True)


def test_what_is_written_within_quotes_stays_as_it_is(root, brand):
    css = bundle(root, brand)
    for file in (root / "theme").rglob("*.css"):
        for string in re.findall(r'content: ("[^"]+")', file.read_text(encoding="utf-8")):
            assert f"content:{string}" in css, file.name


def test_no_style_sheet_asks_another_host(root, company):
    css = re.sub(r'url\("data:[^"]*"\)', "", bundle(root, company))
    assert not re.search(r"url\(\s*['\"]?(https?:)?//", css) and "@import" not in css


# What cannot be read is said


def test_the_samples_can_be_read(company):
    assert list(contrast_problems(company)) == []


def test_text_that_cannot_be_read_on_its_ground_is_said_with_the_nearest_that_can(brand):
    pale = vary(brand, "color.foreground", HexColor("#9FB8AD"))
    ((path, code, what, mend),) = contrast_problems(vary(pale, "color.light", None))
    assert path == ("color", "foreground")
    nearest = re.search(r"#[0-9A-F]{6}", mend)[0]
    assert code == "contrast" and "#9FB8AD" in what and "4.5" in what
    assert contrast(nearest, brand.color.background) >= READABLE


def test_the_suggestion_names_the_palette_color_to_change(brand):
    name = next(key for key, value in brand.color.palette.items() if value == brand.color.secondary)
    problems = list(contrast_problems(vary(brand, "color.foreground", brand.color.secondary)))
    assert any(f"color.palette.{name}" in mend for _, _, _, mend in problems)


@pytest.mark.parametrize("job", ["primary", "info", "success", "danger"])
def test_a_pale_color_stays_a_fact_and_words_are_set_in_its_readable_neighbor(brand, job):
    """Nobody is told to write another color: the page of colors says which one words are set in."""
    pale = "#87CEEB"
    company = vary(
        colored(brand, **{job: pale}), "color.palette", freeze({PaletteKey("pale"): HexColor(pale)})
    )
    assert list(contrast_problems(company)) == []
    shown = soup(swatch(company, "pale")).find("dt", string="In text").find_next("dd").code
    assert contrast(text(shown), company.color.background) >= READABLE


def test_a_color_of_the_type_that_is_not_in_the_palette_is_said(brand):
    ((path, code, what, _),) = contrast_problems(vary(brand, "typography.link.color", "skyy"))
    assert path == ("typography", "link", "color") and code == "reference" and "skyy" in what


# Shades


@settings(max_examples=40, deadline=None)
@given(COLORS, COLORS)
def test_the_nearest_readable_color_is_readable(color, ground):
    assert contrast(readable(color, ground), ground) >= READABLE


@settings(max_examples=20, deadline=None)
@given(COLORS, COLORS)
def test_a_color_that_can_be_read_stays_as_it_is(color, ground):
    if contrast(color, ground) >= READABLE:
        assert readable(color, ground) == color
