"""Planted slips are found, clean texts are left in peace, and what is withheld is not in the rules."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import asdict

import pytest
from project import Project
from text_case_files import HANDBOOKS, lines, rules_of, slips

from handbook.kinds import Text, walk
from handbook.facts.reading import read_brand
from handbook.texts.checking import check
from handbook.texts.measures import measures
from handbook.texts.rules import as_json


@pytest.fixture(scope="module", params=HANDBOOKS)
def company(request):
    return request.param


@pytest.fixture(scope="module")
def rules(company):
    return rules_of(HANDBOOKS[company])


def found(text, rules):
    return [asdict(one) for one in check(text, rules)]


@pytest.mark.whole
def test_of_a_hundred_slips_ninety_five_are_found(company, rules):
    cases = slips(company)
    missed = [case for case in cases if not case.is_among(found(case.text, rules))]
    assert len(cases) >= 20
    assert len(missed) <= len(cases) * 0.05, missed


@pytest.mark.whole
def test_of_a_hundred_clean_texts_two_are_nagged_at_most(company, rules):
    cases = lines(company, "clean")
    nagged = [(case, found(case, rules)) for case in cases if check(case, rules)]
    assert len(cases) >= 20
    assert len(nagged) <= len(cases) * 0.02, nagged


def test_each_finding_has_its_reason_and_nearly_each_a_remedy(company, rules):
    all_found = [one for case in slips(company) for one in check(case.text, rules)]
    assert all(one.reason and "{" not in one.reason for one in all_found)
    assert all(one.say for one in all_found if one.kind not in ("claim", "reading"))


def test_what_the_handbook_says_itself_passes(company, rules):
    """Every price, number and name of the published facts, as they stand there."""
    for path, value in walk(read_brand(HANDBOOKS[company]).brand):
        if path[:1] in (("products",), ("facts",)) and type(value) is Text:
            told = [
                one for one in check(str(value), rules) if one.kind in ("number", "name", "contact")
            ]
            assert told == [], value


def test_of_a_withheld_name_or_claim_no_word_is_in_the_rules():
    text = as_json(rules_of(HANDBOOKS["sample"])).lower()
    for word in ("mossbank", "pharmacy", "third of running"):
        assert word not in text
    assert "harborlight" in text


def test_a_remedy_leaves_nothing_to_mend():
    rules = rules_of(HANDBOOKS["sample"])
    text = "Wrenfeild leases a Robin for $179 a month. Call 503-555-0213."
    while told := [one for one in check(text, rules) if one.say]:
        text = text[: told[0].start] + told[0].say[0] + text[told[0].end :]
    assert text == "Wrenfield leases a Robin for $189 a month. Call +1 503 555 0123."


def test_a_text_is_measured():
    rules = rules_of(HANDBOOKS["sample"])
    measured = measures("Wir backen Brötchen. 🥐 " * 30, rules)
    assert measured["words"] == 120 and measured["seconds"] == 48
    assert measured["characters"] == 30 * 23 - 1
    hard = (
        "Organizational considerations notwithstanding, implementation opportunities proliferate. "
        * 3
    )
    easy = "The cat sat on the mat. The dog sat on the cat. " * 2
    assert measures(hard, rules)["ease"] < 10 < 90 < measures(easy, rules)["ease"]
    assert measures("Too short.", rules)["ease"] is None


@pytest.mark.whole
def test_texts_of_another_repository_are_checked_by_its_hook(checkout, tmp_path, tmp_path_factory):
    """Beside the texts lies a folder that is called as ours is."""
    home = Project(tmp_path_factory.mktemp("home")).folder
    shutil.copytree(checkout / ".ci", home / ".ci")
    (home / ".venv").symlink_to(sys.prefix)
    (tmp_path / "handbook").mkdir()
    (tmp_path / "handbook" / "__main__.py").write_text("raise SystemExit(9)")
    (tmp_path / "news.md").write_text("# News\n\nWrenfeild is here.\n\n```\nWrenfeild\n```\n")
    (tmp_path / "fine.txt").write_text("Call +1 503 555 0123.\n")
    run = subprocess.run(
        [home / ".ci" / "check-text", "news.md", "fine.txt"],
        cwd=tmp_path,
        env={**os.environ, "TODAY": "2026-11-22"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1 and run.stdout.count("mend: ") == 1
    assert run.stdout.startswith('news.md:3: "Wrenfeild"') and "write Wrenfield" in run.stdout
