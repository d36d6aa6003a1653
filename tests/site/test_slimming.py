"""The published style sheet holds what the pages use."""

from __future__ import annotations

import pytest

from handbook.site.slimming import FRONT_SHEET, STYLE_SHEET, slim, slimmed

def rules(css, *words):
    return slimmed(css, {*words})


def test_a_rule_for_a_class_that_no_page_has_goes():
    assert rules(".here{color:red}.away{color:red}", "here") == ".here{color:red}"


def test_of_several_selectors_those_that_are_used_stay():
    assert rules(".here,.away .here,p{color:red}", "here") == ".here,p{color:red}"


def test_a_rule_stays_when_in_doubt():
    assert rules(":is(.away, .gone) p{color:red}p:not(.away){color:red}") == ":is(.away, .gone) p{color:red}p:not(.away){color:red}"


def test_rules_within_media_are_slimmed_too_and_empty_media_go():
    assert rules("@media print{.away{color:red}p{color:red}}@media screen{.away{color:red}}") == "@media print{p{color:red}}"


def test_animations_and_fonts_stay():
    css = '@font-face{font-family:"A B";src:url("a;b{c}.woff2")}@keyframes x{from{opacity:0}to{opacity:1}}'
    assert rules(css) == css


def test_braces_and_commas_in_strings_are_text():
    css = "p::before{content:\"},{;\"}a[title='x,y{']{color:red}"
    assert rules(css) == css


def test_blanks_go_where_they_say_nothing():
    assert rules("p {\n  grid-area: a / b;\n  margin: 0\n    auto;\n}") == "p{grid-area:a / b;margin:0 auto;}"


def test_a_property_of_materials_that_nothing_uses_goes():
    css = ':root{--md-one:url("data:a;b");--md-two:var(--md-one);--own:1px}p{color:var(--md-three)}'
    assert rules(css) == ":root{--own:1px}p{color:var(--md-three)}"


@pytest.fixture
def site(tmp_path):
    for path, text in {
        "index.html": f'<link href="{STYLE_SHEET}"><script src="assets/javascripts/boot.js"></script><ul class="moments"></ul>',
        "one/index.html": f'<link href="../{STYLE_SHEET}"><p class="only-there" data-widget="tally"></p>',
        STYLE_SHEET: ".moments{color:red}.only-there{color:red}.set-by-tally{color:red}.set-by-boot{color:red}.away{color:red}",
        "assets/javascripts/boot.js": 'body.classList.add("set-by-boot")',
        "assets/javascripts/tally.js": 'import "./pen.js";',
        "assets/javascripts/pen.js": 'const name = "set-by-tally";',
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    slim(tmp_path)
    return tmp_path


def test_what_a_page_or_its_scripts_use_stays(site):
    css = (site / STYLE_SHEET).read_text()
    assert ".away" not in css and all(name in css for name in (".moments", ".only-there", ".set-by-tally", ".set-by-boot"))


def test_the_first_page_has_a_sheet_of_what_it_uses(site):
    css = (site / FRONT_SHEET).read_text()
    assert ".moments" in css and ".set-by-boot" in css and ".only-there" not in css
    assert FRONT_SHEET in (site / "index.html").read_text() and STYLE_SHEET in (site / "one" / "index.html").read_text()
