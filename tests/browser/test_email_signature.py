"""The signature: made from one's name and role, and pasted into a mail as it was shown."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

SIGNATURE = "how-we-look/email-signature/"
NAME = "Zoë <b>O'Neill</b>"
PHONE, DIALED = "+44 (20) 7946 0958", "tel:+442079460958"


@pytest.fixture
def page(new_page):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(SIGNATURE)
    return page


def filled(page):
    page.get_by_label("Your name").fill(NAME)
    page.get_by_label("What you do").fill("Front desk")
    page.get_by_label("Your own number").fill(PHONE)


def copied(page, kind: str) -> str:
    """What lies on the clipboard in that form."""
    return page.evaluate(
        """async (kind) => {
            const [item] = await navigator.clipboard.read();
            return (await item.getType(kind)).text();
        }""",
        kind,
    )


def test_it_is_pasted_into_a_mail_with_its_looks_and_its_links(page, new_page, brand):
    filled(page)
    page.get_by_role("button", name="Copy the signature").click()
    expect(page.get_by_role("button", name="Copied: paste it")).to_be_visible()
    mail = new_page(context=page.context)
    mail.goto("about:blank")
    mail.set_content("<div contenteditable></div>")
    mail.locator("div").click()
    mail.keyboard.press("Control+V")
    links = mail.evaluate("Object.fromEntries([...document.links].map(a => [a.href, a.innerText]))")
    contact = brand.contact
    assert links == {
        DIALED: PHONE,
        contact.email.href: contact.email,
        contact.site.href: contact.site.spoken,
    }
    assert NAME in mail.locator("[contenteditable]").inner_text()
    name = mail.get_by_text(NAME)
    assert name.evaluate("one => getComputedStyle(one).fontWeight") == "700"


def test_as_html_it_stands_alone(page, brand):
    filled(page)
    page.get_by_role("button", name="Copy it as HTML").click()
    expect(page.get_by_role("button", name="Copied", exact=True)).to_be_visible()
    signature = BeautifulSoup(copied(page, "text/plain"), "html.parser")
    assert signature.div.find("div").get_text() == NAME
    assert not signature.select("[class], [hidden], script, img, link")
    assert {name for one in signature.find_all(True) for name in one.attrs} == {"style", "href"}
    assert brand.message.key_message.text in signature.get_text()


def test_plain_mail_gets_the_same_words(page, brand):
    filled(page)
    page.get_by_role("button", name="Copy the signature").click()
    expect(page.get_by_role("button", name="Copied: paste it")).to_be_visible()
    lines = copied(page, "text/plain").split("\n")
    assert lines[:2] == [NAME, f"Front desk, {brand.meta.name.short}"]
    assert {PHONE, brand.contact.email, brand.contact.site.spoken} <= set(lines)


def test_what_no_link_can_be_made_of_is_told_and_not_used(page, brand):
    page.get_by_label("Your own number").fill("0171 5551")
    page.get_by_label("Your e-mail address").fill("june at wrenfield")
    told = page.get_by_role("status").filter(has_text="dialed from abroad")
    expect(told).to_contain_text("no e-mail address")
    sheet = page.locator("[data-part=signature]")
    expect(sheet).to_contain_text(brand.contact.switchboard)
    expect(sheet).to_contain_text(brand.contact.email)
    page.get_by_label("Your own number").fill("")
    page.get_by_label("Your e-mail address").fill("june@wrenfield.example")
    expect(sheet.get_by_role("link", name="june@wrenfield.example")).to_have_attribute(
        "href", "mailto:june@wrenfield.example"
    )
    expect(told).to_have_count(0)


def test_it_is_there_the_next_day(page):
    filled(page)
    page.reload()
    expect(page.locator("[data-part=signature]")).to_contain_text(NAME)


def test_it_is_accessible_and_fits_a_phone(page, judge):
    page.goto(SIGNATURE)
    filled(page)
    assert judge(page, 320) == []


def test_without_scripts_there_is_one_to_copy_by_hand(new_page, brand):
    page = new_page(java_script_enabled=False)
    page.goto(SIGNATURE)
    expect(page.locator("[data-part=signature]")).to_contain_text(brand.contact.switchboard)
    expect(page.get_by_role("button", name="Copy the signature")).to_be_hidden()
