"""Of Material's style sheet there is what a page can show, whole, and not much else."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
import tinycss2

from handbook.site.material import material
from handbook.site.style_sheet import bundle

NOTES = {"note", "info", "tip", "success", "question", "warning", "failure", "danger", "bug", "example", "quote", "abstract"}  # fmt: skip
"""Kinds of notes, which all look the same in the handbook."""


@pytest.fixture(scope="module")
def shipped() -> str:
    folder = Path(find_spec("material").origin).parent / "templates/assets/stylesheets"
    return next(folder.glob("main.*.min.css")).read_text(encoding="utf-8")


def asked_for(css):
    """For each selector of the sheet, the classes that it asks for."""
    found, rules = set(), tinycss2.parse_stylesheet(css, skip_whitespace=True)
    while rules:
        rule = rules.pop()
        if rule.type == "at-rule" and rule.content is not None:
            rules += tinycss2.parse_rule_list(rule.content, skip_whitespace=True)
        elif rule.type == "qualified-rule":
            prelude = re.sub(r":not\([^)]*\)", "", tinycss2.serialize(rule.prelude))
            for selector in re.split(r",(?![^(]*\))", prelude):
                found.add(frozenset(re.findall(r"\.([\w-]+)", selector)))
    return found


def test_whatever_a_page_is_made_of_has_its_style(pages, shipped):
    html = "".join(file.read_text("utf-8") for file in pages.site.rglob("*.html"))
    used = {name for group in re.findall(r'class="([^"]*)"', html) for name in group.split()}
    shown = {names for names in asked_for(shipped) if names <= used and not names & NOTES}
    assert len(shown) > 40 and shown <= asked_for(material())


def test_a_value_that_is_asked_for_is_there(root, brand, shipped):
    css = bundle(root, brand)
    for name in set(re.findall(r"var\((--md-[\w-]+)\)", css)):
        assert f"{name}:" in css or f"{name}:" not in shipped, name


def test_what_no_page_shows_is_left_out(shipped):
    assert len(material()) < len(shipped) / 2
