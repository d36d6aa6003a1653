"""The whole mission, held against the built handbook: each requirement is on its page, and what can be reckoned is true."""

from __future__ import annotations

import re
from itertools import takewhile

import pytest
from bs4 import Tag

from handbook.kinds import look_up
from requirements import REQUIREMENTS, Requirement

FEWEST_WORDS = 12
"""What a section says at least, not to be a heading alone."""


def words(part: Tag) -> str:
    return " ".join(part.get_text(" ").split()).replace("’", "'")


def section(article: Tag, heading: str) -> str:
    """What a page says below a heading and above the next of its rank."""
    start = article.select_one(f'[id="{heading}"]')
    if start is None:
        return ""
    below = takewhile(lambda part: part.name != start.name, start.find_next_siblings())
    return " ".join(words(part) for part in below)


def missing(requirement: Requirement, pages, brand) -> list[str]:
    """What a reader looks for and does not find."""
    lacks = []
    for place in requirement.places:
        article = pages.article(place.page)
        lacks += [
            f"/{place.page}: nothing to read below #{heading}"
            for heading in place.sections
            if len(section(article, heading).split()) < FEWEST_WORDS
        ]
        lacks += [
            f"/{place.page}: {path} is not told"
            for path in place.facts
            if look_up(brand, tuple(path.split("."))).name not in words(article)
        ]
        for selector, least in place.shows.items():
            found = len(article.select(selector))
            lacks += [f"/{place.page}: {found} of {least} {selector}"] if found < least else []
        for selector, parts in place.each.items():
            kind = article.select(selector)
            lacks += [] if kind else [f"/{place.page}: no {selector}"]
            lacks += [
                f"/{place.page}: {words(one)[:60]!r} lacks {part}"
                for one in kind
                for part in parts
                if not one.select_one(part)
            ]
    return lacks


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda one: f"{one.number}: {one.title}")
def test_a_reader_finds(requirement, pages, brand):
    assert missing(requirement, pages, brand) == []


def test_none_is_left_out():
    assert [one.number for one in REQUIREMENTS] == [*range(1, 52), 60]


def test_every_topic_ends_in_something_to_do(pages):
    """The home page leads on; every other page ends with one thing to do today."""
    without = [
        address
        for address in pages.addresses
        if address and not pages.article(address).select(".today:not(.specimen *)")
    ]
    assert without == []


def test_17_every_file_to_download_is_there(built, pages):
    links = [
        link["href"]
        for address in ("how-we-look/downloads", "how-we-look/logo")
        for link in pages.article(address).select("a[download]")
    ]
    files = [re.sub(r"^(\.\./)+", "", link) for link in links]
    assert files and all((built.folder / "site" / file).stat().st_size > 0 for file in files)


def test_17_every_color_says_how_well_it_is_read(pages):
    ratios = [
        float(re.search(r"([\d.]+) : 1", words(part))[1])
        for part in pages.article("how-we-look/color").select(".swatch__ratio")
    ]
    assert ratios and all(1 <= ratio <= 21 for ratio in ratios)


def test_22_campaigns_run_in_five_channels(pages):
    channels = {
        words(part) for part in pages.article("whats-on/campaigns").select(".campaign__channel")
    }
    assert len(channels) == 5


def test_23_every_stage_but_the_last_leads_to_another(pages):
    page = pages.article("someone-calls")
    ids = [stage["id"] for stage in page.select(".stage")]
    onward = [link["href"].lstrip("#") for link in page.select(".stage__onward")]
    assert onward == ids[1:]


def test_24_the_value_told_is_the_last_of_the_table(pages):
    for metric in pages.article("whats-on/metrics").select(".metric"):
        assert words(metric.select_one(".metric__value")) == words(metric.select("tbody td")[-1])


def test_26_every_role_has_before_and_after(brand, pages):
    for key in brand.roles:
        shifts = pages.article(f"roles/{key.replace('_', '-')}").select(".shift")
        assert len(shifts) >= 2, key
        assert all(
            words(shift.select_one(".shift__before")) != words(shift.select_one(".shift__after"))
            for shift in shifts
        )


def test_30_every_role_can_reach_the_weekly_target_even_with_each_cap_kept(brand):
    for key in brand.roles:
        reach = sum(
            action.points * action.weekly_cap
            for action in brand.scorecard.actions.values()
            if not action.roles or key in action.roles
        )
        assert reach >= 2 * brand.scorecard.weekly_target, key


def test_30_no_person_is_ranked(brand, pages):
    names = {person.name for person in brand.contact.people.values()}
    assert (
        len([name for name in names if name in words(pages.article("my-part/scorecard"))]) < 2
    )  # one may gather the sheets


def test_32_the_ways_to_reach_us_are_those_of_the_facts(brand, pages):
    card = pages.article("someone-calls/who-helps").select_one(".contact-card")
    told = words(card)
    social = [one.name for one in brand.contact.social.values()]
    assert all(
        fact in told
        for fact in (
            brand.contact.switchboard,
            brand.contact.email,
            brand.contact.site.spoken,
            *social,
        )
    )


def test_34_the_pitch_takes_20_to_30_seconds(brand, pages):
    page = pages.article("what-we-say/pitch")
    seconds = int(words(page.select_one(".pitch__seconds")))
    spoken = (
        len(words(page.select_one(".pitch__words")).split())
        / brand.message.pitch.words_per_minute
        * 60
    )
    assert 20 <= seconds <= 30
    assert abs(spoken - seconds) <= 1


def test_36_only_customers_who_agreed_are_named(brand, pages):
    agreed = {
        customer.name
        for customer in brand.customers.named.values()
        if customer.consent and customer.consent.given
    }
    shown = {
        words(name)
        for name in pages.article("who-we-serve/customers").select(".customer-names__name")
    }
    assert shown == agreed
    assert len(agreed) < len(brand.customers.named)


def test_the_home_page_leads_to_the_moments_that_matter(pages):
    links = {link["href"].rstrip("/") for link in pages.article("").select(".moments a[href]")}
    assert {
        "my-part/first-day",
        "someone-calls",
        "someone-calls/someone-complains",
        "what-we-say/can-i-post",
    } <= links
    assert links & {"how-we-look/logo", "how-we-look/downloads"}
