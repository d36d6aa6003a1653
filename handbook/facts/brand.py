"""The brand: the table of contents of the facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator

from handbook.kinds import Facts, Map, Text, freeze
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
from handbook.subjects.message import Message
from handbook.subjects.meta import Meta
from handbook.subjects.metrics import Metrics
from handbook.subjects.policies import Policies
from handbook.subjects.practice import Practice
from handbook.subjects.products import Product
from handbook.subjects.roles import Role
from handbook.subjects.scorecard import Scorecard
from handbook.subjects.stewards import Steward
from handbook.subjects.story import Story
from handbook.subjects.style import Style
from handbook.subjects.typography import Typography


class Brand(Facts):
    """Every shared fact of one company."""

    meta: Meta
    """Name and links (as in brand.yml)."""
    logo: Logo
    """The logo's files (as in brand.yml)."""
    color: Color
    """Colors (as in brand.yml)."""
    typography: Typography
    """Typefaces (as in brand.yml)."""
    style: Style
    """Why we look like this, do and don't, downloads."""
    story: Story
    """Where we come from and where we are going."""
    contact: Contact
    """How to reach us, and who helps with what."""
    message: Message
    """What we say."""
    products: Map[Product]
    """What we offer."""
    customers: Customers
    """Whom we serve."""
    campaigns: Map[AnyCampaign]
    """What runs now to win leads."""
    conversion: Conversion
    """The lead-conversion process."""
    metrics: Metrics
    """The figures we steer by."""
    calendar: Calendar
    """The marketing calendar."""
    roles: Map[Role]
    """Every role, with its part in marketing."""
    scorecard: Scorecard
    """Points for small marketing things."""
    policies: Policies
    """What is fine, what is owed, who decides."""
    meeting: Meeting
    """The brand meeting."""
    habits: Habits
    """Small things done often."""
    practice: Practice | None = None
    """Questions of our own to practice; those from the facts are made by themselves."""
    glossary: Map[Term]
    """Words explained."""
    facts: Map[Text]
    """A company's own facts, by key."""
    stewards: Annotated[Mapping[str, Steward], AfterValidator(freeze)]
    """Who keeps which facts true: fact path to steward; a path covers all beneath it."""

    @property
    def groups(self) -> dict[str, Any]:
        """The facts as pages name them: one name for each top-level group."""
        return {name: getattr(self, name) for name in type(self).model_fields}
