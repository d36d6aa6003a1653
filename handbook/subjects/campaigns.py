"""What runs now to win leads."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

from markupsafe import Markup
from pydantic import Field

from handbook.kinds import Asset, Day, Email as EmailAddress, Facts, PersonRef, Text, WebAddress
from handbook.drawing.page_links import NO_PAGES, Pages
from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

SOUND = "sound"
"""The voice of a radio line that nobody speaks, in small letters."""


class KitTexts(Facts):
    """The words for those one knows, where they differ from the words for everybody."""

    clients: Text | None = None
    """For people who buy from us, or may."""
    friends: Text | None = None
    """For friends and family of those who work here."""
    trade: Text | None = None
    """For speakers, suppliers, partners and others of the trade."""


class Kit(Facts):
    """Ready to share: what a colleague, speaker, customer or supplier can pass on."""

    text: Text
    """The words to post or send, for everybody."""
    to: KitTexts = KitTexts()
    """The words for some."""
    link: WebAddress
    """Where it leads."""
    picture: Asset | None = None
    """The picture to go with it."""
    picture_wide: Asset | None = None
    """The same for networks that show pictures wide; without it, the picture is cropped."""
    picture_tall: Asset | None = None
    """The same for networks that show pictures upright; without it, the picture is cropped."""
    picture_alt: Text | None = None
    """What someone who cannot see the picture should be told."""


class Campaign(Facts):
    """What every campaign has."""

    name: Text
    """What we call it."""
    audience: Text
    """Whom it is for."""
    promise: Text
    """What it promises them."""
    starts: Day
    """The first day."""
    ends: Day
    """The last day; after it, the campaign is not shown."""
    owner: PersonRef
    """Whom to ask about it."""
    when_they_mention_it: Text
    """What to say when a caller mentions it."""
    kit: Kit | None = None
    """What to share."""

    def withheld(self, today: datetime.date) -> str | None:
        return f"it ended on {self.ends}" if today > self.ends else None


class SearchAd(Campaign):
    """An ad beside search results."""

    channel: Literal["search_ad"]
    """Always "search_ad"."""
    searches: tuple[Text, ...]
    """What people type when they see it."""
    headline: Text
    """The ad's headline."""
    description: Text
    """The ad's text."""
    link: WebAddress
    """Where it leads."""


class LandingPage(Campaign):
    """A page that visitors from an ad arrive on."""

    channel: Literal["landing_page"]
    """Always "landing_page"."""
    headline: Text
    """The page's headline."""
    body: Text
    """Its first lines."""
    call_to_action: Text
    """The words on its button."""
    link: WebAddress
    """The page."""
    picture: Asset | None = None
    """Its picture."""
    picture_alt: Text | None = None
    """What someone who cannot see the picture should be told."""


class RadioLine(Facts):
    """One line of a radio script."""

    voice: Text
    """Who speaks, or "Sound"."""
    line: Text
    """What is heard."""

    @property
    def spoken(self) -> bool:
        """Whether someone says the line."""
        return self.voice.lower() != SOUND


class RadioSpot(Campaign):
    """A spot on the radio."""

    channel: Literal["radio"]
    """Always "radio"."""
    station: Text
    """Where it runs."""
    times: Text
    """When it runs."""
    script: tuple[RadioLine, ...]
    """What is heard, line by line."""

    def seconds(self, words_per_minute: int) -> int:
        """About how long the spoken lines take at that speed."""
        words = sum(len(part.line.split()) for part in self.script if part.spoken)
        return round(words * 60 / words_per_minute)


class EmailCampaign(Campaign):
    """An e-mail to many."""

    channel: Literal["email"]
    """Always "email"."""
    sender: EmailAddress
    """Whom it comes from."""
    subject: Text
    """Its subject line."""
    body: tuple[Text, ...]
    """Its text, a paragraph each."""
    call_to_action: Text
    """What it asks the reader to do."""
    link: WebAddress
    """Where its button leads."""


class Event(Campaign):
    """A fair, an open day, a talk."""

    channel: Literal["event"]
    """Always "event"."""
    day: Day
    """The day it is held."""
    hours: Text
    """When to be there on that day."""
    place: Text
    """Where it is."""
    what_we_show: tuple[Text, ...]
    """What visitors see."""
    link: WebAddress
    """Where to sign up."""


AnyCampaign = Annotated[
    SearchAd | LandingPage | RadioSpot | EmailCampaign | Event, Field(discriminator="channel")
]
"""A campaign in any channel."""


def campaign_cards(brand: Brand, *, pages: Pages = NO_PAGES) -> Markup:
    """What runs now to win leads, each as people see or hear it, with what to say when a caller mentions it."""
    return draw(
        "campaign_cards",
        campaigns=brand.campaigns.values(),
        people=brand.contact and brand.contact.people,
        words_per_minute=brand.pace,
        pages=pages,
    )


def share_kits(brand: Brand, *, exports: Sequence[Any], pages: Pages = NO_PAGES) -> Markup:
    """What anyone can pass on for us: ready words for whomever, link, dates, and a picture in each network's size."""
    return draw(
        "share_kits",
        campaigns={key: one for key, one in brand.campaigns.items() if one.kit},
        pictures=[one for one in exports if one.shelf == "kits"],
        pages=pages,
    )
