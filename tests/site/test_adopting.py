"""Another company makes the handbook its own: by answers, in few commands, and nothing of the sample is left on its site."""

from __future__ import annotations

import re
import shutil

import pytest
from project import CHECKOUT, ROOT, Project, told

from handbook.adopting.answers import Answers, read_answers
from handbook.adopting.brought import Brought
from handbook.adopting.steps import steps
from handbook.facts.files import read_files
from handbook.input.strict_yaml import texts_in

CLINIC = """\
name: Hill Street Physio
website: hillstreet.example
email: hello@hillstreet.example
telephone: "+44 20 7946 0102"
address: 9 Hill Street, Leeds
colors: "#9AD1D4, #F2C14E"
logo: our logo.svg
language: en
"""
MAKER = """\
name: 株式会社歯車
website: https://haguruma.example
telephone: "+81 3 5555 0123"
address: 東京都大田区 1-2-3
language: ja
"""
GROUP = "brand_yml: brand/_brand.yml\nemail: hello@group.example\n"
GROUPS_BRAND = """\
meta: {name: {short: Northgate, full: Northgate Group plc}, link: {home: https://northgate.example}}
logo: {medium: marks/wide.svg}
color: {palette: {sky: "#87CEEB", night: "#101820"}, primary: sky, foreground: night}
typography: {fonts: [{family: Figtree, source: google}], base: Figtree}
"""
COMPANIES = {"clinic": CLINIC, "maker": MAKER, "group": GROUP}
MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
)
SAMPLES = [value for _, value in texts_in(read_files(ROOT)[0].data)]


def bare(folder) -> Project:
    """A copy as it is fetched, with the files of a company beside it."""
    project = Project(folder)
    project.write("in/our logo.svg", MARK)
    project.write("in/brand/marks/wide.svg", MARK)
    project.write("in/brand/_brand.yml", GROUPS_BRAND)
    for name, answers in COMPANIES.items():
        project.write(f"in/{name}.yaml", answers)
    return project


def adopt(project, name="clinic"):
    return project.run("adopt", f"in/{name}.yaml", "--yes")


@pytest.mark.whole
@pytest.mark.parametrize("name", COMPANIES)
def test_two_commands_lead_to_a_first_edition_with_nothing_of_the_sample(tmp_path, name):
    project = bare(tmp_path)
    adopted = adopt(project, name)
    assert adopted.returncode == 0 and not told(adopted), adopted.stdout + adopted.stderr
    published = project.run("publish")
    assert published.returncode == 0 and not told(published), published.stdout + published.stderr
    own = (project.folder / "data/brand.yaml").read_text()
    assert 8 < own.count("\n") < 50
    site = "\n".join(
        file.decode(errors="ignore")
        for name, file in project.published().items()
        if ".min." not in name
    )
    names = {
        "Wrenfield",
        "Port Alder",
        "Robin",
        *(text for text in SAMPLES if re.search(r"[@+]\w", text)),
    }
    assert [word for word in names if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", site)] == []
    assert [text for text in SAMPLES if len(text.split()) > 7 and text in site] == []
    said = re.search(r"(?:name|short): (.*)", own)[1].strip('"')
    assert f"<title>{said}" in site or said in project.page("")


@pytest.fixture(scope="module")
def adopted(tmp_path_factory) -> Project:
    """The clinic's handbook; not to be changed."""
    project = bare(tmp_path_factory.mktemp("adopted"))
    adopt(project)
    return project


def files_of(project) -> dict[str, bytes]:
    parts = ("data", "docs", "sample", "mkdocs.yml")
    files = [
        path
        for part in parts
        for path in [project.folder / part, *(project.folder / part).rglob("*")]
    ]
    return {
        str(path.relative_to(project.folder)): path.read_bytes() for path in files if path.is_file()
    }


def test_the_sample_is_kept_as_it_was(adopted):
    for part in ("data", "docs"):
        for path in (ROOT / part).rglob("*"):
            kept = adopted.folder / "sample" / path.relative_to(ROOT)
            assert kept.is_dir() or kept.read_bytes() == path.read_bytes()
    assert adopted.read("sample/mkdocs.yml") == (ROOT / "mkdocs.yml").read_text()


@pytest.mark.whole
def test_it_says_first_what_it_would_change_and_does_nothing_unless_told_to(tmp_path):
    project = bare(tmp_path)
    before = files_of(project)
    run = project.run("adopt", "in/clinic.yaml")  # nobody answers
    assert (
        "data/ moves to sample/data/" in run.stdout and "data/brand.yaml is written" in run.stdout
    )
    assert files_of(project) == before


@pytest.fixture
def again(adopted, tmp_path) -> Project:
    """The clinic's handbook, to be changed."""
    shutil.copytree(adopted.folder, tmp_path / "again")
    project = object.__new__(Project)
    project.folder = tmp_path / "again"
    return project


def done(project, answers: str) -> str:
    """What adopting with other answers says and does."""
    project.write("in/more.yaml", answers)
    given, problems = read_answers(project.folder / "in/more.yaml")
    assert problems == []
    plan = steps(project.folder, given, Brought(project.folder / "_brand.yml"))
    for step in plan:
        step.do()
    return "\n".join(step.what for step in plan)


def test_adopting_again_with_the_same_answers_changes_nothing(again):
    before = files_of(again)
    assert done(again, CLINIC) == "" and files_of(again) == before


def test_what_a_company_has_changed_stays_and_what_is_new_is_added_in_its_place(again):
    again.replace("data/brand.yaml", "hello@", "reception@")
    again.replace("data/brand.yaml", '  switchboard: "+44 20 7946 0102"\n', "")
    (again.folder / "docs/index.md").write_text("# Ours\n\nNew.\n")
    (again.folder / "docs/roles/index.md").unlink()
    before = files_of(again)
    said = done(again, CLINIC)
    assert "contact.email stays as it is; your answer was hello@hillstreet.example" in said
    assert "contact.switchboard is added" in said
    after = files_of(again)
    assert {name for name in after if before.get(name) != after[name]} == {"data/brand.yaml"}
    contact = read_files(again.folder)[0].data["contact"]
    assert contact["email"] == "reception@hillstreet.example"
    assert contact["switchboard"] == "+44 20 7946 0102"


@pytest.mark.parametrize("ended", range(1, 6))
def test_one_that_was_stopped_half_way_goes_on(adopted, tmp_path, ended):
    project = bare(tmp_path)
    given, _ = read_answers(project.folder / "in/clinic.yaml")
    for step in steps(project.folder, given, Brought(project.folder))[:ended]:
        step.do()
    for step in steps(project.folder, given, Brought(project.folder)):
        step.do()
    assert files_of(project) == files_of(adopted)


def test_facts_that_somebody_has_written_by_hand_are_not_moved_away(tmp_path):
    project = bare(tmp_path)
    shutil.rmtree(project.folder / "data")
    project.write("data/brand.yaml", "meta:\n  name: Ours\n")
    plan = steps(project.folder, Answers({"email": "hello@ours.example"}), Brought(project.folder))
    assert [step.what for step in plan] == ["data/brand.yaml: contact is added"]


@pytest.mark.parametrize(
    ("answers", "line", "what", "mend"),
    [
        (
            "name: A\ntelephone: 020 7946 0102",
            2,
            '"020 7946 0102" is not a telephone number',
            "+1 503 555 0147",
        ),
        ("name: A\nemail: hello", 2, '"hello" is not an e-mail address', "hello@company.example"),
        ("nmae: A", 1, "nmae is none of the questions", 'did you mean "name"?'),
        ("name: A\nlanguage: klingon", 2, "is no language", "like en, de or ja"),
        ("name: A\ncolors: #0B5C6B", 2, "a # starts a comment", "in quotes"),
        ("name: A\ncolors: teal", 2, '"teal" is not a color', "#"),
    ],
)
def test_an_answer_that_is_none_is_told_with_line_and_remedy(tmp_path, answers, line, what, mend):
    (tmp_path / "answers.yaml").write_text(answers + "\n")
    _, problems = read_answers(tmp_path / "answers.yaml")
    assert [one.line for one in problems] == [line]
    assert what in problems[0].what and mend in problems[0].mend


@pytest.mark.whole
def test_without_a_name_nothing_begins(tmp_path):
    project = bare(tmp_path)
    project.write("in/none.yaml", "email: hello@ours.example\n")
    run = project.run("adopt", "in/none.yaml", "--yes")
    assert run.returncode == 1 and ("none.yaml", 1, "the name is missing") in [
        one[:3] for one in told(run)
    ]
    assert not (project.folder / "sample").exists()


@pytest.mark.whole
def test_the_questions_are_asked_one_by_one_and_a_slip_is_asked_again(tmp_path):
    project = bare(tmp_path)
    typed = [
        "Hill Street",
        "hillstreet.example",
        "hello",
        "hello@hillstreet.example",
        *[""] * 5,
        "y",
    ]
    run = project.type("\n".join(typed) + "\n", "adopt")
    assert run.returncode == 0 and '"hello" is not an e-mail address' in run.stdout + run.stderr
    facts = read_files(project.folder)[0].data
    assert facts["meta"] == {"name": "Hill Street", "link": {"home": "https://hillstreet.example"}}
    assert facts["contact"]["email"] == "hello@hillstreet.example" and "color" not in facts


# The tests afterwards


@pytest.mark.whole
def test_the_tests_pass_beside_another_companys_facts_and_menu(again):
    """A few of them, that read facts, pages and settings."""
    skipped = shutil.ignore_patterns("__pycache__")
    shutil.copytree(CHECKOUT / "tests", again.folder / "tests", ignore=skipped)
    again.replace("mkdocs.yml", "  - Home: index.md", "  - Start: index.md")
    few = "written or leads_to or letter or facts_it_comes_from"
    files = [f"tests/{file}" for file in ("subjects/test_recall.py", "test_settings.py")]
    run = again.python("-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", few, *files)
    assert run.returncode == 0, run.stdout


# What is left to do


def tasks(project) -> list[str]:
    return re.findall(r"^ +\d+\. +\d+ min  (.*)$", project.run("todo").stdout, re.MULTILINE)


@pytest.mark.whole
def test_the_list_has_what_is_missing_best_first_with_minutes_by_who_would_know(adopted):
    said = adopted.run("todo").stdout
    assert re.match(r"\d+ % of your handbook is there\.\n\d+ things are left, \d+ h \d+ min", said)
    ranks = {
        int(rank): what
        for rank, what in re.findall(r"^ +(\d+)\. +\d+ min  (\S+)", said, re.MULTILINE)
    }
    assert sorted(ranks) == list(range(1, len(ranks) + 1))
    assert re.search(
        r"\n\nthe front desk \(\d+ min\)\n   1\.  1 min  data/brand.yaml, contact.hours: ", said
    )
    whats = list(ranks.values())
    assert {"data/message.yaml", "docs/roles/", "docs/who-we-are/our-name.md"} <= {
        one.strip(":,") for one in whats
    }


@pytest.mark.whole
def test_what_is_written_goes_from_the_list_and_what_is_still_the_samples_comes_onto_it(again):
    before, percent = tasks(again), again.run("todo").stdout.split()[0]
    shutil.copy(again.folder / "sample/data/glossary.yaml", again.folder / "data/glossary.yaml")
    after = tasks(again)
    assert not [one for one in after if one.startswith("data/glossary.yaml: ")]
    assert [one for one in after if re.match(r"data/glossary.yaml:\d+: glossary\.\w+", one)]
    assert len([one for one in before if one.startswith("data/glossary.yaml: ")]) == 1
    check = again.run("check")
    assert check.returncode == 0 and "is still the sample's" in check.stdout
    for term in again.folder.glob("data/glossary.yaml"):
        term.write_text("stretch:\n  term: stretch\n  means: What we all should do more.\n")
    assert int(again.run("todo").stdout.split()[0]) > int(percent)
