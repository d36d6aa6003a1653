"""How to reach us, and who helps with what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup
from pydantic import Field

from handbook.kinds.absent import absent, there
from handbook.kinds import (
    Count,
    Email,
    Facts,
    Map,
    PersonRef,
    Phone,
    PictureSize,
    RoleRef,
    Text,
    WebAddress,
    freeze,
)
from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


LONGEST: Mapping[str, int] = {
    "Bluesky": 300,
    "Facebook": 63_206,
    "Instagram": 2_200,
    "LinkedIn": 3_000,
    "Mastodon": 500,
    "Threads": 500,
    "TikTok": 4_000,
    "X": 280,
}
"""Characters of a post, as each network's own help says."""


class Social(Facts):
    """Our name on one network."""

    network: Text
    """The network's name."""
    name: Text
    """Our name there."""
    link: WebAddress
    """Our page there."""
    picture: PictureSize | None = None
    """The size of its pictures, if it is not a network that the handbook knows."""
    longest: Count | None = None
    """How many characters a post may have, if it is not a network that the handbook knows."""

    @property
    def most(self) -> int | None:
        """How many characters a post may have there; None where nobody has said."""
        return self.longest or LONGEST.get(self.network)


class Person(Facts):
    """A colleague whom others turn to."""

    name: Text
    """First and last name."""
    role: RoleRef
    """Their role."""
    helps_with: tuple[Text, ...]
    """What to ask them."""
    email: Email
    """Their e-mail address."""
    phone: Phone | None = None
    """Their own number, if they have one."""

    @property
    def first_name(self) -> str:
        """How a colleague calls them."""
        return self.name.split()[0]

    @property
    def initials(self) -> str:
        """What stands where a portrait would: the first letters of the first and the last name."""
        names = self.name.split()
        return "".join(name[0].upper() for name in dict.fromkeys((names[0], names[-1])))


class Contact(Facts):
    """What everyone knows by heart, and who helps with what."""

    site: WebAddress = absent()
    """The address we tell people."""
    email: Email = absent()
    """The address for everyone outside."""
    switchboard: Phone = absent()
    """The number we tell people."""
    hours: Text = absent()
    """When someone answers: our opening hours."""
    address: Text = absent()
    """Where we are."""
    social: Map[Social] = Field(default_factory=lambda: freeze({}))
    """Our name on each network."""
    press: PersonRef | None = None
    """Whom a reporter turns to."""
    people: Map[Person] = Field(default_factory=lambda: freeze({}))
    """Who helps with what."""


def contact_card(brand: Brand) -> Markup:
    """The details everyone knows by heart: number, site, e-mail, hours, address, networks."""
    return draw("contact_card", contact=brand.contact)


def who_helps(brand: Brand) -> Markup:
    """Who helps with what, and how to reach them."""
    return draw("who_helps", people=brand.contact.people.values(), roles=brand.roles)


def press_contact(brand: Brand) -> Markup:
    """Whom a reporter turns to, and how; the switchboard where nobody is named."""
    there(brand.contact.press or brand.contact.switchboard or brand.contact.email)
    press = brand.contact.people[brand.contact.press] if brand.contact.press else None
    return draw("press_contact", press=press, contact=brand.contact)
