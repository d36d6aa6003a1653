""" "Can I post this?" in two minutes: an answer, its reason, and whom to ask (requirement 37)."""

from __future__ import annotations

import pytest
from support import letter, shows_as_written, soup, text, vary

from handbook.kinds import PersonRef, freeze
from handbook.subjects.policies import posting_aid


@pytest.fixture(params=["brand", "small_brand"])
def company(request):
    return request.getfixturevalue(request.param)


def test_without_scripts_every_case_is_there(company):
    cases = soup(posting_aid(company)).find_all("article")
    assert len(cases) == len(company.policies.posting.cases)
    assert not any(case.find_parent(hidden=True) or case.has_attr("hidden") for case in cases)


def test_a_case_to_ask_about_begins_a_letter_and_no_other_does(company):
    posting, people = company.policies.posting, company.contact.people
    page = soup(posting_aid(company))
    for key, case in posting.cases.items():
        begun = page.find(id=f"posting-case-{key.slug}").find("a", class_="write-to")
        assert (begun is not None) == (case.answer == "ask")
        if begun:
            sent = letter(begun["href"])
            assert sent.to == people[case.ask or posting.ask].email and case.question in sent.body


def test_a_case_may_name_someone_else_to_ask(brand):
    posting = brand.policies.posting
    key = next(key for key, case in posting.cases.items() if case.answer == "ask" and not case.ask)
    other = next(key for key in brand.contact.people if key != posting.ask)
    page = soup(posting_aid(vary(brand, f"policies.posting.cases.{key}.ask", PersonRef(other))))
    sent = letter(page.find(id=f"posting-case-{key.slug}").find("a", class_="write-to")["href"])
    assert sent.to == brand.contact.people[other].email


def test_whoever_finds_nothing_like_theirs_knows_whom_to_ask(company):
    helper = company.contact.people[company.policies.posting.ask]
    rest = soup(posting_aid(company)).find(class_="decision__else")
    assert helper.name in text(rest) and letter(rest.a["href"]).to == helper.email


def test_every_text_is_shown_as_it_was_written(hostile_brand):
    assert shows_as_written(posting_aid(hostile_brand))


def test_no_cases_leave_whom_to_ask(brand):
    page = soup(posting_aid(vary(brand, "policies.posting.cases", freeze({}))))
    assert (
        text(page).startswith("No ")
        and page.find(class_="write-to")
        and not page.find(attrs={"data-widget": True})
    )
