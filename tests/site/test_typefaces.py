"""Typefaces: served from the site itself, with what stands in their place of the same measures; or those of the machine."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from support import vary

from handbook.input.font_file import measures
from handbook.site.style_sheet import style_sheet
from handbook.subjects.typography import Font, FontAsset, FontFile, UnicodeRange

LETTERS = Path(__file__).parents[1] / "fonts" / "letters.woff2"
"""The letters of one sentence, of Cabin: 0.423 of the size wide, 0.965 above the ground, 0.25 beneath."""


def served(brand, family="Alder Sans, sans-serif", **more):
    """The brand with a typeface of its own for running text."""
    file = FontFile(path=FontAsset("assets/fonts/alder.woff2"), **more)
    font = Font(family=family, source="file", files=(file,), license="Our own")
    return vary(vary(brand, "typography.fonts", (font,)), "typography.base.family", family)


@pytest.fixture
def data(tmp_path):
    (tmp_path / "assets" / "fonts").mkdir(parents=True)
    shutil.copy(LETTERS, tmp_path / "assets" / "fonts" / "alder.woff2")
    return tmp_path


def faces(css):
    """Family and descriptors of each @font-face."""
    for body in re.findall(r"@font-face {\n(.*?)\n}", css, re.DOTALL):
        yield dict(line.strip().rstrip(";").split(": ", 1) for line in body.splitlines())


def test_a_font_of_the_company_is_served_from_the_site_itself(brand, data):
    face = next(faces(style_sheet(served(brand, weight="semi-bold"), data)))
    assert face["src"] == 'url("../../assets/brand/fonts/alder.woff2") format("woff2")'
    assert (face["font-family"], face["font-weight"]) == ('"Alder Sans"', "600")


def test_what_stands_in_its_place_is_as_wide_and_as_high(brand, data):
    css = style_sheet(served(brand), data)
    spare = {face["font-family"]: face for face in faces(css)}['"Alder Sans as Arial"']
    stretch = float(spare["size-adjust"].rstrip("%")) / 100
    assert 0.448 * stretch == pytest.approx(0.423, abs=0.002)
    assert float(spare["ascent-override"].rstrip("%")) * stretch == pytest.approx(96.5, abs=0.2)
    assert float(spare["descent-override"].rstrip("%")) * stretch == pytest.approx(25, abs=0.2)
    assert spare["line-gap-override"] == "0%" and 'local("Arial")' in spare["src"]


def test_a_bold_face_is_replaced_by_a_bold_one(brand, data):
    spares = list(faces(style_sheet(served(brand, weight="700"), data)))[1:]
    assert spares and all('Bold")' in face["src"] for face in spares)


@pytest.mark.parametrize(("last", "first"), [("serif", "Times New Roman"), ("sans-serif", "Arial")])
def test_it_is_replaced_by_its_own_kind_and_each_name_is_asked_for(brand, data, last, first):
    css = style_sheet(served(brand, f"Alder, {last}"), data)
    stack = re.search(r"--font-body: (.*);", css)[1].split(", ")
    assert stack[0] == '"Alder"' and stack[1] == f'"Alder as {first}"' and stack[-1] == last
    assert set(stack[:-1]) == {face["font-family"] for face in faces(css)}


def test_letters_of_other_languages_are_fetched_when_they_are_set(brand, data):
    css = style_sheet(served(brand, **{"unicode-range": UnicodeRange("U+100-17F")}), data)
    (face,) = faces(css)
    assert face["unicode-range"] == "U+100-17F"


def test_the_first_file_of_each_typeface_comes_with_the_page(brand, small_brand):
    assert served(brand).typography.preloaded == ("assets/fonts/alder.woff2",)
    assert small_brand.typography.preloaded == ()


def test_fonts_that_every_machine_has_cost_nothing(small_brand, root):
    assert "@font-face" not in style_sheet(small_brand, root / "data")


def test_a_family_alone_ends_in_one_that_is_there(small_brand):
    css = style_sheet(vary(small_brand, "typography.base.family", "Alder Sans"), Path())
    assert '--font-body: "Alder Sans", system-ui, sans-serif;' in css


def test_the_size_follows_the_readers_own(brand):
    css = style_sheet(vary(brand, "typography.base.size", "18px"), Path())
    assert "--step-0: 0.9rem;" in css


def test_a_file_that_is_no_font_has_no_measures(tmp_path):
    (tmp_path / "broken.woff2").write_bytes(LETTERS.read_bytes()[:900])
    assert measures(tmp_path / "broken.woff2") is None and measures(tmp_path / "none") is None
