"""The meeting's slides for office programs, read without the library that wrote them: by their XML, and by LibreOffice."""

from __future__ import annotations

import datetime
import io
import shutil
import subprocess
import xml.etree.ElementTree as ET
from zipfile import ZipFile

import pypdfium2
import pytest
from project import COMPANIES, ROOT
from support import HOSTILE, vary

from handbook.kinds.absent import ABSENT
from handbook.exports.known import Known
from handbook.exports.meeting_deck import meeting_deck
from handbook.exports.slides_pptx import as_pptx
from handbook.facts.publication import publishable
from handbook.subjects.meeting import QUARTERLY

DAY = datetime.date(2026, 11, 22)
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def made(brand, home=ROOT) -> bytes:
    return as_pptx(brand, home, meeting_deck(brand, Known(DAY), QUARTERLY))


@pytest.fixture(scope="module", params=["brand", "small_brand"])
def company(request):
    """Each company's published facts, its slides, and where its files are."""
    home = ROOT if request.param == "brand" else COMPANIES / "tallow"
    brand = publishable(request.getfixturevalue(request.param), DAY)[0]
    return brand, made(brand, home), home


def parts(file: bytes, folder: str) -> dict[str, ET.Element]:
    """The XML parts of a folder, in the order of their numbers."""
    with ZipFile(io.BytesIO(file)) as package:
        names = [
            name for name in package.namelist() if name.startswith(folder) and name.endswith(".xml")
        ]
        names.sort(key=lambda name: int("".join(filter(str.isdigit, name.rpartition("/")[2])) or 0))
        return {name: ET.fromstring(package.read(name)) for name in names}


def words(part: ET.Element) -> str:
    return " ".join(
        "".join(run.text or "" for run in line.iter(f"{A}t")) for line in part.iter(f"{A}p")
    )


def test_every_item_its_leader_and_its_minutes_are_there_in_order(company):
    brand, file, _ = company
    slides = [words(one) for one in parts(file, "ppt/slides/slide").values()]
    for item in brand.meeting.agenda:
        leads = f" · {brand.contact.people[item.owner].name} leads" if brand.contact else ""
        opening = next(
            i
            for i, one in enumerate(slides)
            if one == f"{item.title} {item.minutes} minutes{leads} {item.do}"
        )
        slides = slides[opening:]
    assert str(sum(item.minutes for item in brand.meeting.agenda)) in words(
        parts(file, "ppt/slides/slide1.xml").popitem()[1]
    )


def test_a_chart_is_the_programs_own_and_holds_the_metrics_values(company):
    brand, file, _ = company
    metrics = [one for family in brand.metrics.families.values() for one in family.metrics.values()]
    charts = list(parts(file, "ppt/charts/chart").values())
    assert len(charts) == len(metrics)
    for metric, chart in zip(metrics, charts, strict=True):
        series, target = chart.iter(f"{C}ser")
        assert [float(one.text) for one in series.findall(f".//{C}val//{C}v")] == [
            float(one) for one in metric.values
        ]
        assert {float(one.text) for one in target.findall(f".//{C}val//{C}v")} == {
            float(metric.target)
        }


def test_the_theme_has_the_brands_colors_and_typefaces(company):
    brand, file, _ = company
    theme = parts(file, "ppt/theme/theme1.xml").popitem()[1]
    colors = {one.tag.removeprefix(A): one[0].get("val") for one in theme.find(f".//{A}clrScheme")}
    assert f"#{colors['accent1']}" == brand.color.primary.upper()
    assert {f"#{one}" for one in (colors["dk1"], colors["lt1"])} == {
        brand.color.foreground.upper(),
        brand.color.background.upper(),
    }
    heading = theme.find(f".//{A}majorFont/{A}latin").get("typeface")
    assert brand.typography.headings.family.startswith(
        heading
    ) or brand.typography.base.family.startswith(heading)


def test_notes_are_with_the_slide(brand):
    file = made(publishable(brand, DAY)[0])
    notes = " ".join(words(one) for one in parts(file, "ppt/notesSlides/").values())
    metric = brand.metrics.families["sales"].metrics["new_leases"]
    assert metric.definition in notes


def test_facts_that_look_like_markup_are_only_words(brand):
    file = made(vary(publishable(brand, DAY)[0], "meeting.agenda.0.title", HOSTILE))
    assert HOSTILE in " ".join(words(one) for one in parts(file, "ppt/slides/slide").values())


def test_without_colors_type_logo_and_people_there_are_slides_too(brand):
    bare = publishable(brand, DAY)[0]
    for group in ("color", "typography", "logo", "contact", "style"):
        bare = vary(bare, group, ABSENT)
    assert len(parts(made(bare), "ppt/slides/slide")) > 20


def test_the_same_facts_give_the_same_bytes_and_no_day_is_in_them(company):
    brand, file, home = company
    assert made(brand, home) == file
    with ZipFile(io.BytesIO(file)) as package:
        assert {one.date_time[0] for one in package.infolist()} == {1980}


@pytest.mark.whole
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
def test_libreoffice_opens_it_with_text_to_select(small_brand, tmp_path):
    file = made(small_brand, COMPANIES / "tallow")
    (tmp_path / "slides.pptx").write_bytes(file)
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'home').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "slides.pptx",
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    pages = list(pypdfium2.PdfDocument(tmp_path / "slides.pdf"))
    assert len(pages) == len(parts(file, "ppt/slides/slide"))
    said = " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pages)
    assert all(" ".join(item.do.split()) in said for item in small_brand.meeting.agenda)
