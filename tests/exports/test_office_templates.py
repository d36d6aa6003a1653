"""What to write letters and talks on, read without the libraries that wrote it: by its XML, and by LibreOffice."""

from __future__ import annotations

import io
import shutil
import subprocess
import xml.etree.ElementTree as ET
from zipfile import ZipFile

import pypdfium2
import pytest
from project import COMPANIES, ROOT
from support import vary

from handbook.kinds.absent import ABSENT
from handbook.exports.catalog import catalog
from handbook.exports.letter_template import letter
from handbook.exports.slide_template import template

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
MAKERS = {"letter.docx": letter, "slides.pptx": template}


@pytest.fixture(scope="module", params=["brand", "small_brand"])
def company(request):
    """Each company, with the parts of its letter and of its slides by their names."""
    home = ROOT if request.param == "brand" else COMPANIES / "tallow"
    brand = request.getfixturevalue(request.param)
    return brand, {name: parts(make(brand, home)) for name, make in MAKERS.items()}


def parts(file: bytes) -> dict[str, ET.Element]:
    with ZipFile(io.BytesIO(file)) as package:
        assert package.testzip() is None
        xml = (name for name in package.namelist() if name.endswith(".xml"))
        return {name: ET.fromstring(package.read(name)) for name in xml}


def words(part: ET.Element) -> str:
    return " ".join(
        "".join(one.text or "" for one in line.iter(f"{W}t")) for line in part.iter(f"{W}p")
    )


@pytest.mark.parametrize(("file", "folder"), [("letter.docx", "word"), ("slides.pptx", "ppt")])
def test_the_programs_offer_the_brands_colors_and_typefaces(company, file, folder):
    brand, made = company
    theme = made[file][f"{folder}/theme/theme1.xml"]
    colors = {one.tag.removeprefix(A): one[0].get("val") for one in theme.find(f".//{A}clrScheme")}
    assert f"#{colors['accent1']}" == brand.color.primary.upper()
    named = {f"#{one}" for one in colors.values()}
    assert {brand.color.foreground.upper(), brand.color.background.upper()} <= named
    families = [
        theme.find(f".//{A}{kind}/{A}latin").get("typeface") for kind in ("majorFont", "minorFont")
    ]
    assert brand.typography.base.family.startswith(families[1])
    assert not brand.typography.headings.family or brand.typography.headings.family.startswith(
        families[0]
    )


def test_a_letters_styles_are_called_as_everybody_knows_them_and_follow_the_theme(company):
    _, made = company
    styles = {
        one.find(f"{W}name").get(f"{W}val"): one
        for one in made["letter.docx"]["word/styles.xml"].iter(f"{W}style")
    }
    assert {
        "Normal",
        "Title",
        "Subtitle",
        "heading 1",
        "heading 2",
        "heading 3",
        "header",
        "footer",
    } <= {*styles}
    for name, kind in (("heading 1", "majorHAnsi"), ("Normal", "minorHAnsi")):
        assert styles[name].find(f".//{W}rFonts").get(f"{W}asciiTheme") == kind
    used = {
        one.get(f"{W}val") for one in made["letter.docx"]["word/document.xml"].iter(f"{W}pStyle")
    }
    assert "Heading1" in used


def test_a_letter_has_the_logo_at_its_head_and_the_facts_at_its_foot(company):
    brand, made = company
    pages = made["letter.docx"]
    (logo,) = (one for name, part in pages.items() if "header" in name for one in part.iter(DRAWN))
    assert logo.get("descr") == brand.logo.image("medium", "light").alt
    foot = " ".join(words(part) for name, part in pages.items() if "footer" in name)
    for fact in (brand.meta.name.full, brand.contact.switchboard, brand.contact.email):
        assert not fact or fact in foot


def test_slides_have_the_layouts_that_one_looks_for_each_with_the_logo(company):
    brand, made = company
    layouts = {
        part.find(f"{P}cSld").get("name"): part
        for name, part in made["slides.pptx"].items()
        if "slideLayouts/" in name
    }
    assert {"Title Slide", "Title and Content", "Section Header", "Title Only", "Blank"} <= {
        *layouts
    }
    alts = {
        one.get("descr")
        for part in layouts.values()
        for one in part.iter(f"{P}cNvPr")
        if one.get("descr")
    }
    shown = {brand.logo.image("medium", scheme).alt for scheme in ("light", "dark")}
    assert alts == shown
    size = made["slides.pptx"]["ppt/presentation.xml"].find(f"{P}sldSz")
    assert int(size.get("cx")) / int(size.get("cy")) == pytest.approx(16 / 9, abs=0.01)


@pytest.mark.parametrize("make", MAKERS.values())
def test_the_same_facts_give_the_same_bytes(brand, make):
    assert make(brand, ROOT) == make(brand, ROOT)


def test_who_has_no_dress_has_no_templates(brand):
    bare = brand
    for group in ("logo", "color", "typography", "style"):
        bare = vary(bare, group, ABSENT)
    assert "templates" not in {one.shelf for one in catalog(bare, ROOT)}
    assert {one.url for one in catalog(brand, ROOT) if one.shelf == "templates"} == {
        f"downloads/{name}" for name in MAKERS
    }
    without_a_logo = vary(brand, "logo", ABSENT)
    assert all(make(without_a_logo, ROOT) for make in MAKERS.values())


@pytest.mark.whole
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
def test_libreoffice_opens_both_with_text_to_select(brand, tmp_path):
    for name, make in MAKERS.items():
        (tmp_path / name).write_bytes(make(brand, ROOT))
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'home').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        *MAKERS,
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    (page,) = pypdfium2.PdfDocument(tmp_path / "letter.pdf")
    assert brand.contact.email in page.get_textpage().get_text_bounded()
    assert len(pypdfium2.PdfDocument(tmp_path / "slides.pdf")) == 3
