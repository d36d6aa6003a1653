"""What a reporter gets: the person to turn to, and texts that others may print (requirement 43)."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from support import soup, text, vary

from handbook.subjects.contact import press_contact
from handbook.subjects.message import Boilerplate, boilerplate


def test_a_reporter_is_given_a_person_who_can_be_reached(brand):
    html = press_contact(brand)
    priya = brand.contact.people["priya"]
    assert priya.name in text(html)
    assert soup(html).find("a", href=f"mailto:{priya.email}")


def test_where_nobody_is_named_the_switchboard_is(brand):
    html = press_contact(vary(brand, "contact.press", None))
    assert brand.contact.switchboard in text(html)


def test_each_length_can_be_copied(brand):
    html = soup(boilerplate(brand))
    assert len(html.select("button[aria-label]")) == 3
    assert brand.message.boilerplate.long in text(html)


def test_a_company_without_them_says_so(small_brand):
    assert "No texts for others to print yet" in text(boilerplate(small_brand))


def test_a_text_that_is_too_long_is_told_with_how_much_to_cut():
    with pytest.raises(ValidationError) as told:
        Boilerplate(short="word " * 27, medium="m", long="l")
    [error] = told.value.errors()
    assert "27 words" in error["ctx"]["what"] and error["ctx"]["mend"] == "cut 2 words"
