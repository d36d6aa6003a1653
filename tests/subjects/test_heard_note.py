""" "I heard this" reaches the one who acts on it (requirement 10)."""

from __future__ import annotations

import pytest
from support import letter, shows_as_written, soup, text

from handbook.subjects.policies import heard_note


@pytest.fixture(params=["brand", "small_brand"])
def company(request):
    return request.getfixturevalue(request.param)


def test_it_says_who_hears_it_and_how_soon_they_answer(company):
    way, page = company.policies.improvement, soup(heard_note(company))
    page.form.extract()
    assert company.contact.people[way.tell].name in text(page) and way.answer_within in text(page)


def test_without_scripts_a_letter_is_begun(company):
    sent = letter(soup(heard_note(company)).find("a", class_="write-to")["href"])
    assert (
        sent.to == company.contact.people[company.policies.improvement.tell].email and sent.subject
    )


def test_the_note_is_two_lines_that_search_does_not_find(company):
    form = soup(heard_note(company)).form
    assert (
        len(form.find_all(attrs={"data-line": True})) == 2
        and form.has_attr("hidden")
        and form.has_attr("data-search-exclude")
    )


def test_every_text_is_shown_as_it_was_written(hostile_brand):
    assert shows_as_written(heard_note(hostile_brand))
