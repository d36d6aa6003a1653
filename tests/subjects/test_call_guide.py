"""Someone calls, and nobody has to call back: each stage with the colleagues who take it from there (requirements 23, 33)."""

from __future__ import annotations

import pytest
from support import shows_as_written, soup, text, vary

from handbook.kinds import freeze
from handbook.subjects.conversion import call_guide


@pytest.fixture(params=["brand", "small_brand"])
def company(request):
    return request.getfixturevalue(request.param)


def takers(company):
    """The guide's groups of people to choose from, one for each stage."""
    return soup(call_guide(company)).find_all("fieldset")


def test_without_scripts_it_is_the_whole_process_once(company):
    page = soup(call_guide(company))
    for part in page.find_all(hidden=True):
        part.extract()
    said = text(page)
    for stage in company.conversion.stages.values():
        assert said.count(stage.words) == said.count(stage.stuck) == 1


def test_a_stage_is_handed_to_the_people_who_own_the_next(company):
    stages, people = company.conversion.stages, company.contact.people.values()
    for group, stage in zip(takers(company), stages.values(), strict=True):
        owner = stages[stage.next].owner if stage.next else stage.owner
        offered = [choice["value"] for choice in group.find_all("input")]
        expected = [person.email for person in people if person.role == owner]
        expected += [person.email for person in people if person.role == stage.owner != owner]
        assert offered == expected
        assert [choice["value"] for choice in group.find_all("input", checked=True)] == offered[:1]


def test_a_stage_says_how_soon_the_next_one_is_due(company):
    stages = company.conversion.stages
    for group, stage in zip(takers(company), stages.values(), strict=True):
        assert (
            (stages[stage.next].within in text(group.legend))
            if stage.next
            else (stage.next_step in group["data-whats-next"])
        )


def test_a_role_without_people_is_reached_at_the_companys_address(brand):
    stages = brand.conversion.stages
    after = stages[next(iter(stages.values())).next]
    people = freeze(
        {key: person for key, person in brand.contact.people.items() if person.role != after.owner}
    )
    first = takers(vary(brand, "contact.people", people))[0].find_all("input")[0]
    assert (first["value"], first["data-greeting"]) == (
        brand.contact.email,
        "Hello,",
    ) and first.has_attr("checked")
    assert first["data-name"] == brand.roles[after.owner].name


def test_there_is_a_line_for_every_detail_and_one_for_the_rest(company):
    lines = [
        field["data-line"]
        for field in soup(call_guide(company)).find_all(attrs={"data-line": True})
    ]
    assert lines == [*company.conversion.details, ""]


def test_search_does_not_find_the_notes(company):
    page = soup(call_guide(company))
    assert page.form.has_attr("data-search-exclude") and page.nav.has_attr("data-search-exclude")


def test_every_text_is_shown_as_it_was_written(hostile_brand):
    assert shows_as_written(call_guide(hostile_brand))


def test_no_stages_are_said_kindly(brand):
    page = soup(call_guide(vary(brand, "conversion.stages", freeze({}))))
    assert (
        text(page).startswith("No ")
        and not page.find(["form", "nav"])
        and not page.find(attrs={"data-widget": True})
    )
