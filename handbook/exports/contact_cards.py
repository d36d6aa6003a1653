"""Contact cards for address books (vCard 4.0, RFC 6350), as files and as QR codes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

import segno
from icalendar.parser import Contentline, Parameters
from icalendar.prop import vText, vUri

if TYPE_CHECKING:
    from handbook.facts.brand import Brand
    from handbook.kinds import Email, Key, Phone


def company(brand: Brand) -> bytes:
    """The company's card: name, number, e-mail, address, website."""
    contact = brand.contact
    return _card(
        ("FN", brand.meta.name.short),
        ("ORG", brand.meta.name.full),
        ("KIND", "org"),
        *_reach(contact.switchboard, contact.email),
        *([("ADR;TYPE=work", _place(contact.address))] if contact.address else []),
        *([("URL", contact.site)] if contact.site else []),
    )


def person(brand: Brand, key: Key) -> bytes:
    """A colleague's card: name, role, company, own number (else the switchboard), e-mail."""
    one = brand.contact.people[key]
    return _card(
        ("FN", one.name),
        ("ORG", brand.meta.name.full),
        *([("TITLE", brand.roles[one.role].name)] if brand.roles else []),
        *_reach(one.phone or brand.contact.switchboard, one.email),
        *([("URL", brand.contact.site)] if brand.contact.site else []),
    )


def company_qr(brand: Brand) -> bytes:
    """The company's card as a QR code (ISO/IEC 18004), drawn in SVG with the quiet zone that it needs."""
    drawing = io.BytesIO()
    code = segno.make(company(brand).decode(), error="m", micro=False)
    title = f"QR code with the contact details of {brand.meta.name.short}"
    code.save(
        drawing,
        kind="svg",
        scale=4,
        dark=(brand.color and brand.color.dark) or "#000000",
        light="#FFFFFF",
        title=title,
    )
    return drawing.getvalue()


def _place(address: str) -> str:
    return f";;{vText(address).to_ical().decode()};;;;"


def _reach(phone: Phone, email: Email) -> Iterator[tuple[str, str]]:
    if phone:
        yield "TEL;VALUE=uri;TYPE=work", f"tel:{phone.replace(' ', '-')}"
    if email:
        yield "EMAIL", str(email)


_READY = {"ADR", "TEL", "URL"}
"""What is written as it stands: structured, or an address."""


def _card(*lines: tuple[str, object]) -> bytes:
    """A card of these lines, each folded at 75 bytes (RFC 6350 section 3.2)."""
    content = [("BEGIN", "VCARD"), ("VERSION", "4.0"), *lines, ("END", "VCARD")]
    return b"".join(_line(name, str(value)) for name, value in content)


def _line(head: str, value: str) -> bytes:
    name, *settings = head.split(";")
    parameters = Parameters(setting.split("=") for setting in settings)
    content = vUri(value) if name in _READY else value  # a text is escaped on the way
    return Contentline.from_parts(name, parameters, content).to_ical() + b"\r\n"
