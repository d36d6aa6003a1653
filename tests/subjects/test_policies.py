"""What is fine, what is owed, and what to do when something goes wrong (requirements 10, 14, 37, 42, 44, 45)."""

from __future__ import annotations

import pytest
from support import soup, text, vary

from handbook.subjects.policies import ANSWERS, complaint_aid, posting_aid

LABELS = {
    "go": "Go ahead",
    "ask": "Ask first",
    "personal": "Personal account only",
    "stop": "Don’t",
}


@pytest.fixture(scope="module", params=["brand", "small_brand"])
def company(request):
    return request.getfixturevalue(request.param)


def reaches(page, person):
    """Whether the page names a colleague and leads to them."""
    ways = {link["href"] for link in page.find_all("a")}
    return (
        person.name in text(page)
        and person.email.href in ways
        and (not person.phone or person.phone.href in ways)
    )


def test_each_case_says_its_answer_in_words(company):
    cards = soup(posting_aid(company)).find_all("article")
    assert len(cards) == len(company.policies.posting.cases)
    for case in company.policies.posting.cases.values():
        card = next(card for card in cards if text(card.h3) == case.question)
        assert text(card.find(class_="verdict__answer")) == LABELS[case.answer]
        assert case.why in text(card) and case.do in text(card)


def test_the_cases_go_from_yes_to_no(company):
    answers = [card["data-answer"] for card in soup(posting_aid(company)).find_all("article")]
    assert answers == sorted(answers, key=ANSWERS.index)


def test_a_kind_of_complaint_says_what_to_do_now(company):
    cards = soup(complaint_aid(company)).find_all("article")
    for card, (key, kind) in zip(cards, company.policies.complaints.kinds.items(), strict=True):
        assert card["id"] == f"complaint-{key.slug}" and text(card.h3) == f"“{kind.name}”"
        assert (
            kind.do in text(card) and kind.why in text(card) and text(card.blockquote) == kind.words
        )
        if kind.hand_over_to:
            assert reaches(card, company.contact.people[kind.hand_over_to])


def test_a_complaint_that_nobody_takes_further_says_nothing_of_it(brand):
    key = next(iter(brand.policies.complaints.kinds))
    card = soup(
        complaint_aid(vary(brand, f"policies.complaints.kinds.{key}.hand_over_to", None))
    ).find(id=f"complaint-{key.slug}")
    assert "further" not in text(card) and not card.find("a")


def test_a_colleague_without_a_number_has_no_empty_link(brand):
    key, kind = next(
        (key, kind) for key, kind in brand.policies.complaints.kinds.items() if kind.hand_over_to
    )
    person = brand.contact.people[kind.hand_over_to]
    page = soup(complaint_aid(vary(brand, f"contact.people.{kind.hand_over_to}.phone", None)))
    links = page.find(id=f"complaint-{key.slug}").select(".complaint-kind__next a")
    assert [link["href"] for link in links] == [person.email.href]
