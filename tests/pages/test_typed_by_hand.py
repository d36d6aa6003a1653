"""Facts typed by hand in a page are found in any spelling, and the macro to write is named."""

import pytest

from handbook.pages.page import Page, split
from handbook.pages.visible_text import unexplained
from handbook.pages.typed_by_hand import Finder, check_typed_by_hand, mended
from project import Project, told


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
