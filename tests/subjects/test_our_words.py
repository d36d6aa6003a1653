"""A company's own words stand wherever the handbook itself speaks, with number, capital and article right, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.drawing.registry import Macro
from handbook.kinds import Text
from handbook.pages.our_words import said
from handbook.pages.page import split
from handbook.subjects.our_words import NO_WORDS, OurWord, OurWords
from handbook.subjects.scorecard import score_table
from support import soup, text, vary

CLINIC = OurWords(
    customer=OurWord("patient"), front_desk=OurWord("reception"), brand_meeting=OurWord("team hour")
)
CLUB = OurWords(customer=OurWord("attendee"), client=OurWord("member"), points=OurWord("star"))
ODD = OurWords(customer=OurWord("person, people"), points=OurWord("penny"))


@pytest.mark.parametrize(
    ("words", "general", "ours"),
    [
        (CLINIC, "A customer, two customers, a client.", "A patient, two patients, a patient."),
        (CLUB, "A customer and a client. An old customer.", "An attendee and a member. An old attendee."),
        (CLUB, "Customers' words, the customer's door, CUSTOMERS", "Attendees' words, the attendee's door, ATTENDEES"),
        (ODD, "customers' words and a customer’s", "people's words and a person’s"),
        (ODD, "Earn points. Having looked is the point.", "Earn pennies. Having looked is the point."),
        (CLINIC, "The front desk and the brand\nmeeting of a *customer*.", "The reception and the team hour\n of a *patient*."),
        (CLINIC, "accustomed customs, customer_names, shop/customer", "accustomed customs, customer_names, shop/customer"),
        (OurWords(customer=OurWord("user")), "a customer", "a user"),
        (OurWords(customer=OurWord("hour")), "a customer", "an hour"),
        (OurWords(customer=OurWord("box")), "customers", "boxes"),
        (NO_WORDS, "A customer earns points.", "A customer earns points."),
    ],
)  # fmt: skip
def test_a_word_takes_the_place_of_ours(words, general, ours):
    assert words(general) == ours


PAGE = """\
---
title: Customers
key: customers
---

# A customer's page {: #customers }

[Customers](../customers.md "x") at https://customer.example or customers@shop.example, `customer` and {{ customers.named }}.

<p class="customer" markdown>A customer</p>

```
customer
```

{# literal: a title #}
"The customer."

The customer.
"""
AS_SAID = """\

# A patient's page {: #customers }

[Patients](../customers.md "x") at https://customer.example or customers@shop.example, `customer` and {{ customers.named }}.

<p class="customer" markdown>A patient</p>

```
customer
```

{# literal: a title #}
"The customer."

The patient.
"""


def test_a_pages_prose_and_titles_change_and_addresses_code_and_quotations_stay():
    page, problems = split(PAGE, "docs/customers.md")
    [ours] = said([page], CLINIC)
    assert not problems and ours.body == AS_SAID
    assert ours.meta == {"title": "Patients", "key": "customers"} and ours.file == page.file


TEMPLATE = """\
{# customers #}
<p class="points customers" data-key="points" title="Every customer">{{ customer.points }} {{ "point" if one else "points" }}</p>
{% set a = write_to("A complaint", "A customer said") %}{{ nothing_yet("customers to name") }}{{ x["customer"] }} client
"""
AS_DRAWN = """\
{# customers #}
<p class="points customers" data-key="points" title="Every person">{{ customer.points }} {{ "penny" if one else "pennies" }}</p>
{% set a = write_to("A complaint", "A person said") %}{{ nothing_yet("people to name") }}{{ x["customer"] }} person
"""


def test_a_templates_phrases_change_and_its_names_stay():
    assert ODD.in_template(TEMPLATE) == AS_DRAWN


def test_a_macro_speaks_our_words_and_shows_facts_as_they_are(brand):
    first = next(iter(brand.scorecard.actions))
    named = vary(brand, f"scorecard.actions.{first}.name", Text("Points for a customer"))
    ours = named.model_copy(update={"our_words": ODD})

    def drawn(brand):
        return text(soup(Macro(score_table).for_pages(brand, {})()))

    assert "Every way to earn pennies" in drawn(ours) and "Points for a customer" in drawn(ours)
    assert "Every way to earn points" in drawn(named)


@settings(deadline=None)
@given(st.text(alphabet="a customers`{}[]()<>#'’\n\"-%.:", max_size=80))
def test_any_text_keeps_its_lines_and_without_words_of_our_own_stays(page):
    assert CLINIC.in_markdown(page).count("\n") == page.count("\n")
    assert NO_WORDS.in_markdown(page) == page and NO_WORDS.in_template(page) == page


@pytest.mark.parametrize(
    "piece", ["`", "{{ ", "{% ", "<", "](", "a.", "a customer ", "```\n", "{: "]
)
def test_a_long_page_takes_no_longer_than_it_is_long(piece):
    assert len(CLINIC.in_markdown(piece * 20_000)) <= 20_000 * len(piece)
