"""Questions to practice, made from the facts (requirements 32, 34, 53)."""

from __future__ import annotations

import datetime

import pytest
from support import HOSTILE, PAGES, shows_as_written, soup, text, vary

from handbook.kinds import Text, freeze
from handbook.facts.publication import publishable
from handbook.facts.reading import read_brand
from handbook.subjects.recall import TOPICS, every_question, recall


def questions(brand):
    return {question.key: question for topic in TOPICS for question in topic.ask(brand)}


@pytest.fixture(params=["brand", "small_brand"])
def company(request):
    return request.getfixturevalue(request.param)


def test_every_question_has_a_key_of_its_own(company):
    keys = [question.key for topic in TOPICS for question in topic.ask(company)]
    assert len(keys) == len(set(keys)) > 20


def test_what_everyone_knows_by_heart_is_asked(company):
    asked = questions(company)
    assert asked["contact.switchboard"].answer == (company.contact.switchboard,)
    assert asked["contact.email"].answer == (company.contact.email,)
    assert {f"contact.social.{key}" for key in company.contact.social} <= set(asked)
    assert asked["message.pitch.text"].answer == (
        f"{company.message.pitch.text} {company.message.pitch.call_to_action}",
    )


@pytest.mark.parametrize(
    ("group", "path"),
    [
        ("contact.people", "contact.people.{}"),
        ("message.amazing_facts", "message.amazing_facts.{}"),
        ("products", "products.{}.benefit"),
        ("products", "products.{}.who"),
        ("customers.industries", "customers.industries.{}.need"),
        ("conversion.stages", "conversion.stages.{}.next_step"),
        ("conversion.stages", "conversion.stages.{}.owner"),
        ("conversion.stages", "conversion.stages.{}.within"),
        ("conversion.stages", "conversion.stages.{}.ask"),
        ("conversion.stages", "conversion.stages.{}.words"),
        ("conversion.stages", "conversion.stages.{}.stuck"),
        ("policies.complaints.kinds", "policies.complaints.kinds.{}"),
        ("roles", "roles.{}"),
        ("policies.posting.cases", "policies.posting.cases.{}"),
        ("practice.questions", "practice.questions.{}"),
    ],
)
def test_adding_a_fact_adds_its_question(company, group, path):
    facts = company
    for step in group.split("."):
        facts = getattr(facts, step)
    more = vary(company, group, freeze({**facts, "new_one": next(iter(facts.values()))}))
    assert set(questions(more)) - set(questions(company)) >= {path.format("new_one")}
    assert path.format("new_one") in recall(more)


def test_an_edition_changes_with_the_answer_and_with_nothing_else(brand):
    before = questions(brand)
    after = questions(vary(brand, "contact.switchboard", Text("+1 503 555 0999")))
    assert {key for key in before if before[key].edition != after[key].edition} == {
        "contact.switchboard"
    }


def test_a_choice_has_the_right_answer_once_among_answers_that_are_right_elsewhere(company):
    choices = [question for question in questions(company).values() if question.wrong]
    assert len(choices) > 5
    again = questions(company)
    for question in choices:
        assert (
            question.choices.count(question.answer[0]) == 1
            and 2 <= len(set(question.choices)) == len(question.choices) <= 4
        )
        assert again[question.key].choices == question.choices, "their order is that of last time"


def test_wrong_answers_come_from_the_same_kind_of_fact(brand):
    asked = questions(brand)
    roles = {role.name for role in brand.roles.values()}
    people = {person.name for person in brand.contact.people.values()}
    assert all(
        set(question.choices) <= roles for key, question in asked.items() if key.endswith(".owner")
    )
    assert all(
        set(question.choices) <= people
        for key, question in asked.items()
        if key.startswith("contact.people")
    )


def test_the_right_answer_is_not_always_in_the_same_place(brand):
    places = {
        question.choices.index(question.answer[0])
        for question in questions(brand).values()
        if len(question.choices) == 4
    }
    assert len(places) == 4


def test_without_siblings_there_is_nothing_to_choose_from(brand):
    key, product = next(iter(brand.products.items()))
    asked = questions(vary(brand, "products", freeze({key: product})))[f"products.{key}.who"]
    assert asked.choices == [] and asked.answer == (product.name,)


def test_only_customers_who_agreed_are_answers(brand):
    published, _ = publishable(brand, datetime.date(2026, 11, 22))
    hidden = [
        customer.name
        for key, customer in brand.customers.named.items()
        if key not in published.customers.named
    ]
    assert hidden and not any(name in recall(published) for name in hidden)
    nobody = questions(vary(brand, "customers.named", freeze({})))
    assert not any(key.endswith(".named") for key in nobody)


def test_the_beginning_of_an_amazing_fact_does_not_give_it_away(company):
    for key, claim in company.message.amazing_facts.items():
        asked = questions(company)[f"message.amazing_facts.{key}"]
        assert (
            claim.text.startswith(asked.about[0].strip("“” …"))
            and len(asked.about[0]) < len(claim.text) / 1.5
        )
        assert asked.more == (claim.evidence,)


def test_every_question_can_be_read_with_its_answer_without_scripts(company):
    page = soup(recall(company))
    assert page.select_one(".recall__all").has_attr("open")
    for question in questions(company).values():
        item = page.find("details", attrs={"data-key": question.key})
        assert text(item.summary) == " ".join([question.ask, *question.about])
        assert all(answer in text(item) for answer in (*question.answer, *question.more))


def test_what_only_scripts_can_do_is_hidden_without_them(brand):
    page = soup(recall(brand))
    outside = [button for button in page.find_all("button") if not button.find_parent("template")]
    assert outside and all(button.find_parent(hidden=True) for button in outside)


def test_each_topic_leads_to_where_it_can_be_looked_up(brand, root):
    """By the key of a page: those that the sample's pages have."""
    shown = soup(recall(brand, pages=PAGES)).select(".recall__look a")
    assert [link["href"] for link in shown] == [f"site:pages/{topic.page}.md" for topic in TOPICS]
    heads = [page.read_text().partition("\n---")[0] for page in root.glob("docs/*/*.md")]
    keys = {line for head in heads for line in head.splitlines()}
    assert {f"key: {topic.page}" for topic in TOPICS} <= keys


def test_a_company_that_wrote_no_questions_has_those_of_its_facts(small_brand):
    for practice in (None, small_brand.practice.model_copy(update={"questions": freeze({})})):
        page = soup(recall(vary(small_brand, "practice", practice)))
        assert page.find("details", attrs={"data-key": "contact.site"}) and not page.find(
            attrs={"data-topic": "practice"}
        )


def test_a_question_that_is_switched_off_is_asked_nobody_and_can_be_brought_back(company):
    off = f"products.{next(iter(company.products))}.benefit"
    practice = company.practice.model_copy(update={"not_asked": (Text(off),)})
    without = vary(company, "practice", practice)
    asked = {item["data-key"] for item in soup(recall(without)).select("[data-key]")}
    assert set(questions(company)) - asked == {off}
    listed = soup(every_question(without)).select("[data-question]")
    assert {row["data-question"] for row in listed} == set(questions(company))
    assert [row["data-question"] for row in listed if "Switched off" in text(row)] == [off]


def test_a_writer_sees_each_question_with_its_answers_and_the_fact_it_comes_from(root):
    reading = read_brand(root)
    page = soup(every_question(reading.brand, document=reading.document))
    for key, question in questions(reading.brand).items():
        row = page.find("tr", attrs={"data-question": key})
        assert question.ask in text(row) and all(one in text(row) for one in question.wrong)
        file, line = text(row.td).removeprefix(key).split(", line ")
        named = (root / file.strip()).read_text("utf-8").splitlines()[int(line) - 1]
        if key.startswith(("contact.", "practice.", "products.")):
            assert named.strip().startswith(f"{key.rpartition('.')[2]}:"), (key, named)


def test_what_looks_like_markup_is_shown_as_written(hostile_brand):
    assert shows_as_written(recall(hostile_brand))
    assert text(recall(hostile_brand)).count(HOSTILE) > 50
