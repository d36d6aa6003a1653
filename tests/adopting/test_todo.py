"""The list of what is still to write knows everything that a company may leave out, and ends at nothing."""

from __future__ import annotations

from handbook.facts.brand import Brand
from handbook.adopting.todo import progress

NOT_ASKED = {"meta", "facts", "internal", "our_words"}
"""What no handbook can do without, and what only some need."""


def test_whatever_is_left_out_is_on_the_list(tmp_path):
    name_only = Brand.model_validate({"meta": {"name": "Company"}})
    now = progress(tmp_path, name_only)
    named = " ".join(task.where for task in now.tasks)
    homes = {
        "roles": "docs/roles/",
        "logo": "brand.yaml",
        "color": "brand.yaml",
        "typography": "brand.yaml",
    }
    for group in set(Brand.model_fields) - NOT_ASKED:
        assert homes.get(group, f"data/{group}.yaml") in named or f", {group}." in named, group
    assert now.percent == 0 and all(task.minutes > 0 and task.owner for task in now.tasks)


def test_a_company_that_has_everything_is_done(tmp_path, brand):
    assert progress(tmp_path, brand).tasks == () and progress(tmp_path, brand).percent == 100


def test_who_keeps_facts_true_is_asked_for_what_is_missing_among_them(tmp_path, brand):
    without = brand.model_copy(
        update={"glossary": Brand.model_validate({"meta": {"name": "A"}}).glossary}
    )
    steward = brand.stewards.get("glossary")
    (task,) = progress(tmp_path, without).tasks
    assert task.owner == (brand.contact.people[steward.owner].name if steward else "the front desk")
