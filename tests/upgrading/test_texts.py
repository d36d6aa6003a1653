"""Facts and pages that follow a new shape keep every word, and whoever follows twice changes nothing more."""

from __future__ import annotations

import pytest

from handbook.input.strict_yaml import parse
from handbook.upgrading.texts import Texts, rename, retire

BRAND = """\
meta:
  name: Ours
contact:
  phone: "+44 20 7946 0102"  # asked for all day
  social:
    - network: X
facts:
  call: "Call {{ contact.phone }} now"
"""
PAGE = "Call {{ contact.phone | link }}, not {{ contact.phone_of_old }} nor contact.phone.\n"
GROUP = """\
ask: Not a fit
kinds:
  late:
    reply: >-
      We are sorry,
      and come today.

    example: |
      Two lines
      of it
  broken:
    reply: Bring it in.
steps:
- one
- two
last: Stays.
"""


def test_a_page_that_printed_it_has_its_words(texts):
    texts.change(
        "docs/a/page.md",
        "{{ policies.ask }}. And {{ policies.ask | upper }}, {{ policies.asked }}.\n",
    )
    retire(texts, "policies.ask", "Gone.")
    assert texts.read("docs/a/page.md") == (
        "Not a fit. And {{ policies.ask | upper }}, {{ policies.asked }}.\n"
    )


@pytest.fixture
def texts(tmp_path) -> Texts:
    for file, text in {"data/brand.yaml": BRAND, "data/policies.yaml": GROUP, "docs/a/page.md": PAGE,
                       "docs/roles/desk.md": "---\nname: Desk\nphone: x\n---\n\nText.\n"}.items():  # fmt: skip
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text)
    return Texts(tmp_path)


def test_a_fact_gets_another_name_wherever_it_is_asked_for(texts):
    rename(texts, "contact.phone", "contact.switchboard")
    assert texts.read("data/brand.yaml") == BRAND.replace("  phone:", "  switchboard:").replace(
        "contact.phone }", "contact.switchboard }"
    )
    assert texts.read("docs/a/page.md") == PAGE.replace("contact.phone |", "contact.switchboard |")
    before = dict(texts.changed)
    rename(texts, "contact.phone", "contact.switchboard")
    assert texts.changed == before


def test_a_role_is_facts_too(texts):
    rename(texts, "roles.desk.phone", "roles.desk.number")
    assert texts.changed == {"docs/roles/desk.md": "---\nname: Desk\nnumber: x\n---\n\nText.\n"}


@pytest.mark.parametrize(
    ("path", "left"),
    [("policies.kinds.*.reply", ["ask", "kinds", "steps", "last"]), ("policies.steps", ["ask", "kinds", "last"]),
     ("policies.kinds", ["ask", "steps", "last"]), ("policies.ask", ["kinds", "steps", "last"]),
     ("policies.nothing", ["ask", "kinds", "steps", "last"])],
)  # fmt: skip
def test_a_fact_without_a_place_keeps_its_words_as_comments(texts, path, left):
    if path == "policies.kinds.*.reply":  # else nothing is left of the second
        texts.change(
            "data/policies.yaml",
            GROUP.replace("    reply: Bring", "    example: None\n    reply: Bring"),
        )
    was = texts.read("data/policies.yaml")
    retire(texts, path, "Since 2.0 the page has it.")
    now = texts.read("data/policies.yaml")
    document = parse(now, "data/policies.yaml")
    assert not document.problems and list(document.data) == left
    assert document.data["last"] == "Stays."
    assert [word for word in was.split() if word not in now.split()] == []
    retire(texts, path, "Since 2.0 the page has it.")
    assert texts.read("data/policies.yaml") == now
