"""What lacks evidence, consent or time is taken out of the facts, with everything that leans on it."""

import datetime

from handbook.facts.publication import publishable
from support import vary

TODAY = datetime.date(2026, 11, 22)


def without_consent(brand, key):
    customer = brand.customers.named[key]
    return vary(
        brand,
        f"customers.named.{key}.consent",
        customer.consent.model_copy(update={"given": False}),
    )


def test_a_customer_without_consent_goes_with_their_story(brand):
    story, customer = next((key, story.customer) for key, story in brand.customers.stories.items())
    published, withheld = publishable(without_consent(brand, customer), TODAY)
    assert customer not in published.customers.named
    assert story not in published.customers.stories
    assert withheld[("customers", "named", customer)] == "the customer has not agreed to be named"
    assert "has not agreed" in withheld[("customers", "stories", story)]


def test_consent_that_ran_out_counts_as_none(brand):
    key = next(key for key, customer in brand.customers.named.items() if customer.consent.given)
    ending = vary(brand, f"customers.named.{key}.consent.until", TODAY)
    assert key in publishable(ending, TODAY)[0].customers.named
    assert key not in publishable(ending, TODAY + datetime.timedelta(days=1))[0].customers.named


def test_a_claim_needs_evidence_and_time(brand):
    key = next(iter(publishable(brand, TODAY)[0].message.amazing_facts))
    bare = vary(brand, f"message.amazing_facts.{key}.evidence", None)
    assert publishable(bare, TODAY)[1][("message", "amazing_facts", key)] == "it has no evidence"
    late = brand.message.amazing_facts[key].expires + datetime.timedelta(days=1)
    assert key not in publishable(brand, late)[0].message.amazing_facts


def test_a_campaign_ends(brand):
    key, campaign = next(iter(brand.campaigns.items()))
    assert key in publishable(brand, campaign.ends)[0].campaigns
    assert key not in publishable(brand, campaign.ends + datetime.timedelta(days=1))[0].campaigns


def test_nothing_withheld_leaves_the_brand_as_it_is(small_brand):
    published, withheld = publishable(small_brand, datetime.date(2026, 1, 1))
    assert [path for path in withheld if path[0] == "contact"] == []
    assert published.contact is small_brand.contact
