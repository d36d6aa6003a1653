"""Facts that answer a question by themselves."""

from __future__ import annotations

import datetime

import pytest

from handbook.site.search_answers import Answer, answers
from handbook.facts.brand import Brand
from handbook.facts.publication import publishable
from support import vary


@pytest.fixture
def by_path(brand: Brand) -> dict[str, Answer]:
    return {".".join(one.path): one for one in answers(brand)}


def test_what_is_dialed_written_to_copied_or_paid_answers_wherever_it_stands(by_path, brand: Brand):
    key, product = next((key, one) for key, one in brand.products.items() if one.price)
    person = next(key for key, one in brand.contact.people.items() if one.phone)
    assert by_path["contact.switchboard"].value == brand.contact.switchboard
    assert "phone" in by_path["contact.switchboard"].asked
    assert by_path[f"products.{key}.price"].name == f"{product.name} · Price"
    assert (
        by_path[f"contact.people.{person}.phone"].name
        == f"{brand.contact.people[person].name} · Phone"
    )


def test_what_there_is_only_one_of_answers(by_path, brand: Brand):
    assert by_path["story.promise"].value == brand.story.promise
    assert by_path["scorecard.weekly_target"].value == str(brand.scorecard.weekly_target)
    assert by_path["message.pitch.text"].name == "Message · Pitch"
    assert not by_path["story.promise"].among


def test_one_of_several_says_so(by_path, brand: Brand):
    assert all(one.among for path, one in by_path.items() if path.startswith("products."))


def test_a_color_answers_with_its_other_values(by_path, brand: Brand):
    primary = by_path["color.primary"]
    assert (primary.value, primary.color) == (brand.color.primary, brand.color.primary)
    assert "RGB {} {} {}".format(*brand.color.primary.rgb) in primary.note


def test_a_word_of_the_glossary_answers_with_what_it_means(by_path, brand: Brand):
    key, term = next(iter(brand.glossary.items()))
    assert (by_path[f"glossary.{key}"].name, by_path[f"glossary.{key}"].value) == (
        term.term,
        term.means,
    )


def test_every_topic_names_who_helps(brand: Brand):
    told = {one.name: one.value for one in answers(brand) if one.path[-1] == "helps_with"}
    topics = {
        topic: person for person in brand.contact.people.values() for topic in person.helps_with
    }
    assert told.keys() == topics.keys()
    assert all(
        told[topic] == f"{person.name} · {person.phone or person.email}"
        for topic, person in topics.items()
    )


def test_files_keys_and_what_pictures_show_are_no_answers(by_path):
    assert not [path for path in by_path if path.endswith(("_alt", ".picture", ".ask", ".owner"))]


def test_what_must_not_be_published_is_no_answer(brand: Brand):
    key = next(key for key, claim in brand.message.amazing_facts.items() if claim.source)
    stale = vary(brand, f"message.amazing_facts.{key}.expires", datetime.date(2001, 1, 1))
    published, _ = publishable(stale, datetime.date(2026, 11, 22))
    assert not [
        one for one in answers(published) if one.path[:3] == ("message", "amazing_facts", key)
    ]


def test_a_company_with_few_facts_has_answers_too(small_brand: Brand):
    told = list(answers(small_brand))
    assert all(one.name and one.value and "None" not in one.note for one in told)
    assert small_brand.contact.switchboard in {one.value for one in told}
