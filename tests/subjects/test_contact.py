"""Contact details by heart, and who helps with what (requirement 32)."""

from __future__ import annotations

import pytest
from support import HOSTILE, shows_as_written, soup, text, vary

from handbook.kinds import freeze
from handbook.subjects.contact import contact_card, who_helps


def test_the_number_dials_and_the_addresses_open(brand):
    links = {link["href"]: text(link) for link in soup(contact_card(brand)).find_all("a")}
    contact = brand.contact
    assert links[contact.switchboard.href] == contact.switchboard
    assert links[f"mailto:{contact.email}"] == contact.email
    assert links[contact.site] == contact.site.spoken
    for social in contact.social.values():
        assert links[social.link] == social.name


def test_the_card_says_when_and_where(brand):
    shown = text(contact_card(brand))
    for expected in (
        brand.contact.hours,
        brand.contact.address,
        *(social.network for social in brand.contact.social.values()),
    ):
        assert expected in shown


def test_a_company_without_networks_has_a_card(brand):
    shown = text(contact_card(vary(brand, "contact.social", freeze({}))))
    assert brand.contact.switchboard in shown and brand.contact.address in shown


def test_everyone_is_listed_with_role_and_topics_and_how_to_reach_them(brand):
    people = soup(who_helps(brand)).select(".who-helps__person")
    assert len(people) == len(brand.contact.people) > 0
    for shown, person in zip(people, brand.contact.people.values(), strict=True):
        assert (
            shown.find("a", href=f"site:roles/{person.role.replace('_', '-')}.md").text
            == brand.roles[person.role].name
        )
        assert [text(item) for item in shown.find_all("li")] == list(person.helps_with)
        assert shown.find("a", href=person.email.href) and person.name in text(shown)


def test_someone_without_a_number_is_reached_by_mail(brand):
    key, person = next(iter(brand.contact.people.items()))
    page = soup(who_helps(vary(brand, f"contact.people.{key}.phone", None))).select_one(
        ".who-helps__person"
    )
    assert not page.find("a", href=lambda href: href.startswith("tel:")) and page.find(
        "a", href=person.email.href
    )


def test_without_helpers_the_page_says_so(brand):
    assert text(who_helps(vary(brand, "contact.people", freeze({})))).startswith("No helpers yet")


@pytest.mark.parametrize("macro", [contact_card, who_helps])
def test_what_looks_like_markup_is_shown_as_written(macro, hostile_brand):
    assert shows_as_written(macro(hostile_brand))
    assert text(macro(hostile_brand)).count(HOSTILE) > 2


@pytest.mark.parametrize("macro", [contact_card, who_helps])
def test_a_small_company_can_be_reached(macro, small_brand):
    assert soup(macro(small_brand)).find("a", href=lambda href: href.startswith("mailto:"))
