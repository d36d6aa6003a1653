"""Everyone knows the next step: the stages from the first call on, and what to write down (requirements 23, 33)."""

from __future__ import annotations

import pytest
from support import shows_as_written, soup, text, vary

from handbook.kinds import freeze
from handbook.subjects.conversion import call_guide, lead_details


@pytest.fixture
def stages(brand):
    return brand.conversion.stages


@pytest.mark.parametrize("macro", [call_guide, lead_details])
def test_every_text_is_shown_as_it_was_written(hostile_brand, macro):
    assert shows_as_written(macro(hostile_brand))


@pytest.mark.parametrize("macro", [call_guide, lead_details])
def test_a_small_company_has_something_to_show(small_brand, macro):
    assert text(macro(small_brand))


def test_the_overview_leads_to_every_stage_in_order(brand, stages):
    page = soup(call_guide(brand))
    links = page.ol.find_all("a")
    assert [text(link) for link in links] == [
        f"{number} {stage.name}" for number, stage in enumerate(stages.values(), 1)
    ]
    assert [text(page.find(id=link["href"].removeprefix("#")).h3) for link in links] == [
        text(link) for link in links
    ]


def test_a_stage_says_who_how_soon_and_what_to_say(brand, stages):
    page = soup(call_guide(brand))
    for key, stage in stages.items():
        shown = page.find(id=f"stage-{key.slug}")
        assert (
            text(shown.find("a", href=f"site:roles/{stage.owner.replace('_', '-')}.md"))
            == brand.roles[stage.owner].name
        )
        assert text(shown.blockquote) == stage.words
        for expected in (
            stage.happens,
            f"Within {stage.within}",
            f"Next step {stage.next_step}",
            f"Stuck? {stage.stuck}",
        ):
            assert expected in text(shown)
        assert [[text(item) for item in part.find_all("li")] for part in shown.find_all("ul")] == [
            list(stage.ask),
            list(stage.write_down),
        ]


def test_each_stage_leads_to_the_next_and_the_last_to_none(brand, stages):
    page = soup(call_guide(brand))
    for key, stage in stages.items():
        onward = page.find(id=f"stage-{key.slug}").find("a", href=lambda href: href.startswith("#"))
        if stage.next:
            assert text(onward) == stages[stage.next].name and page.find(id=onward["href"][1:])
        else:
            assert onward is None


def test_a_stage_with_nothing_to_ask_has_no_empty_list(brand, stages):
    key = next(iter(stages))
    bare = stages[key].model_copy(update={"ask": (), "write_down": ()})
    shown = soup(call_guide(vary(brand, f"conversion.stages.{key}", bare))).find(
        id=f"stage-{key.slug}"
    )
    assert not shown.find(["ul", "h4"])


def test_no_stages_are_said_kindly(brand):
    page = soup(call_guide(vary(brand, "conversion.stages", freeze({}))))
    assert text(page).startswith("No ") and not page.find("ol")


def test_the_slip_has_a_line_for_every_detail_under_the_rule(brand):
    page = soup(lead_details(brand))
    assert [text(line) for line in page.ol.find_all("li")] == list(brand.conversion.details)
    assert text(page).startswith(brand.conversion.never_lose_a_lead)


def test_a_slip_without_details_is_the_rule_alone(brand):
    page = soup(lead_details(vary(brand, "conversion.details", ())))
    assert text(page) == brand.conversion.never_lose_a_lead and not page.ol
