"""What programs and assistants get is what is published, and nothing else (requirement 62)."""

from __future__ import annotations

import datetime
import json

import jsonschema

from handbook.exports.facts_file import facts_json, facts_schema
from handbook.facts.publication import publishable


def test_each_fact_stands_under_its_path(brand):
    facts = json.loads(facts_json(brand))["facts"]
    assert facts["contact.switchboard"] == "+1 503 555 0123"
    assert facts["color.primary"] == "#12372A"


def test_what_is_withheld_is_not_there(brand):
    later = datetime.date(2040, 1, 1)
    published, withheld = publishable(brand, later)
    assert any(path[:2] == ("message", "amazing_facts") for path in withheld)
    facts = json.loads(facts_json(published))["facts"]
    assert not [path for path in facts if path.startswith("message.amazing_facts.")]


def test_the_file_has_the_shape_that_its_schema_says(brand, small_brand, hostile_brand):
    for company in (brand, small_brand, hostile_brand):
        schema = json.loads(facts_schema(company))
        jsonschema.Draft202012Validator.check_schema(schema)
        faults = jsonschema.Draft202012Validator(schema).iter_errors(
            json.loads(facts_json(company))
        )
        assert [fault.message for fault in faults] == []
