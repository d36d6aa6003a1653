"""A complaint is heard within hours, by whoever hears it first (requirement 45)."""

from __future__ import annotations

import pytest
from support import letter, shows_as_written, soup, text, vary

from handbook.kinds import Email, Text, freeze
from handbook.subjects.policies import complaint_aid


@pytest.fixture(params=["brand", "small_brand"])
def company(request):
    return request.getfixturevalue(request.param)


def test_without_scripts_every_kind_is_there(company):
    cases = soup(complaint_aid(company)).find_all("article")
    assert len(cases) == len(company.policies.complaints.kinds)
    assert not any(case.find_parent(hidden=True) or case.has_attr("hidden") for case in cases)


def test_it_says_what_may_be_spent_and_who_helps_when_that_is_not_enough(company):
    complaints = company.policies.complaints
    also = text(soup(complaint_aid(company)).find(attrs={"data-part": "also"}))
    assert (
        complaints.you_may_spend in also
        and company.contact.people[complaints.escalate_to].name in also
    )


def test_the_one_who_takes_it_further_gets_a_letter_begun(company):
    cases = soup(complaint_aid(company)).find_all("article")
    for case, kind in zip(cases, company.policies.complaints.kinds.values(), strict=True):
        begun = case.find("a", class_="write-to")
        if not kind.hand_over_to:
            assert begun is None
            continue
        person, sent = company.contact.people[kind.hand_over_to], letter(begun["href"])
        assert sent.to == person.email and kind.name in sent.subject
        assert (
            sent.body.startswith(f"Hi {person.first_name},\n\n") and f"“{kind.name}”" in sent.body
        )


def test_a_letter_keeps_every_character(brand):
    key = next(iter(brand.policies.complaints.kinds))
    said = Text('100 % late & “why?” #1 + æøå = 50/50; <b>"now"</b>')
    case = soup(complaint_aid(vary(brand, f"policies.complaints.kinds.{key}.name", said))).article
    assert letter(case.find("a", class_="write-to")["href"]).subject == f"A complaint: {said}"


def test_an_address_keeps_every_character():
    assert letter(Email.accept("a+b%c_d@x.example").letter("Hello", "one\ntwo")) == (
        "a+b%c_d@x.example",
        "Hello",
        "one\ntwo",
    )


def test_every_text_is_shown_as_it_was_written(hostile_brand):
    assert shows_as_written(complaint_aid(hostile_brand))


def test_no_kinds_are_said_kindly(brand):
    page = soup(complaint_aid(vary(brand, "policies.complaints.kinds", freeze({}))))
    assert text(page).startswith("No ") and not page.find(attrs={"data-widget": True})
