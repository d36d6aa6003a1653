"""Facts typed by hand in a page are found in any spelling, and the macro to write is named."""

import datetime

import pytest

from handbook.kinds import Text
from handbook.pages.page import Page, split
from handbook.pages.visible_text import unexplained
from handbook.pages.typed_by_hand import Finder, check_typed_by_hand, mended
from project import Project, told
from support import vary


@pytest.fixture(scope="module")
def finder(brand):
    return Finder(brand)


def found(finder, text):
    return [
        (problem.line, problem.what, problem.mend)
        for problem in check_typed_by_hand(Page("docs/press.md", text), finder)
    ]


SPELLINGS = {
    "{{ contact.switchboard }}": [
        "{e164}",
        "({area}) {rest}",
        "{area}.{dotted}",
        "001 {area} {rest}",
        "1-{area}-{rest}",
    ],
    "{{ contact.email }}": ["{email}", "{EMAIL}"],
    "{{ contact.site }}": ["{site}", "{spoken}", "www.{spoken}"],
    "{{ color.palette.ink }}": ["#12372A", "#12372a", "18, 55, 42"],
    "{{ products.robin.price }}": ["$189", "$189.00", "USD 189", "189 dollars"],
    "{{ products.robin.name }}": ["{robin}"],
    "{{ meta.name.short }}": ["{name}"],
    "{{ message.key_message.text }}": ["{message}", "{MESSAGE}"],
    "{{ customers.named.%s.name }}": ["{customer}"],
}


def spellings(brand):
    phone = brand.contact.switchboard
    _, area, first, last = phone.removeprefix("+").split()
    key, customer = next(
        (key, one) for key, one in brand.customers.named.items() if one.consent.given
    )
    values = {
        "e164": f"+{phone.digits}", "area": area, "rest": f"{first}-{last}", "dotted": f"{first}.{last}", "email": brand.contact.email,
        "EMAIL": brand.contact.email.upper(), "site": brand.contact.site, "spoken": brand.contact.site.spoken, "robin": brand.products["robin"].name,
        "name": brand.meta.name.short, "message": brand.message.key_message.text, "MESSAGE": brand.message.key_message.text.upper(), "customer": customer.name,
    }  # fmt: skip
    return [
        (macro.replace("%s", key), form.format(**values))
        for macro, forms in SPELLINGS.items()
        for form in forms
    ]


def test_every_spelling_of_a_fact_is_found(brand, finder):
    for macro, typed in spellings(brand):
        assert found(finder, f"# Press\n\nIt says {typed} here.\n") == [
            (3, f'"{typed}" is typed by hand', f"write {macro}")
        ], typed


def test_dates_of_the_calendar_are_found_as_people_write_them(brand, finder):
    event = next(iter(brand.calendar.events.values()))
    for form in (
        f"{event.starts:%B} {event.starts.day}, {event.starts.year}",
        event.starts.isoformat(),
        f"{event.starts.day} {event.starts:%B} {event.starts.year}",
    ):
        problems = found(finder, f"We meet on {form}.")
        assert [(line, what) for line, what, _ in problems] == [(1, f'"{form}" is typed by hand')]


def test_a_day_of_another_year_is_another_day(brand, finder):
    day = next(iter(brand.calendar.events.values())).starts
    named, other = f"{day:%B} {day.day}", day.year - 1
    for text in (f"{named}, {other}", f"{named} {other}", f"{day.day} {day:%B} {other}"):
        assert found(finder, f"We met on {text}.") == []
    for text in (named, f"{named},", f"{named}th", f"{named}th, {day.year}"):
        assert len(found(finder, f"We meet on {text} again.")) == 1, text


@pytest.mark.parametrize("day", [1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30])
def test_a_day_may_be_written_with_its_ordinal(brand, day):
    key = next(iter(brand.calendar.events))
    starts = datetime.date(2031, 12, day)
    finder = Finder(vary(brand, f"calendar.events.{key}.starts", starts))
    ordinals = "- 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th 20th"
    ordinals += " 21st 22nd 23rd 24th 25th 26th 27th 28th 29th 30th 31st"
    (problem,) = found(finder, f"We meet on December {ordinals.split()[day]}.")
    assert "starts" in problem[2]


BEGINS = ["{0} is a virtue.", "# {0} of the bike", "- {0} first", "We wait. {0} comes later.", "1. {0} too",
          "He asked: {0} or speed?", "> {0} for it", "One\n\n{0} for it", "| a | {0} about |", '"{0} too," he said']  # fmt: skip


@pytest.mark.parametrize("text", BEGINS)
def test_a_word_that_begins_a_sentence_is_no_name_because_of_its_capital(brand, text):
    product = next(key for key in brand.products)
    named = vary(brand, f"products.{product}.name", Text("Harvest"))
    assert found(Finder(named, None, ["After the harvest."]), text.format("Harvest")) == []
    assert len(found(Finder(named), text.format("Harvest"))) == 1, "nobody uses it as a word"
    assert found(Finder(named), text.format("Harvest your ideas, it")) == [], "this is a verb"
    assert len(found(Finder(named, None, ["the harvest"]), "Our Harvest is here")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "{{ contact.email }}",
        "{# call +1 503 555 0123 #}",
        "A robin sings.",
        "In 2014 we had 12 of 30.",
        "Room 5550147b",
    ],
)
def test_facts_printed_by_macros_and_ordinary_words_are_left_alone(finder, text):
    assert found(finder, text) == []


def test_a_passage_meant_literally_is_left_alone_up_to_the_next_blank_line(brand, finder):
    name = brand.meta.name.short
    text = f"{{# literal: it quotes a letter #}}\n{name} wrote\n{name}.\n\n{name} again.\n"
    assert [line for line, *_ in found(finder, text)] == [5]


def test_a_literal_passage_needs_a_reason(brand):
    page = Page("docs/press.md", "# Press\n\n{# literal #}\ntext\n")
    assert [(problem.line, problem.what) for problem in unexplained(page)] == [
        (3, "this passage is marked as literal without a reason")
    ]


def test_mending_writes_the_macros_and_nothing_is_left_to_find(brand, finder):
    text = "# Press\n\n" + "\n\n".join(f"It says {typed} here." for _, typed in spellings(brand))
    page, _ = split(f"---\ndescription: About us\n---\n{text}", "docs/press.md")
    after = mended(page, finder)
    assert found(finder, after) == []
    assert after.count("{{ contact.switchboard }}") == 5


@pytest.mark.whole
def test_a_customer_who_has_not_agreed_is_not_to_be_written_at_all(tmp_path, brand):
    secret = next(
        customer.name for customer in brand.customers.named.values() if not customer.consent.given
    )
    project = Project(tmp_path)
    line = project.append("docs/who-we-serve/customers.md", f"Ask {secret} about us.")
    (problem,) = told(run := project.check())
    assert run.returncode == 1
    assert problem == (
        "docs/who-we-serve/customers.md", line, f'"{secret}" must not be published: the customer has not agreed to be named', "take it out of the page",
    )  # fmt: skip


@pytest.mark.whole
def test_make_fix_mends_the_file_and_spares_the_rest(tmp_path, brand):
    project = Project(tmp_path)
    before = project.read("docs/what-we-say/pitch.md")
    project.append(
        "docs/what-we-say/pitch.md",
        f"Call {brand.contact.switchboard}, or see {brand.contact.site}.",
    )
    run = project.run("fix")
    assert run.returncode == 0, run.stdout + run.stderr
    after = project.read("docs/what-we-say/pitch.md")
    assert after == before + "\nCall {{ contact.switchboard }}, or see {{ contact.site }}.\n"
    assert "docs/what-we-say/pitch.md: 2 mended" in run.stdout
