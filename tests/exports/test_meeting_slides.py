"""The brand meeting's slides: every item in its order, and what the handbook knows shown with it (requirement 39)."""

from __future__ import annotations

import base64
import datetime
import hashlib
import re

import pytest
from project import COMPANIES, ROOT
from support import HOSTILE, shows_as_written, soup, text, vary

from handbook.kinds.absent import ABSENT
from handbook.drawing.rendering import price
from handbook.edition import macros_called
from handbook.exports.catalog import catalog
from handbook.exports.known import Known
from handbook.exports.meeting_deck import meeting_deck
from handbook.exports.slides_html import as_one_file, as_page
from handbook.facts.publication import publishable
from handbook.facts.scores import Scores
from handbook.pages.page import read_page
from handbook.site.style_sheet import slides_sheet
from handbook.subjects.changes import Change
from handbook.subjects.meeting import MEETINGS, NEW_HIRE, QUARTERLY
from macros import MACROS

SMALL = COMPANIES / "tallow"
DAY = datetime.date(2026, 11, 22)
NEWS = (
    Change(datetime.date(2026, 11, 20), "Robin", "who-we-serve/products.md", (("Price", "$7"),)),
    Change(datetime.date(2026, 10, 1), "Heron", "who-we-serve/products.md", (("Price", "$8"),)),
)
"""A change after the sample's last meeting, and one before it."""


def known(brand) -> Known:
    """What an edition of the sample's pages knows."""
    paths = {one.show for one in brand.meeting.agenda if one.show}
    pages = {path: read_page(ROOT / "docs" / path, f"docs/{path}")[0] for path in paths}
    shows = {path: macros_called(page, MACROS) for path, page in pages.items()}
    return Known(DAY, NEWS, Scores(), shows, slides_sheet(ROOT, brand), "default-src 'self'")


@pytest.fixture(scope="module", params=["brand", "small_brand"])
def company(request):
    """Each company's published facts, and where its files are."""
    home = ROOT if request.param == "brand" else SMALL
    return publishable(request.getfixturevalue(request.param), DAY)[0], home


@pytest.fixture(scope="module")
def slides(brand):
    """The sample's slides as a reader reads them, by the number of their item."""
    page = soup(as_page(publishable(brand, DAY)[0], ROOT, known(brand), QUARTERLY).decode())
    parts: dict[int, list[str]] = {}
    for one in page.select(".slide[data-item]"):
        parts.setdefault(int(one["data-item"]), []).append(text(one))
    return {number: " ".join(some) for number, some in parts.items()}


@pytest.mark.parametrize("which", MEETINGS)
def test_all_items_are_there_in_order_and_their_minutes_add_up(company, which):
    brand, home = company
    page = soup(as_page(brand, home, known(brand), which).decode())
    opening = page.select(".slide--opens")
    expected = [(one.title, str(minutes)) for one, minutes in brand.meeting.timed(which)]
    assert [(text(one.h2), one["data-minutes"]) for one in opening] == expected
    total = sum(int(minutes) for _, minutes in expected)
    assert page.body["data-minutes"] == str(total)
    agenda = [[text(cell) for cell in row.select("td")] for row in page.select("#s2 tbody tr")]
    assert [row[1] for row in agenda] == [title for title, _ in expected]
    hours, minutes = agenda[-1][0].split(":")
    assert int(hours) * 60 + int(minutes) + int(agenda[-1][2]) == total
    for one, shown in zip(brand.meeting.timed(which), opening, strict=True):
        assert one[0].do in text(shown)
        assert not brand.contact or brand.contact.people[one[0].owner].name in text(shown)


def test_each_item_shows_what_its_page_shows(slides, brand):
    agenda = {str(one.show): number for number, one in enumerate(brand.meeting.agenda, 1)}
    products = slides[agenda["who-we-serve/products.md"]]
    for one in brand.products.values():
        assert one.name in products and price(one.price) in products
    running = slides[agenda["whats-on/campaigns.md"]]
    for one in publishable(brand, DAY)[0].campaigns.values():
        assert one.name in running and one.when_they_mention_it in running
    assert (
        "Harbor Radio" in running
        and "They park at the door." in slides[agenda["what-we-say/pitch.md"]]
    )
    for family in brand.metrics.families.values():
        for metric in family.metrics.values():
            assert metric.name in slides[agenda["whats-on/metrics.md"]]
            assert metric.what_you_can_do in slides[agenda["whats-on/metrics.md"]]
    for stage in brand.conversion.stages.values():
        assert stage.name in slides[agenda["someone-calls/index.md"]]


def test_what_is_ahead_is_told_and_what_is_over_is_not(slides):
    last = slides[max(slides)]
    assert "Ask for the neighbor" in last and "Brand meeting, winter" in last
    assert "Brand meeting, fall" not in last


def test_what_changed_since_the_last_meeting_is_told_in_words(slides):
    told = slides[2]
    assert "What changed since October 15, 2026" in told
    assert "Robin Price: $7" in told and "Heron" not in told


def test_the_handbook_tells_what_no_page_of_the_agenda_shows(small_brand):
    page = text(as_page(small_brand, SMALL, known(small_brand), QUARTERLY).decode())
    for family in small_brand.metrics.families.values():
        assert all(metric.name in page for metric in family.metrics.values())
    assert all(reward.what in page for reward in small_brand.scorecard.rewards)


def test_answers_are_for_whoever_leads(brand):
    page = soup(as_page(brand, ROOT, known(brand), QUARTERLY).decode())
    caller = next(iter(brand.practice.callers.values()))
    slide = next(one for one in page.select(".slide") if caller.says in text(one))
    notes = slide.select_one(".slide__notes").extract()
    assert caller.why in text(notes) and caller.why not in text(slide)


def test_a_campaign_that_is_over_is_shown_no_longer(brand):
    later = publishable(brand, datetime.date(2031, 1, 1))[0]
    shown = text(as_page(later, ROOT, known(brand), QUARTERLY).decode())
    assert not [one.name for one in brand.campaigns.values() if one.when_they_mention_it in shown]


def test_the_one_file_needs_no_other_and_runs_its_own_script_alone(company):
    brand, home = company
    page = soup(as_one_file(brand, home, known(brand), QUARTERLY).decode())
    assert all(one["src"].startswith("data:") for one in page.select("[src]"))
    addresses = re.findall(r"url\(\"?([^\")]+)", page.style.string)
    assert all(one.startswith("data:") for one in addresses)
    assert not page.select('[href^="site:"]')
    policy = page.select_one("meta[http-equiv]")["content"]
    for kind, element in (("script-src", page.script), ("style-src", page.style)):
        digest = base64.b64encode(hashlib.sha256(element.string.encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}';" in policy
    assert "unsafe" not in policy and "self" not in policy and "default-src 'none'" in policy


def test_facts_that_look_like_markup_are_only_words(hostile_brand):
    title = vary(hostile_brand, "meeting.agenda.0.title", HOSTILE)
    page = soup(as_page(title, ROOT, known(title), QUARTERLY).decode())
    assert shows_as_written(str(page.main))


def test_a_company_without_a_meeting_has_no_kit(brand):
    files = {one.url for one in catalog(vary(brand, "meeting", ABSENT), ROOT)}
    kit = {one.url for one in catalog(brand, ROOT)} - files
    assert f"slides/{QUARTERLY}.html" in kit and f"downloads/{NEW_HIRE}.html" in kit
    assert not [url for url in files if "meeting" in url]


def test_nobody_new_no_meeting_with_a_new_colleague(brand):
    agenda = tuple(one.model_copy(update={"new_hire": 0}) for one in brand.meeting.agenda)
    files = [one.url for one in catalog(vary(brand, "meeting.agenda", agenda), ROOT)]
    assert f"slides/{QUARTERLY}.html" in files and f"slides/{NEW_HIRE}.html" not in files


def test_a_meeting_without_items_is_a_deck_all_the_same(brand):
    bare = vary(brand, "meeting.agenda", ())
    assert meeting_deck(bare, known(brand), QUARTERLY).minutes == 0
