"""The pocket card: one page, whatever there is to say, and what it says is the facts."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
import zxingcpp
from project import COMPANIES, ROOT
from support import vary

from handbook.kinds.absent import ABSENT
from handbook.exports.pocket_card import pocket_card

SMALL = COMPANIES / "tallow"
A6 = (297.6, 419.5)
"""Points; ISO 216."""


def page_of(file: bytes):
    """The only page of a PDF."""
    (page,) = pypdfium2.PdfDocument(io.BytesIO(file))
    return page


def words(page) -> str:
    return re.sub(r"\s+", "", page.get_textpage().get_text_bounded())


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize(("company", "home"), [("brand", ROOT), ("small_brand", SMALL)])
def test_it_is_one_small_page_that_says_what_the_facts_say(company, home, request):
    brand = request.getfixturevalue(company)
    page = page_of(pocket_card(brand, home))
    assert page.get_size() == pytest.approx(A6, abs=1)
    for said in (
        brand.contact.switchboard,
        brand.contact.email,
        brand.contact.site.spoken,
        brand.message.pitch.call_to_action,
        brand.conversion.never_lose_a_lead,
        *brand.conversion.details,
    ):
        assert bare(said) in words(page), said


def test_a_phone_that_reads_its_code_can_call_us(brand):
    picture = page_of(pocket_card(brand, ROOT)).render(scale=4).to_pil()
    (found,) = zxingcpp.read_barcodes(picture)
    assert f"tel:{brand.contact.switchboard.replace(' ', '-')}" in found.text


def test_with_more_to_say_it_is_longer_and_still_one_page(brand):
    long = vary(brand, "message.pitch.text", brand.message.pitch.text * 12)
    page = page_of(pocket_card(long, ROOT))
    assert page.get_width() == pytest.approx(A6[0], abs=1) and page.get_height() > A6[1] + 20
    assert words(page).endswith(bare(brand.conversion.details[-1]))


def test_what_a_company_has_not_got_is_left_out(brand):
    alone = brand
    for group in ("message", "conversion", "logo", "contact.switchboard"):
        alone = vary(alone, group, ABSENT)
    said = words(page_of(pocket_card(alone, ROOT)))
    assert bare(brand.contact.email) in said and brand.meta.name.short in said


def test_facts_that_look_like_markup_are_only_words(hostile_brand):
    assert "script" in words(page_of(pocket_card(hostile_brand, ROOT)))


def test_the_same_facts_give_the_same_bytes(brand, tmp_path):
    (tmp_path / "data").symlink_to(ROOT / "data")
    assert pocket_card(brand, tmp_path) == pocket_card(brand, ROOT)
