"""What stands under each e-mail: from the facts, with links that work anywhere."""

from __future__ import annotations

import pytest
from support import shows_as_written, soup, text, vary

from handbook.kinds.absent import ABSENT
from handbook.subjects.email_signature import email_signature


@pytest.fixture(params=["brand", "small_brand"])
def company(request):
    return request.getfixturevalue(request.param)


def test_it_leads_to_us_by_telephone_mail_and_web(company):
    sheet = soup(email_signature(company)).select_one("[data-part=signature]")
    contact = company.contact
    assert {link["href"]: text(link) for link in sheet.select("a")} == {
        contact.switchboard.href: contact.switchboard,
        contact.email.href: contact.email,
        contact.site.href: contact.site.spoken,
    }
    assert company.meta.name.short in text(sheet)
    assert company.message.key_message.text in text(sheet)


def test_what_a_company_has_not_got_leaves_no_empty_line(brand):
    alone = vary(vary(brand, "message", ABSENT), "contact.switchboard", ABSENT)
    sheet = soup(email_signature(alone)).select_one("[data-part=signature]")
    lines = [one for one in sheet.select("div:not(:has(div))") if not one.get("data-css")]
    shown = [text(one) for one in lines if not one.has_attr("hidden")]
    assert shown[1:] == [brand.contact.email, brand.contact.site.spoken]


def test_roles_are_there_to_choose_from(company):
    choices = soup(email_signature(company)).select("datalist option")
    assert [one["value"] for one in choices] == [role.name for role in company.roles.values()]


def test_nothing_that_needs_a_script_is_shown_without_one(company):
    page = soup(email_signature(company))
    for one in page.select("button, input"):
        assert one.find_parent(hidden=True)


def test_every_text_is_shown_as_it_was_written(hostile_brand):
    assert shows_as_written(email_signature(hostile_brand))
