"""The brand: the table of contents of the facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from handbook.kinds.absent import absent
from handbook.kinds import FactPath, Facts, Map, Text, freeze
from handbook.subjects.calendar import Calendar
from handbook.subjects.campaigns import AnyCampaign
from handbook.subjects.color import Color
from handbook.subjects.contact import Contact
from handbook.subjects.conversion import Conversion
from handbook.subjects.customers import Customers
from handbook.subjects.glossary import Term
from handbook.subjects.habits import Habits
from handbook.subjects.logo import Logo
from handbook.subjects.meeting import Meeting
from handbook.subjects.message import Message, Pitch
from handbook.subjects.meta import Meta
from handbook.subjects.metrics import Metrics
from handbook.subjects.our_words import NO_WORDS, OurWords
from handbook.subjects.policies import Policies
from handbook.subjects.practice import Practice
from handbook.subjects.products import Product
from handbook.subjects.roles import Role
from handbook.subjects.scorecard import Action, Scorecard
from handbook.subjects.search import Search
from handbook.subjects.stewards import Steward
from handbook.subjects.story import Story
from handbook.subjects.style import Style
from handbook.subjects.typography import Typography


class Brand(Facts):
    """Every shared fact of one company. All but its name may be left out (see ``handbook/kinds/absent.py``)."""

    meta: Meta
    """Name and links (as in brand.yml)."""
    logo: Logo = absent()
    """The logo's files (as in brand.yml)."""
    color: Color = absent()
    """Colors (as in brand.yml)."""
    typography: Typography = absent()
    """Typefaces (as in brand.yml)."""
    style: Style = absent()
    """Why we look like this, do and don't, downloads."""
    story: Story = absent()
    """Where we come from and where we are going."""
    contact: Contact = absent()
    """How to reach us, and who helps with what."""
    message: Message = absent()
    """What we say."""
    products: Map[Product] = absent()
    """What we offer."""
    customers: Customers = absent()
    """Whom we serve."""
    campaigns: Map[AnyCampaign] = absent()
    """What runs now to win leads."""
    conversion: Conversion = absent()
    """The lead-conversion process."""
    metrics: Metrics = absent()
    """The figures we steer by."""
    calendar: Calendar = absent()
    """The marketing calendar."""
    roles: Map[Role] = absent()
    """Every role, with its part in marketing."""
    scorecard: Scorecard = absent()
    """Points for small marketing things."""
    policies: Policies = absent()
    """What is fine, what is owed, who decides."""
    meeting: Meeting = absent()
    """The brand meeting."""
    habits: Habits = absent()
    """Small things done often."""
    practice: Practice = absent()
    """Questions of our own to practice; those from the facts are made by themselves."""
    glossary: Map[Term] = absent()
    """Words explained."""
    search: Search = absent()
    """What people call things when they look for them."""
    our_words: OurWords = absent()
    """What we call customers, points, the front desk."""
    facts: Map[Text] = Field(default_factory=lambda: freeze({}))
    """A company's own facts, by key."""
    stewards: Annotated[Mapping[str, Steward], AfterValidator(freeze)] = Field(
        default_factory=lambda: freeze({})
    )
    """Who keeps which facts true: fact path to steward; a path covers all beneath it."""

    internal: tuple[FactPath, ...] = absent()
    """What partners don't get: the path of each fact or group of facts that is not in the edition for them."""

    @property
    def pace(self) -> int:
        """How fast words are spoken, in words a minute."""
        return self.message.pitch.words_per_minute if self.message else Pitch.pace

    def ways_to_earn(self, role: str, most: int) -> list[Action]:
        """Ways to earn points that a role may begin with; none where there is no game."""
        return self.scorecard.nearest(role, most) if self.scorecard else []

    @property
    def say(self) -> OurWords:
        """How the handbook's own words are said here: ``brand.say("a customer")``."""
        return self.our_words or NO_WORDS

    @property
    def groups(self) -> dict[str, Any]:
        """The facts as pages name them: one name for each top-level group."""
        return {name: getattr(self, name) for name in type(self).model_fields}
