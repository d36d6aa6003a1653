"""Logos to take away: every file opens in another program and shows the drawing (requirement 17)."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image, ImageChops
from support import HOSTILE, vary

from handbook.exports.logo_kit import pressed, zipped
from handbook.facts.drawings import drawing_problems
from handbook.facts.reading import read_brand
from handbook.kinds import Text
from project import COMPANIES, ROOT

SMALL = COMPANIES / "tallow"
BAD = {
    "letters as text": ('viewBox="0 0 9 9"><text>Wren</text>', "letters as text", "outlines"),
    "no size": (">", "does not say how large", "viewBox"),
    "nothing of a size": ('viewBox="0 0 0 9">', "does not say how large", "viewBox"),
    "a thread": ('width="900px" height="2px">', "more than 12 times", "crop"),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """The sample's pictures, and room for what is kept."""
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(ROOT / "data", home / "data")
    return home


@pytest.fixture(scope="module")
def files(brand, home):
    """What each drawing became, by path."""
    return {one.path: one.make() for one in pressed(brand, home)}


def test_each_drawing_becomes_two_pictures_and_a_page(brand, files):
    stems = {
        one.file.removeprefix("assets/")[:-4].replace("/", "-") for one in brand.style.downloads
    }
    assert set(files) == {
        f"{stem}{ending}" for stem in stems for ending in ("-512.png", "-1024.png", ".pdf")
    }


def test_a_picture_is_as_wide_as_it_says_and_clear_around_the_drawing(files):
    for name, content in files.items():
        if name.endswith(".png"):
            picture = Image.open(io.BytesIO(content))
            assert (picture.format, picture.mode) == ("PNG", "RGBA")
            assert picture.width == int(name.rpartition("-")[2][:-4])
            assert picture.getpixel((0, 0))[3] == 0
            assert picture.getchannel("A").getextrema() == (0, 255)


def test_white_is_white_and_black_is_black(files):
    for word, shade in (("white", 255), ("black", 0)):
        picture = Image.open(io.BytesIO(files[f"logo-wide-{word}-1024.png"]))
        seen = {color[:3] for _, color in picture.getcolors(1 << 20) if color[3] == 255}
        assert seen == {(shade,) * 3}


def test_a_page_holds_shapes_that_look_like_the_picture(files):
    for name, content in files.items():
        if name.endswith(".pdf"):
            document = pypdfium2.PdfDocument(content)
            assert len(document) == 1
            kinds = {one.type for one in document[0].get_objects(max_depth=9)}
            assert pdfium.FPDF_PAGEOBJ_PATH in kinds and pdfium.FPDF_PAGEOBJ_IMAGE not in kinds
            page = document[0].render(scale=512 / document[0].get_width()).to_pil().convert("RGB")
            picture = Image.open(io.BytesIO(files[name.replace(".pdf", "-512.png")]))
            ground = Image.new("RGBA", picture.size, "white")
            ground.alpha_composite(picture)
            other = ImageChops.difference(page.resize(picture.size), ground.convert("RGB"))
            far = other.convert("L").point(lambda value: 255 * (value > 96))
            assert far.histogram()[255] < 0.01 * picture.width * picture.height, name


def test_the_zip_opens_and_has_each_logo_in_each_form_with_the_rules_in_plain_words(
    brand, home, files
):
    with ZipFile(io.BytesIO(zipped(brand, home))) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        for name, content in files.items():
            assert archive.read(f"{name.rpartition('.')[2].upper()}/{name}") == content
        assert len([name for name in names if name.startswith("SVG/")]) == 10
        rules = archive.read(names[0]).decode()
    for expected in (
        brand.style.logo.clear_space,
        brand.style.logo.rules[0].dont,
        "CMYK 0 37 100 2, Pantone 130 C",
        "CMYK 1 2 6 0 (approximate)",
        brand.contact.email,
    ):
        assert expected in rules
    assert rules.count("\n") == rules.count("\r\n")


def test_facts_stand_in_the_rules_as_they_were_written(hostile_brand, home):
    with ZipFile(io.BytesIO(zipped(hostile_brand, home))) as archive:
        assert HOSTILE in archive.read(archive.namelist()[0]).decode()


@pytest.mark.parametrize("kept", ["with what was kept", "anew"])
def test_the_same_drawings_give_the_same_bytes(brand, home, files, kept):
    if kept == "anew":
        shutil.rmtree(home / ".build")
    assert {one.path: one.make() for one in pressed(brand, home)} == files


def test_a_kept_file_that_was_harmed_is_made_anew(brand, home, files):
    for place in (home / ".build" / "pressed").iterdir():
        place.write_bytes(place.read_bytes()[:-9])
    assert {one.path: one.make() for one in pressed(brand, home)} == files


def test_a_drawing_that_changed_is_pressed_anew(brand, home, files):
    drawing = home / "data" / "assets" / "logo" / "mark.svg"
    before = drawing.read_text()
    drawing.write_text(before.replace("#F2A900", "#A63D2F"))
    again = {one.path: one.make() for one in pressed(brand, home)}
    drawing.write_text(before)
    changed = {name for name in files if files[name] != again[name]}
    assert changed == {"logo-mark-512.png", "logo-mark-1024.png", "logo-mark.pdf"}


def test_where_nothing_can_be_kept_files_are_made_all_the_same(brand, home, files):
    shutil.rmtree(home / ".build")
    (home / ".build").write_text("in the way")
    one = next(iter(pressed(brand, home)))
    assert one.make() == files[one.path]
    (home / ".build").unlink()


@pytest.mark.parametrize("fault", BAD)
def test_a_drawing_that_would_not_come_out_alike_everywhere_is_refused(tmp_path, brand, fault):
    inside, what, mend = BAD[fault]
    shutil.copytree(ROOT / "data", tmp_path / "data")
    drawing = tmp_path / "data" / brand.style.downloads[1].file
    drawing.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {inside}</svg>')
    ((path, _, told, remedy),) = drawing_problems(brand, tmp_path / "data")
    assert path == ("style", "downloads", 1, "file")
    assert what in told and mend in remedy


def test_a_small_company_has_its_logos_too(tmp_path):
    shutil.copytree(SMALL / "data", tmp_path / "data")
    brand = read_brand(SMALL).brand
    brand = vary(brand, "style.downloads.0.name", Text("A & B <c>"))
    assert len(ZipFile(io.BytesIO(zipped(brand, tmp_path))).namelist()) == 1 + 2 * 4
