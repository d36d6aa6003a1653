"""What is made for paper and for screens of others: each sheet one page, each picture the size that it says."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from PIL import Image
from project import COMPANIES, ROOT, Project
from support import vary

from handbook.kinds.absent import ABSENT
from handbook.drawing.color_math import contrast
from handbook.exports.backdrops import backdrops
from handbook.exports.catalog import catalog
from handbook.exports.sheets import scorecard, summary

A4 = (595.3, 841.9)
"""Points; ISO 216."""


@pytest.fixture(params=["brand", "small_brand"])
def company(request):
    """Each company, and where its files are."""
    home = ROOT if request.param == "brand" else COMPANIES / "tallow"
    return request.getfixturevalue(request.param), home


def page_of(file: bytes):
    """The only page of a PDF."""
    (page,) = pypdfium2.PdfDocument(io.BytesIO(file))
    return page


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def words(page) -> str:
    return bare(page.get_textpage().get_text_bounded())


def test_the_brand_in_short_is_one_page_that_says_what_the_facts_say(company):
    brand, home = company
    page = page_of(summary(brand, home))
    assert page.get_size() == pytest.approx(A4, abs=1)
    said = brand.message
    for fact in (said.key_message.text, said.pitch.text, said.one_word.word, brand.color.primary):
        assert bare(fact) in words(page), fact
    for one in (brand.products or {}).values():
        assert bare(one.name) in words(page)


def test_the_score_is_one_page_with_every_way_to_earn_points(company):
    brand, home = company
    page = page_of(scorecard(brand, home))
    assert page.get_size() == pytest.approx(A4, abs=1)
    for one in brand.scorecard.actions.values():
        assert bare(one.name) in words(page), one.name
    for reward in brand.scorecard.rewards:
        assert bare(reward.what) in words(page)


def test_with_more_to_say_it_is_still_one_page(brand):
    long = vary(brand, "message.pitch.text", brand.message.pitch.text * 40)
    assert page_of(summary(long, ROOT)).get_width() == pytest.approx(A4[0], abs=1)


def test_facts_that_look_like_markup_are_only_words(hostile_brand):
    for make in (summary, scorecard):
        assert "script" in words(page_of(make(hostile_brand, ROOT)))


def test_a_backdrop_is_as_large_as_it_says_and_its_logo_can_be_seen(company):
    brand, home = company
    made = list(backdrops(brand, home))
    assert len(made) > 1 or not brand.logo.for_dark("medium")
    for one in made:
        picture = Image.open(io.BytesIO(one.make())).convert("RGB")
        assert one.use == f"{picture.width}×{picture.height} pixels."
        ground = picture.getpixel((3, 3))
        upper = picture.crop((picture.width // 2, 0, picture.width, int(picture.height * 0.9)))
        most = max(contrast(_hex(color), _hex(ground)) for _, color in upper.getcolors(1 << 24))
        assert most > 4.5, one.name
    if made:
        assert {"1920×1080 pixels."} <= {one.use for one in made}


def _hex(color) -> str:
    return "#{:02X}{:02X}{:02X}".format(*color)


def test_networks_that_the_company_is_not_on_have_no_header(brand):
    headers = [one.path for one in backdrops(vary(brand, "contact", ABSENT), ROOT)]
    assert headers == ["backdrops/call-light.png", "backdrops/call-dark.png"]
    assert len(list(backdrops(brand, ROOT))) > 2


def test_who_has_nothing_to_say_has_no_sheet(brand):
    bare_ = brand
    for group in ("message", "products", "scorecard", "logo", "style"):
        bare_ = vary(bare_, group, ABSENT)
    assert {one.shelf for one in catalog(bare_, ROOT)}.isdisjoint({"paper", "backdrops"})
    assert page_of(summary(bare_, ROOT))


@pytest.mark.whole
def test_make_pdf_writes_each_as_one_page(tmp_path):
    project = Project(tmp_path)
    run = project.run("pdf")
    assert run.returncode == 0, run.stderr
    written = sorted(path.name for path in (tmp_path / "pdf").iterdir())
    assert written == ["brand-in-short.pdf", "my-week.pdf", "pocket-card.pdf"]
    for name in written:
        assert page_of((tmp_path / "pdf" / name).read_bytes())
