"""Contact cards: what a phone reads from the file and from the QR code (requirements 32 and 55)."""

from __future__ import annotations

import io

import pytest
import segno
import vobject
import zxingcpp
from PIL import Image
from support import vary

from handbook.exports.contact_cards import company, company_qr, person


@pytest.mark.parametrize("name", ["brand", "small_brand", "hostile_brand"])
def test_an_address_book_reads_the_company(name, request):
    brand = request.getfixturevalue(name)
    card = vobject.readOne(company(brand).decode())
    assert card.fn.value == brand.meta.name.short
    assert card.tel.value.replace("-", " ") == f"tel:{brand.contact.switchboard}"
    assert card.email.value == brand.contact.email
    assert card.adr.value.street == brand.contact.address


def test_an_address_book_reads_a_colleague_by_role(brand):
    card = vobject.readOne(person(brand, "june").decode())
    one = brand.contact.people["june"]
    assert (card.fn.value, card.title.value) == (one.name, brand.roles[one.role].name)
    assert card.email.value == one.email


def test_a_colleague_without_a_number_is_reached_through_the_switchboard(brand):
    without = vary(brand, "contact.people.june.phone", None)
    card = vobject.readOne(person(without, "june").decode())
    assert card.tel.value.replace("-", " ") == f"tel:{brand.contact.switchboard}"


def test_lines_are_folded_at_75_bytes(brand):
    long = vary(brand, "contact.address", "Gartenstraße 7, " * 20 + "Tübingen")
    assert all(len(line) <= 75 for line in company(long).split(b"\r\n"))
    assert vobject.readOne(company(long).decode()).adr.value.street == long.contact.address


def test_a_phone_reads_the_card_from_the_qr_code(brand):
    picture = io.BytesIO()
    segno.make(company(brand).decode(), error="m", micro=False).save(picture, kind="png", scale=6)
    read = zxingcpp.read_barcodes(Image.open(picture).convert("L"))
    assert [one.bytes for one in read] == [company(brand)]
    assert b"<svg" in company_qr(brand)
