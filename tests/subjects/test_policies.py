"""What is fine, what is owed, and what to do when something goes wrong (requirements 10, 14, 37, 42, 44, 45)."""

from __future__ import annotations

import pytest
from support import shows_as_written, soup, text, vary

from handbook.kinds import freeze
from handbook.subjects.policies import (
    ANSWERS,
    complaint_kinds,
    complaint_promise,
    complaint_steps,
    improvement,
    posting_cases,
    posting_rules,
)

ALL = (
    complaint_kinds,
    complaint_promise,
    complaint_steps,
    improvement,
    posting_cases,
    posting_rules,
)
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


def test_posting_begins_with_our_view_and_ends_with_whom_to_ask(company):
    posting, page = company.policies.posting, soup(posting_rules(company))
    assert text(page).startswith(posting.stance)
    assert [[text(item) for item in group.find_all("li")] for group in page.find_all("ul")] == [
        list(posting.fine),
        list(posting.personal),
    ]
    assert reaches(page, company.contact.people[posting.ask])


def test_a_side_of_posting_without_lines_has_no_heading(brand):
    page = soup(
        posting_rules(
            vary(vary(brand, "policies.posting.fine", ()), "policies.posting.personal", ())
        )
    )
    assert not page.find(["h3", "ul"]) and brand.policies.posting.stance in text(page)


def test_each_case_says_its_answer_in_words(company):
    cards = soup(posting_cases(company)).find_all("article")
    assert len(cards) == len(company.policies.posting.cases)
    for case in company.policies.posting.cases.values():
        card = next(card for card in cards if text(card.h3) == case.question)
        assert text(card.find(class_="verdict__answer")) == LABELS[case.answer]
        assert case.why in text(card) and case.do in text(card)


def test_the_cases_go_from_yes_to_no(company):
    answers = [card["data-answer"] for card in soup(posting_cases(company)).find_all("article")]
    assert answers == sorted(answers, key=ANSWERS.index)


def test_the_promise_says_where_when_how_much_and_who(company):
    complaints, page = company.policies.complaints, soup(complaint_promise(company))
    for fact in (
        complaints.promise,
        complaints.where,
        complaints.heard_within,
        complaints.you_may_spend,
    ):
        assert fact in text(page)
    assert reaches(page, company.contact.people[complaints.escalate_to])


def test_the_steps_are_numbered_each_with_words(company):
    items = soup(complaint_steps(company)).ol.find_all("li", recursive=False)
    for item, step in zip(items, company.policies.complaints.steps, strict=True):
        assert (
            text(item.h3) == step.name
            and step.do in text(item)
            and text(item.blockquote) == step.words
        )


def test_a_kind_of_complaint_says_what_to_do_now(company):
    cards = soup(complaint_kinds(company)).find_all("article")
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
        complaint_kinds(vary(brand, f"policies.complaints.kinds.{key}.hand_over_to", None))
    ).find(id=f"complaint-{key.slug}")
    assert "further" not in text(card) and not card.find("a")


def test_an_idea_is_told_answered_and_acted_on(company):
    way, items = company.policies.improvement, soup(improvement(company)).ol.find_all("li")
    assert reaches(items[0], company.contact.people[way.tell])
    assert way.answer_within in text(items[1]) and way.then in text(items[2])


def test_a_colleague_without_a_number_has_no_empty_link(brand):
    person = brand.policies.improvement.tell
    page = soup(improvement(vary(brand, f"contact.people.{person}.phone", None)))
    assert [link["href"] for link in page.find_all("a")] == [
        brand.contact.people[person].email.href
    ]


@pytest.mark.parametrize(
    ("macro", "path", "nothing"),
    [
        (complaint_steps, "complaints.steps", ()),
        (complaint_kinds, "complaints.kinds", freeze({})),
        (posting_cases, "posting.cases", freeze({})),
    ],
)
def test_nothing_yet_is_said_kindly(brand, macro, path, nothing):
    page = soup(macro(vary(brand, f"policies.{path}", nothing)))
    assert text(page).startswith("No ") and not page.find(["h3", "ol", "ul", "table"])


@pytest.mark.parametrize("macro", ALL)
def test_every_text_is_shown_as_it_was_written(hostile_brand, macro):
    assert shows_as_written(macro(hostile_brand))
