"""The brand meeting, every quarter and with every new hire (requirement 15)."""

from __future__ import annotations

import pytest
from support import shows_as_written, soup, text, vary

from handbook.kinds import PersonRef
from handbook.subjects.meeting import AgendaItem, PagePath, agenda, last_meeting, new_hire_agenda

BOTH = (agenda, new_hire_agenda)


@pytest.fixture(scope="module", params=["brand", "small_brand"])
def company(request):
    return request.getfixturevalue(request.param)


def meeting(brand, *minutes):
    """The brand with an agenda of items that take so many minutes, and so many with a new hire."""
    person = PersonRef(next(iter(brand.contact.people)))
    items = tuple(
        AgendaItem(title=f"Item {number}", do="Do.", owner=person, minutes=long, new_hire=short)
        for number, (long, short) in enumerate(minutes)
    )
    return vary(brand, "meeting.agenda", items)


def lines(page):
    parts = ("agenda__start", "agenda__title", "agenda__length")
    return [
        tuple(text(row.find(class_=part)) for part in parts)
        for row in soup(page).tbody.find_all("tr")
    ]


def test_the_clock_runs_from_item_to_item(brand):
    page = agenda(meeting(brand, (8, 0), (52, 0), (5, 5), (1, 0)))
    assert lines(page) == [
        ("0:00", "Item 0", "8"),
        ("0:08", "Item 1", "52"),
        ("1:00", "Item 2", "5"),
        ("1:05", "Item 3", "1"),
    ]
    assert text(page).startswith("66 minutes in all.")


def test_a_new_hire_skips_what_takes_no_time(brand):
    page = new_hire_agenda(meeting(brand, (8, 5), (52, 0), (5, 10)))
    assert lines(page) == [("0:00", "Item 0", "5"), ("0:05", "Item 2", "10")]
    assert text(page).startswith("15 minutes in all.")


def test_the_two_meetings_can_be_told_apart(brand):
    assert text(soup(agenda(brand)).caption) != text(soup(new_hire_agenda(brand)).caption)


@pytest.mark.parametrize("macro", BOTH)
def test_each_item_says_what_people_do_and_who_leads(company, macro):
    said = text(macro(company))
    for item in company.meeting.agenda:
        if macro is agenda or item.new_hire:
            assert item.do in said and f"{company.contact.people[item.owner].name} leads." in said
    assert f"{company.contact.people[company.meeting.owner].name} prepares it." in said


def test_the_page_to_show_is_a_link_in_words(brand):
    brand = vary(
        meeting(brand, (5, 5), (5, 5)),
        "meeting.agenda.0.show",
        PagePath("what-we-say/key-message.md"),
    )
    links = soup(agenda(brand)).find_all("a")
    assert [(link["href"], text(link)) for link in links] == [
        ("site:what-we-say/key-message.md", "Key message")
    ]


@pytest.mark.parametrize(
    ("path", "spoken"),
    [
        ("someone-calls/index.md", "Someone calls"),
        ("my-part/first-day.md", "First day"),
        ("index.md", "Index"),
    ],
)
def test_a_page_is_spoken_by_its_last_part(path, spoken):
    assert PagePath(path).spoken == spoken


@pytest.mark.parametrize("macro", BOTH)
def test_no_agenda_is_said_kindly(brand, macro):
    page = soup(macro(meeting(brand)))
    assert text(page).startswith("No ") and not page.find("table")


@pytest.mark.parametrize("macro", BOTH)
def test_every_text_is_shown_as_it_was_written(hostile_brand, macro):
    assert shows_as_written(macro(hostile_brand))


def test_each_idea_of_the_last_meeting_is_told_with_what_came_of_it(brand):
    last = brand.meeting.last
    rows = soup(last_meeting(brand)).select("tbody tr")
    for row, idea in zip(rows, last.ideas, strict=True):
        assert idea.idea in text(row.th) and idea.became in text(row.td)
        assert brand.contact.people[idea.owner].name in text(row.td)
    assert all(note in text(last_meeting(brand)) for note in last.notes)


def test_a_meeting_that_left_no_notes_says_so(brand):
    assert "No notes" in text(last_meeting(vary(brand, "meeting.last", None)))
    bare = vary(brand, "meeting.last.ideas", ())
    assert not soup(last_meeting(bare)).table and brand.meeting.last.notes[0] in last_meeting(bare)
