"""Whom we serve, and what we learned from them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from handbook.kinds import Asset, CustomerRef, Day, Facts, IndustryRef, Map, Text, YesNo
from handbook.drawing.rendering import draw

if TYPE_CHECKING:
    from handbook.facts.brand import Brand


class IdealCustomer(Facts):
    """The customer we do our best work for (ideal customer profile)."""

    summary: Text
    """Who they are, in two sentences."""
    signs: tuple[Text, ...]
    """How to recognize one."""
    buys_because: tuple[Text, ...]
    """Why they choose us."""
    ask: tuple[Text, ...]
    """Questions that show whether someone is one."""
    picture: Asset | None = None
    """A picture of one at work."""
    picture_alt: Text | None = None
    """What someone who cannot see the picture should be told."""


class Industry(Facts):
    """A line of business we serve."""

    name: Text
    """Its name."""
    need: Text
    """What they need."""
    how: Text
    """How we help."""


class Consent(Facts):
    """Whether a customer agreed to be named."""

    given: YesNo
    """true if they agreed."""
    by: Text | None = None
    """Who agreed, at the customer's."""
    agreed: Day | None = None
    """When they agreed."""
    until: Day | None = None
    """When the consent ends, if it does."""


class Customer(Facts):
    """A customer."""

    name: Text
    """The customer's name."""
    industry: IndustryRef
    """Their line of business."""
    what: Text
    """What they use, and for what."""
    consent: Consent
    """Without consent the name appears nowhere in the published handbook."""

    def withheld(self, today: datetime.date) -> str | None:
        if not self.consent.given:
            return "the customer has not agreed to be named"
        if self.consent.until and today > self.consent.until:
            return f"the customer's consent ended on {self.consent.until}"
        return None


class Result(Facts):
    """What came of it, as a number."""

    number: Text
    """The number, with its unit."""
    label: Text
    """What the number counts."""


class Quote(Facts):
    """What the customer said."""

    text: Text
    """Their words."""
    by: Text
    """Who said it."""


class SuccessStory(Facts):
    """How a customer's problem was solved."""

    customer: CustomerRef
    """Whose story it is."""
    title: Text
    """The story in a few words."""
    problem: Text
    """What was wrong."""
    did: Text
    """What we did."""
    result: Result
    """What came of it."""
    quote: Quote | None = None
    """What the customer said."""
    picture: Asset | None = None
    """A picture."""
    picture_alt: Text | None = None
    """What someone who cannot see the picture should be told."""


class Heard(Facts):
    """Something a colleague heard from a client, and what changed because of it."""

    heard: Text
    """What the client said."""
    who: Text
    """Which role heard it."""
    went_to: Text
    """Who acted on it."""
    changed: Text
    """What changed."""
    changed_on: Day
    """When it changed."""


class Customers(Facts):
    """Whom we serve."""

    ideal: IdealCustomer
    """The customer we do our best work for."""
    industries: Map[Industry]
    """The lines of business we serve."""
    named: Map[Customer]
    """Customers by name."""
    stories: Map[SuccessStory]
    """Success stories."""
    heard: Map[Heard]
    """What clients told us, and what changed."""


def ideal_customer(brand: Brand) -> Markup:
    """The ideal customer: a picture, how to recognize one, why they buy, what to ask."""
    return draw("ideal_customer", ideal=brand.customers.ideal)


def customer_names(brand: Brand) -> Markup:
    """Each industry: what it needs, how we help, and the customers who agreed to be named."""
    customers = brand.customers
    industries = [
        {
            "industry": industry,
            "named": [
                customer for customer in customers.named.values() if customer.industry == key
            ],
        }
        for key, industry in customers.industries.items()
    ]
    return draw("customer_names", industries=industries)


def success_stories(brand: Brand) -> Markup:
    """Success stories: the problem, what we did, the result as a number, the customer's words."""
    return draw(
        "success_stories",
        stories=[_story(brand.customers, story) for story in brand.customers.stories.values()],
    )


def _story(customers: Customers, story: SuccessStory) -> dict[str, Any]:
    customer = customers.named[story.customer]
    return {
        "story": story,
        "customer": customer,
        "industry": customers.industries[customer.industry],
    }


def heard(brand: Brand) -> Markup:
    """What clients told us, who acted on it, and what changed; the newest first."""
    latest = sorted(
        brand.customers.heard.values(), key=lambda remark: remark.changed_on, reverse=True
    )
    return draw("heard", remarks=latest)
