"""A company gets a newer handbook and loses nothing: not a fact, a page, a line of its menu, a change of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from handbook.adopting.answers import Answers
from handbook.adopting.brought import Brought
from handbook.adopting.steps import steps
from handbook.kinds import Text
from handbook.upgrading import command, migrations
from handbook.upgrading.files import LIST
from handbook.upgrading.release import NoRelease, opened
from handbook.upgrading.texts import rename
from project import CHECKOUT, Project, told

FACTS = "\n".join(f"  own_{number}: Fact {number} of ours" for number in range(10))
PAGES = (
    "index.md",
    "change/index.md",
    "change/facts.md",
    "how-we-look/index.md",
    "my-part/index.md",
)
NOTE = "facts.own_3 is called facts.third now."
MIGRATION = f"""

from handbook.upgrading.texts import rename

MIGRATIONS += (Migration("9.0.0", "{NOTE}", lambda texts: rename(texts, "facts.own_3", "facts.third")),)
"""


def git(folder: Path, *command: str) -> str:
    clean = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    named = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *command]
    run = subprocess.run(
        named, cwd=folder, env={**os.environ, **clean}, capture_output=True, text=True, check=True
    )
    return run.stdout


def save(folder: Path) -> None:
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Ours")


def copy_of(project: Project, folder: Path) -> Project:
    shutil.copytree(project.folder, folder)
    other = object.__new__(Project)
    other.folder = folder
    return other


@pytest.fixture(scope="module")
def adopted(tmp_path_factory) -> Project:
    """A company that has changed ten facts, five pages, its menu and a template since it adopted; not to be changed."""
    project = Project(tmp_path_factory.mktemp("ours") / "it")
    answers = Answers({"name": Text("Hill Street"), "email": Text("hello@hillstreet.example")})
    for step in steps(project.folder, answers, Brought(project.folder)):
        step.do()
    project.write(".gitignore", ".build/\n__pycache__/\n")
    save(project.folder)
    project.write("data/facts.yaml", FACTS.replace("  ", "") + "\n")
    for page in PAGES:
        project.append(f"docs/{page}", "We say {{ facts.own_3 }} here, and {{ facts.own_1 }}.")
    project.write("docs/change/ours.md", "# Ours\n\nA page of our own.\n")
    project.replace(
        "mkdocs.yml",
        "      - change/index.md\n",
        "      - change/index.md\n      - change/ours.md\n",
    )
    project.replace("templates/pitch.html", "\n", "\n{# ours #}\n")
    save(project.folder)
    return project


@pytest.fixture
def ours(adopted, tmp_path) -> Project:
    return copy_of(adopted, tmp_path / "ours")


@pytest.fixture(scope="module")
def release(tmp_path_factory) -> Project:
    """The next handbook: templates, a setting, a page of the sample and the shape of a fact changed, a file new, one gone."""
    project = Project(tmp_path_factory.mktemp("release") / "it")
    project.replace("pyproject.toml", 'version = "', 'version = "9.')
    project.write(
        "CHANGELOG.md",
        "# New\n\n## 9.0.0\n\n### You must\n\n- Feed the\n  cat.\n\n### New\n\n- More.\n",
    )
    project.write("templates/pitch.html", project.read("templates/pitch.html") + "{# theirs #}\n")
    project.replace("templates/promise.html", "\n", "\n{# theirs #}\n")
    project.write("templates/brand_new.html", "<p>New</p>\n")
    (project.folder / "templates/site/style_sheet.css.jinja").rename(
        project.folder / "templates/site/other.jinja"
    )
    project.replace("mkdocs.yml", "strict: true", "# A doubt is a problem.\nstrict: true")
    project.replace("mkdocs.yml", "  - Home: index.md", "  - First: index.md")
    project.append("docs/who-we-are/our-name.md", "One more sentence.")
    project.append("docs/someone-calls/index.md", "Let it ring twice.")
    project.replace("docs/my-part/index.md", "description: ", "description: Anew. ")
    project.replace("docs/how-we-look/index.md", "description: ", "description: Theirs. ")
    project.write("docs/change/brand-new.md", "# New\n\nA page.\n")
    project.write(
        "handbook/upgrading/migrations.py",
        project.read("handbook/upgrading/migrations.py") + MIGRATION,
    )
    return project


@pytest.fixture
def new_shape(monkeypatch):
    """The migration of the next release, in this process."""
    change = migrations.Migration(
        "9.0.0", NOTE, lambda texts: rename(texts, "facts.own_3", "facts.third")
    )
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, change))


def files_of(project: Project) -> dict[str, bytes]:
    passing = {".git", ".build", "__pycache__"}
    found = [
        path for path in project.folder.rglob("*") if path.is_file() and not passing & {*path.parts}
    ]
    return {path.relative_to(project.folder).as_posix(): path.read_bytes() for path in found}


def carried_out(project: Project, release: Project) -> command.Plan:
    plan = command.planned(project.folder, release.folder)
    command.carry_out(project.folder, release.folder, plan)
    return plan


@pytest.mark.whole
def test_an_upgrade_over_ten_changed_facts_and_five_changed_pages_meets_no_conflict(ours, release):
    before = files_of(ours)
    run = ours.run("upgrade", str(release.folder), "--yes")
    assert run.returncode == 0, run.stdout + run.stderr
    assert (
        NOTE in run.stdout and "Feed the cat." in run.stdout and "change/brand-new.md" in run.stdout
    )
    assert "This stays" not in run.stdout
    check = copy_of(ours, ours.folder.parent / "checked")
    (check.folder / "templates/site/other.jinja").rename(
        check.folder / "templates/site/style_sheet.css.jinja"
    )
    checked = check.run("check")
    assert checked.returncode == 0 and not told(checked), checked.stdout + checked.stderr
    after = files_of(ours)
    theirs = (
        "sample/",
        "templates/",
        "handbook/",
        "pyproject.toml",
        "CHANGELOG.md",
        LIST,
        "data/version.txt",
        "mkdocs.yml",
    )
    touched = {name for name in before | after if before.get(name) != after.get(name)}
    asked = {f"docs/{page}" for page in PAGES} - {
        "docs/my-part/index.md",
        "docs/how-we-look/index.md",
    }
    both, unchanged = "docs/my-part/index.md", "docs/someone-calls/index.md"
    assert {name for name in touched if not name.startswith(theirs)} == {
        "data/facts.yaml", *asked, both, "docs/how-we-look/index.md", unchanged
    }  # fmt: skip
    assert "Let it ring twice." in ours.read(unchanged) and "drawings/" not in ours.read(unchanged)
    assert "description: Anew." in ours.read(both) and "{{ facts.third }}" in ours.read(both)
    for name in ("data/facts.yaml", *asked):
        assert after[name] == before[name].replace(b"own_3", b"third")


def test_what_both_have_changed_has_both_and_what_one_has_changed_is_theirs(ours, release):
    carried_out(ours, release)
    pitch, settings = ours.read("templates/pitch.html"), ours.read("mkdocs.yml")
    assert "{# ours #}" in pitch and "{# theirs #}" in pitch
    assert "{# theirs #}" in ours.read("templates/promise.html")
    assert (
        "# A doubt is a problem." in settings
        and "- change/ours.md" in settings
        and "Home: index.md" in settings
    )
    assert "One more sentence." in ours.read("sample/docs/who-we-are/our-name.md")
    assert "First: index.md" in ours.read("sample/mkdocs.yml")
    assert (ours.folder / "templates/brand_new.html").is_file() and (
        ours.folder / "docs/change/ours.md"
    ).is_file()
    assert not (ours.folder / "templates/site/style_sheet.css.jinja").exists()
    assert not (ours.folder / "docs/change/brand-new.md").exists()


def test_what_cannot_both_be_had_stays_the_companys_and_is_told(ours, release):
    ours.write("templates/promise.html", "<p>Ours</p>\n")
    ours.write("docs/how-we-look/index.md", "---\ndescription: Ours.\n---\n\n# Looks\n\nOurs.\n")
    ours.write("templates/site/style_sheet.css.jinja", "ours")
    ours.write("templates/brand_new.html", "<p>Our own of that name</p>\n")
    (ours.folder / "templates/pitch.html").unlink()
    shutil.rmtree(ours.folder / "theme/components")
    git(ours.folder, "commit", "-qam", "More")
    before = files_of(ours)
    plan = carried_out(ours, release)
    stays = {
        "docs/how-we-look/index.md",
        "templates/promise.html",
        "templates/site/style_sheet.css.jinja",
        "templates/brand_new.html",
    }
    assert {one.split()[0] for one in plan.stays} == stays
    assert {name for name in stays if files_of(ours)[name] != before[name]} == set()
    assert (
        not (ours.folder / "templates/pitch.html").exists()
        and not (ours.folder / "theme/components").exists()
    )


@pytest.mark.whole
def test_it_says_first_what_it_would_change_and_does_nothing_unless_told_to(ours, release):
    before = files_of(ours)
    run = ours.type("n\n", "upgrade", str(release.folder))
    assert (
        "templates/: " in run.stdout
        and "Nothing was changed." in run.stdout
        and files_of(ours) == before
    )


def test_once_more_there_is_nothing_to_do(ours, release, new_shape):
    carried_out(ours, release)
    again = command.planned(ours.folder, release.folder)
    assert again.own == again.companys == []


class Stopped(Exception):
    pass


@pytest.mark.parametrize("after", [1, 3, 8, 14])
def test_one_that_was_stopped_half_way_goes_on(ours, release, new_shape, monkeypatch, after):
    whole = copy_of(ours, ours.folder.parent / "whole")
    carried_out(whole, release)
    left, really = [after], command.write

    def write(path, content):
        left[0] -= 1
        if left[0] < 0:
            raise Stopped
        really(path, content)

    monkeypatch.setattr(command, "write", write)
    with pytest.raises(Stopped):
        carried_out(ours, release)
    monkeypatch.setattr(command, "write", really)
    assert command._refusal(ours.folder, release.folder, True) is None
    carried_out(ours, release)
    assert files_of(ours) == files_of(whole)


def test_one_that_was_stopped_half_way_is_not_mixed_with_another_release(ours, release, tmp_path):
    plan = command.planned(ours.folder, release.folder)
    command.carry_out(ours.folder, release.folder, plan)
    command.write(ours.folder / command.BEGUN, command._named(release.folder).encode())
    other = copy_of(release, tmp_path / "other")
    other.replace("templates/promise.html", "theirs", "others")
    what, mend = command._refusal(ours.folder, other.folder, True)
    assert "not committed" in what and "run that one again" in mend


def test_changes_that_are_not_committed_are_waited_for(ours, release):
    ours.append("docs/index.md", "Not committed.")
    what, mend = command._refusal(ours.folder, release.folder, True)
    assert "docs/index.md" in what and "git commit" in mend


@pytest.mark.whole
def test_where_nothing_could_be_taken_back_or_is_newer_or_is_anybodys_it_ends(
    ours, release, tmp_path
):
    def said(project, source=release):
        run = project.run("upgrade", str(source.folder), "--yes")
        assert (
            run.returncode == 1 and "Nothing was changed." in run.stdout and "mend: " in run.stdout
        )
        return run.stdout

    assert "still the sample's" in said(Project(tmp_path / "samples"))
    carried_out(newer := copy_of(ours, tmp_path / "newer"), release)
    assert "already" in said(newer, source=ours)
    shutil.rmtree(ours.folder / ".git")
    assert "not under git" in said(ours)


def test_a_release_comes_as_folder_archive_or_tag(release, ours, tmp_path):
    packed = shutil.make_archive(str(tmp_path / "a"), "zip", release.folder.parent, "it")
    also = shutil.make_archive(str(tmp_path / "b"), "gztar", release.folder)
    tagged = copy_of(release, tmp_path / "tagged").folder
    save(tagged)
    git(tagged, "tag", "v9")
    for source in (str(release.folder), packed, also, "v9"):
        with opened(tagged, source) as folder:
            assert (folder / "templates/brand_new.html").read_text() == "<p>New</p>\n"


@pytest.mark.parametrize(
    "source", ["v9", "--output=x", "broken.zip", "broken.tar.gz", "bomb.tar", "empty"]
)
def test_what_is_no_release_is_told(ours, source):
    (ours.folder / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    (ours.folder / "broken.tar.gz").write_bytes(b"\x1f\x8b and no more")
    (ours.folder / "empty").mkdir()
    with tarfile.open(ours.folder / "bomb.tar", "w") as tar:
        tar.add(ours.folder / "empty", "../../elsewhere")
    path = ours.folder / source
    with (
        pytest.raises(NoRelease) as none,
        opened(ours.folder, str(path) if path.exists() else source),
    ):
        pass
    assert all(none.value.args)
    assert not (ours.folder.parent.parent / "elsewhere").exists()


@pytest.mark.parametrize(
    ("theirs", "word"), [("99.0.0", "upgrade the handbook"), ("1.0.0", "upgrade .")]
)
def test_facts_for_another_version_are_told_in_the_check(ours, new_shape, theirs, word):
    ours.write("data/version.txt", f"{theirs}\n")
    (problem,) = migrations.told(ours.folder)
    assert (
        problem.file == "data/version.txt" and word in problem.mend and problem.level == "warning"
    )


def test_the_newest_version_has_an_entry_of_what_changed():
    version = command.version_of(CHECKOUT)
    assert f"\n## {version}\n" in (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
