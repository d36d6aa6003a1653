"""A role is a file: its facts in the front matter, its own words beneath (requirements 5, 26, 27)."""

from __future__ import annotations

import pytest
from project import Project, told
from sites import Pages, index_of

from handbook.facts.reading import read_brand
from handbook.problems import Refused

FILE = "docs/roles/van-driver.md"
ROLE = """\
---
name: Van driver
department: Yard
description: Drives the van that carries what is broken.
marketing_function: You are seen by half of the town.
shifts:
  - before: Drive the van
    after: You let a cyclist in, and she reads our name.
says: I drive the van.
example:
  did: Ola washed the van.
  noticed: People read it.
before_going_home: Wave at one reader.
training: A week beside Ola.
search: lorry, truck
---

## When you meet a customer

- At a light, in the rain
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return Project(tmp_path_factory.mktemp("role"), "tallow")


@pytest.fixture
def problems(project):
    """Writes a role's file, and gives what is wrong with the facts then."""

    def of(text: str, file: str = FILE) -> list[tuple[str, int, str, str]]:
        project.write(file, text)
        try:
            read_brand(project.folder)
        except Refused as refused:
            return [(one.file, one.line, one.what, one.mend) for one in refused.problems]
        finally:
            (project.folder / file).unlink()
        return []

    return of


@pytest.mark.parametrize(
    ("right", "wrong", "line", "mend"),
    [
        ("department:", "departmnt:", 3, 'did you mean "department"?'),
        ("search:", "serach:", 15, 'did you mean "search"?'),
        ("    after:", "    affter:", 8, 'did you mean "after"?'),
        ("says: I drive the van.", "says: yes", 9, 'put it in quotes: "yes"'),
        ("name: Van driver", "name: #Van", 2, 'put it in quotes: "#Van"'),
        ("training: A", "training: @A", 14, "put it in quotes"),
        ("---\n\n##", "\n##", 1, "write --- on a line of its own after it"),
        ("---\nname", "name", 1, "write --- above this line"),
    ],
)
def test_a_slip_in_a_role_s_file_is_told_with_its_line(problems, right, wrong, line, mend):
    assert right in ROLE
    found = problems(ROLE.replace(right, wrong))
    assert [one for one in found if one[:2] == (FILE, line) and mend in one[3]], found


def test_what_is_missing_is_named_where_the_role_stands(problems):
    [(file, _, what, _)] = problems(ROLE.replace("training: A week beside Ola.\n", ""))
    assert (file, what) == (FILE, "roles.van_driver.training is missing")


def test_a_role_that_cannot_be_read_is_told_alone(project):
    """What refers to it is not to blame."""
    file = "docs/roles/client-desk.md"
    text = project.read(file)
    try:
        project.write(file, text.replace("name: ", 'name: "', 1))
        with pytest.raises(Refused) as refused:
            read_brand(project.folder)
        assert {problem.file for problem in refused.value.problems} == {file}
    finally:
        project.write(file, text)


def test_a_role_stands_in_one_place(problems, project):
    place = project.facts.places["roles", "partner"]
    [(file, line, what, _)] = problems(ROLE, "docs/roles/partner.md")
    assert (file, line) == ("docs/roles/partner.md", 1)
    assert f"{place.file}, line {place.line}" in what


@pytest.mark.parametrize("name", ["Van Driver", "van_driver", "2nd-driver", "van--driver"])
def test_a_file_that_no_address_could_have_is_refused(problems, name):
    [(file, _, _, mend)] = problems(ROLE, f"docs/roles/{name}.md")
    assert file == f"docs/roles/{name}.md" and mend.startswith("call it docs/roles/")


def test_a_fault_in_a_role_s_own_words_has_its_line(project):
    project.write(FILE, ROLE.replace("At a light", "{{ contact.swichboard }}"))
    try:
        run = project.check()
    finally:
        (project.folder / FILE).unlink()
    line = ROLE[: ROLE.index("At a light")].count("\n") + 1
    found = [(file, at, mend) for file, at, _, mend in told(run)]
    assert found == [(FILE, line, 'did you mean "switchboard"?')]


@pytest.fixture(scope="module")
def added(tmp_path_factory):
    """A handbook to which one file was added, and no more."""
    project = Project(tmp_path_factory.mktemp("added"), "tallow")
    project.write(FILE, ROLE)
    run = project.run("publish")
    assert run.returncode == 0, run.stderr
    return project


@pytest.mark.whole
def test_a_role_added_as_one_file_is_everywhere(added):
    pages = Pages(added.folder / "site")
    own = pages.article("roles/van-driver").get_text(" ")
    assert own.index("seen by half") < own.index("in the rain") < own.index("Wave at one reader")
    for address in ("roles", "my-part/first-day", "my-part/scorecard", "my-part/recall"):
        assert "Van driver" in pages.article(address).get_text(" "), address
    links = pages["roles"].select(".contents a")
    assert "Van driver" in [" ".join(link.get_text().split()) for link in links]
    found = index_of((added.folder / "site/assets/search/index.js").read_text("utf-8"))["pages"]
    [(title, words, description)] = [one[1:4] for one in found if one[0] == "roles/van-driver/"]
    assert (title, words) == ("Van driver", "lorry, truck") and description.startswith("Drives")


@pytest.mark.whole
def test_a_role_without_a_file_has_its_page_too(added):
    article = Pages(added.folder / "site").article("roles/partner")
    assert added.facts.data["roles"]["partner"]["says"] in article.get_text(" ")
