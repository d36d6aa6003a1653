"""Facts have owners and days to be looked at; what is late is said, and stops nothing."""

import datetime

import pytest
from handbook.kinds import freeze
from handbook.facts.stewardship import care, overdue
from handbook.subjects.stewards import Steward, needs_a_look
from project import Project, told
from support import soup, text, vary

TODAY = datetime.date(2026, 11, 22)


def kept(brand, **paths):
    """The brand with one steward for each path, reviewed so many days ago and due every ninety."""
    owner, deputy = list(brand.contact.people)[:2]
    stewards = {
        path: Steward(
            owner=owner,
            deputy=deputy,
            reviewed=TODAY - datetime.timedelta(days=days),
            every_days="90",
        )
        for path, days in paths.items()
    }
    return vary(brand, "stewards", freeze(stewards))


def test_late_is_after_the_day_not_on_it(brand):
    brand = kept(brand, contact=90, message=91)
    assert [due.path for due in overdue(brand, TODAY)] == ["message"]


def test_the_list_names_owner_day_and_deputy(brand):
    brand = kept(brand, message=100)
    owner, deputy = list(brand.contact.people.values())[:2]
    shown = text(needs_a_look(brand, today=TODAY))
    assert owner.name in shown and f"{deputy.name} can stand in" in shown
    assert "message was last read through on August 14, 2026" in shown
    assert soup(needs_a_look(brand, today=TODAY)).find("a")["href"] == owner.email.href


def test_nothing_late_is_good_news(brand):
    assert "Nothing waits" in text(needs_a_look(kept(brand, message=1), today=TODAY))


def test_a_page_is_looked_after_by_the_nearest_steward(brand):
    brand = kept(brand, **{"docs": 10, "docs/what-we-say": 20, "message": 100, "contact": 5})
    dues = overdue(brand, TODAY)
    found = care(brand, "docs/what-we-say/pitch.md", ["message.pitch"], dues)
    assert found.reviewed == TODAY - datetime.timedelta(days=20)
    assert [due.path for due in found.overdue] == ["message"]
    assert care(brand, "docs/index.md", ["contact"], dues).overdue == ()


def test_a_page_without_a_steward_of_its_own_has_that_of_its_facts(brand):
    brand = kept(brand, message=3)
    assert care(
        brand, "docs/what-we-say/pitch.md", ["message.pitch.text"], []
    ).reviewed == TODAY - datetime.timedelta(days=3)
    assert care(brand, "docs/x.md", ["color"], []) is None


@pytest.mark.whole
def test_in_four_years_everything_is_late_and_the_handbook_is_still_published(tmp_path):
    project = Project(tmp_path)
    run = project.check("2030-01-01")
    late = [problem for problem in told(run) if "was to be looked at by" in problem[2]]
    assert len(late) > 10
    assert all(file == "data/stewards.yaml" and "set reviewed" in mend for file, _, _, mend in late)
    assert run.returncode == 0, run.stdout


@pytest.mark.whole
def test_reformatting_the_facts_resets_no_review(tmp_path):
    project = Project(tmp_path)
    before = told(project.check("2030-01-01"))
    facts = project.read("data/stewards.yaml")
    project.write("data/stewards.yaml", "# A new comment.\n\n" + facts.replace("\n\n", "\n\n\n"))
    after = told(project.check("2030-01-01"))
    assert [what for _, _, what, _ in before] == [what for _, _, what, _ in after]
