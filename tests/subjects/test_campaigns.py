"""What runs now to win leads, shown as it is seen or heard, and what to pass on (requirements 22, 43)."""

from __future__ import annotations

import datetime

import pytest
from support import PAGES, shows_as_written, soup, text, vary

from handbook.kinds import Text, freeze
from handbook.facts.publication import publishable
from handbook.exports.catalog import catalog
from handbook.subjects import campaigns
from handbook.subjects.campaigns import KitTexts, RadioLine, campaign_cards
from project import ROOT


def share_kits(brand, **given):
    """The kits, with the pictures made for them."""
    return campaigns.share_kits(brand, exports=catalog(brand, ROOT), **given)


CHANNELS = ("search_ad", "landing_page", "radio", "email", "event")


def of(brand, channel):
    """The key of the first campaign in that channel."""
    return next(key for key, campaign in brand.campaigns.items() if campaign.channel == channel)


def card(brand, key):
    """The card of one campaign, alone."""
    return soup(
        campaign_cards(vary(brand, "campaigns", freeze({key: brand.campaigns[key]})))
    ).article


@pytest.mark.parametrize("macro", [campaign_cards, share_kits])
def test_every_text_is_shown_as_it_was_written(hostile_brand, macro):
    assert shows_as_written(macro(hostile_brand))


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_text_of_every_channel_is_shown_as_it_was_written(hostile_brand, channel):
    assert shows_as_written(str(card(hostile_brand, of(hostile_brand, channel))))


@pytest.mark.parametrize("macro", [campaign_cards, share_kits])
def test_no_campaign_leads_to_the_calendar(brand, macro):
    page = soup(macro(vary(brand, "campaigns", freeze({})), pages=PAGES))
    assert page.find("a", href="site:pages/calendar.md") and not page.find(["h3", "article"])


@pytest.mark.parametrize("macro", [campaign_cards, share_kits])
def test_a_small_company_has_something_to_show(small_brand, macro):
    assert text(macro(small_brand))


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_card_says_whom_it_is_for_and_what_to_say(brand, channel):
    campaign = brand.campaigns[of(brand, channel)]
    shown = card(brand, of(brand, channel))
    owner = brand.contact.people[campaign.owner]
    for expected in (campaign.name, campaign.audience, campaign.promise, owner.name):
        assert expected in text(shown)
    assert text(shown.blockquote) == campaign.when_they_mention_it
    assert shown.find("a", href=owner.email.href)


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        ("2026-10-12", "2026-12-17", "Oct 12 – Dec 17, 2026"),
        ("2026-12-01", "2027-01-31", "Dec 1, 2026 – Jan 31, 2027"),
        ("2026-12-01", "2026-12-18", "Dec 1 – 18, 2026"),
        ("2026-12-01", "2026-12-01", "Runs Dec 1, 2026 Ask"),
    ],
)
def test_a_card_says_its_dates_with_the_year(brand, starts, ends, said):
    key = of(brand, "radio")
    dated = vary(brand, f"campaigns.{key}.starts", datetime.date.fromisoformat(starts))
    assert said in text(
        card(vary(dated, f"campaigns.{key}.ends", datetime.date.fromisoformat(ends)), key)
    )


def test_an_ended_campaign_is_not_shown(brand):
    key = of(brand, "email")
    published, _ = publishable(
        vary(brand, f"campaigns.{key}.ends", datetime.date(2026, 11, 21)),
        datetime.date(2026, 11, 22),
    )
    assert brand.campaigns[key].subject not in text(campaign_cards(published))
    assert brand.campaigns[key].kit.text not in text(share_kits(published))


def test_a_search_ad_looks_like_one(brand):
    ad = brand.campaigns[of(brand, "search_ad")]
    piece = card(brand, of(brand, "search_ad")).find(class_="search-ad")
    assert text(piece.find("a", href=ad.link.href)) == ad.headline
    for expected in (*ad.searches, ad.description, f"Ad {ad.link.spoken}"):
        assert expected in text(piece)


@pytest.mark.parametrize("number", [0, 1])
def test_a_search_ad_with_hardly_any_search_has_no_empty_list(brand, number):
    key = of(brand, "search_ad")
    piece = card(
        vary(brand, f"campaigns.{key}.searches", brand.campaigns[key].searches[:number]), key
    ).find(class_="search-ad")
    assert not piece.find("ul") and brand.campaigns[key].headline in text(piece)


def test_a_landing_page_shows_its_picture_headline_and_button(brand):
    page = brand.campaigns[of(brand, "landing_page")]
    piece = card(brand, of(brand, "landing_page")).find(class_="browser")
    assert piece.img["src"] == f"site:{page.picture.url}" and piece.img["alt"] == page.picture_alt
    assert text(piece.find("a", href=page.link.href)) == page.call_to_action
    assert (
        page.headline in text(piece)
        and page.body in text(piece)
        and page.link.spoken in text(piece)
    )


def test_a_landing_page_can_do_without_a_picture(brand):
    key = of(brand, "landing_page")
    bare = vary(vary(brand, f"campaigns.{key}.picture", None), f"campaigns.{key}.picture_alt", None)
    assert not card(bare, key).find("img")


def test_a_radio_spot_is_a_script_with_voices_station_and_times(brand):
    spot = brand.campaigns[of(brand, "radio")]
    piece = card(brand, of(brand, "radio")).find(class_="radio")
    assert [(text(line.dt), text(line.dd)) for line in piece.dl.find_all("div")] == [
        (part.voice, part.line) for part in spot.script
    ]
    assert spot.station in text(piece) and spot.times in text(piece)


def test_only_spoken_words_take_time(brand):
    key = of(brand, "radio")
    script = (
        RadioLine(voice=Text("Sound"), line=Text("wind " * 90)),
        RadioLine(voice=Text("Ann"), line=Text("word " * 75)),
    )
    brand = vary(
        vary(brand, "message.pitch.words_per_minute", 150), f"campaigns.{key}.script", script
    )
    assert "about 30 seconds" in text(card(brand, key))


def test_an_email_says_whom_it_comes_from_and_asks_for_something(brand):
    mail = brand.campaigns[of(brand, "email")]
    piece = card(brand, of(brand, "email")).find(class_="mail")
    assert [text(part) for part in piece.find_all("dd")] == [mail.sender, mail.subject]
    assert [text(paragraph) for paragraph in piece.find_all("p")] == [
        *mail.body,
        mail.call_to_action,
    ]
    assert piece.find("a", href=mail.link.href)


def test_an_event_says_when_where_and_what(brand):
    event = brand.campaigns[of(brand, "event")]
    piece = card(brand, of(brand, "event")).find(class_="poster")
    for expected in (event.name, event.hours, event.place, *event.what_we_show):
        assert expected in text(piece)
    assert piece.find("a", href=event.link.href)


def test_a_kit_is_ready_to_copy_with_its_whole_address(brand):
    kits = soup(share_kits(brand)).find_all("article")
    campaigns = [campaign for campaign in brand.campaigns.values() if campaign.kit]
    for shown, campaign in zip(kits, campaigns, strict=True):
        assert (
            text(shown.select_one("[data-part=text]")) == f"{campaign.kit.text} {campaign.kit.link}"
        )
        assert str(campaign.ends.year) in text(shown.find(class_="kit__days"))
        assert bool(shown.img) == bool(campaign.kit.picture)
        if campaign.kit.picture:
            assert shown.find("a", href=f"site:{campaign.kit.picture.url}", download=True)


def test_a_campaign_without_a_kit_is_not_among_the_kits(brand):
    key = of(brand, "radio")
    page = soup(share_kits(vary(brand, f"campaigns.{key}.kit", None)))
    assert brand.campaigns[key].name not in text(page) and page.find("article")


def test_a_kit_has_words_for_those_who_need_others_each_with_its_own_button(brand):
    key = next(key for key, one in brand.campaigns.items() if one.kit)
    own = KitTexts(clients=Text("You ride with us."), trade=Text("Could you print this?"))
    brand = vary(brand, f"campaigns.{key}.kit.to", own)
    kit = soup(share_kits(brand)).find("article")
    assert text(kit.select_one("summary")) == "For clients, the trade"
    labels = [button["aria-label"] for button in kit.select(".copyable__button")]
    assert labels == [f"Copy the text for {one}" for one in ("everybody", "clients", "the trade")]
    link = brand.campaigns[key].kit.link
    assert [text(one) for one in kit.select("details [data-part=text]")] == [
        f"You ride with us. {link}",
        f"Could you print this? {link}",
    ]


def test_a_kit_with_words_for_everybody_only_folds_nothing(brand):
    for key, one in brand.campaigns.items():
        brand = vary(brand, f"campaigns.{key}.kit.to", KitTexts()) if one.kit else brand
    assert not soup(share_kits(brand)).find("details")


def test_a_kits_picture_can_be_taken_in_the_size_of_each_network_we_are_on(brand):
    key, campaign = next(item for item in brand.campaigns.items() if item[1].kit)
    links = soup(share_kits(brand)).find("article").select(".kit__sizes a")
    assert [text(link) for link in links] == [
        f"{campaign.name}: {which}"
        for which in (
            "Instagram, 1080 × 1350 px",
            "Facebook, 1200 × 630 px",
            "LinkedIn, 1200 × 627 px",
            "Anywhere else, 1200 × 630 px",
            "As it was made (SVG)",
        )
    ]
    assert links[0]["href"] == f"site:downloads/kits/{key.slug}-instagram.png"
