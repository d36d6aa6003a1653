"""What is marked internal is in no file of the edition for partners, in whatever form."""

from __future__ import annotations

import io
import re
from html import unescape
from zipfile import ZipFile, is_zipfile

import pytest
from pypdf import PdfReader
from project import TODAY, Project

from handbook.facts.internal import internal
from handbook.facts.reading import read_brand
from handbook.kinds import Asset, Key, Text, WebAddress, walk

PAGE, PASSAGE, ROLE, ITEM = "quokkafjord", "marzipanotter", "velvetbadger", "copperlynx"
"""Words that stand in one internal place each: a page, a passage, a role, and an item of a list."""
PIXEL = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1H0z"/></svg>\n'


def mark(project: Project) -> None:
    """Mark a fact of each kind, a page, a passage and a role."""
    marks = "internal:\n  - campaigns.around_the_block\n  - contact.people.june.phone\n"
    project.replace("data/brand.yaml", "internal:\n", marks)
    project.replace("data/campaigns.yaml", "name: Around the block", f"name: Around the {ITEM}")
    project.replace("docs/whats-on/team-score.md", "---\n", "---\ninternal: true\n")
    project.append("docs/whats-on/team-score.md", f"The {PAGE} is ours. ![A picture](seal.svg)")
    project.write("docs/whats-on/seal.svg", PIXEL)
    passage = f"!!! internal\n\n    Our {PASSAGE} is a secret.\n\n    - And {PASSAGE} again.\n\nAfterwards."
    project.append("docs/what-we-say/pitch.md", passage)
    project.replace("docs/roles/finance.md", "---\n", "---\ninternal: true\n")
    project.append("docs/roles/finance.md", f"We keep a {ROLE}.")


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Project:
    """The sample with its marks, and the edition for partners up."""
    project = Project(tmp_path_factory.mktemp("editions"))
    mark(project)
    run = project.run("publish", EDITION="partner")
    assert run.returncode == 0, run.stdout + run.stderr
    return project


def said(content: bytes, name: str = "") -> str:
    """What a file says, as its bytes, its text, and what is packed in it."""
    whole = content.decode("utf-8", "ignore")
    if is_zipfile(io.BytesIO(content)):
        with ZipFile(io.BytesIO(content)) as packed:
            whole += " ".join(one + said(packed.read(one), one) for one in packed.namelist())
    elif name.endswith(".pdf"):
        whole += " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    plain = re.sub(r"<[^>]+>", "", whole)
    return " ".join(unescape(f"{whole} {plain}").casefold().split())


def files(project: Project, folder: str) -> dict[str, str]:
    """What each file of an edition says, by its path; fonts are the typeface's own."""
    site = (project.folder / folder / "site").resolve()
    found = (path for path in site.rglob("*") if path.is_file() and path.suffix != ".woff2")
    return {
        path.relative_to(site).as_posix(): f"{path.name} {said(path.read_bytes(), path.name)}"
        for path in found
    }


@pytest.fixture(scope="module")
def partners(project) -> dict[str, str]:
    return files(project, "partner")


def secrets(project: Project, *roles: str) -> set[str]:
    """Every text beneath a mark that no other fact says, and that is long enough to be nobody else's."""
    brand = read_brand(project.folder).brand
    marks = [path for path in internal(brand, roles) if path != ("internal",)]
    texts = {
        path: str(value)
        for path, value in walk(brand)
        if isinstance(value, Text) and not isinstance(value, Key | Asset | WebAddress)
    }
    covered = {path for path in texts if any(path[: len(one)] == one for one in marks)}
    others = " ".join(text for path, text in texts.items() if path not in covered)
    hidden = {texts[path] for path in covered if len(texts[path].split()) > 4}
    return {" ".join(text.casefold().split()) for text in hidden if text not in others}


def test_no_byte_of_what_is_internal_is_in_the_partners_edition(project, partners):
    june = "+1 503 555 0124", "15035550124"
    looked_for = {PAGE, PASSAGE, ROLE, ITEM, *june, *secrets(project, "finance")}
    assert len(looked_for) > 60
    leaks = [(file, one) for file, text in partners.items() for one in looked_for if one in text]
    assert leaks == []


def test_all_of_it_is_in_ours(built):
    """So that the search of the test before is known to find what is there."""
    whole = " ".join(files(built, "").values())
    assert len(secrets(built)) > 30
    assert [one for one in secrets(built) if one not in whole] == []


def test_pages_pictures_menu_and_files_go_with_it(partners):
    assert (
        "whats-on/team-score/index.html" not in partners
        and "roles/finance/index.html" not in partners
    )
    assert "whats-on/metrics/index.html" not in partners and "whats-on/seal.svg" not in partners
    assert "afterwards." in partners["what-we-say/pitch/index.html"]
    assert "team-score" not in partners["index.html"]
    assert "downloads/people/june.vcf" in partners
    assert "downloads/people/walt.vcf" not in partners  # who has a role that is internal


def test_neither_edition_takes_the_place_of_the_other(project):
    run = project.run("publish", "--to", ".", EDITION="partner")
    assert run.returncode == 2 and "yours" in run.stderr
    assert not (project.folder / "site").exists()


def test_an_edition_that_there_is_not_is_refused(project):
    run = project.run("check", EDITION="press")
    assert run.returncode == 2 and "EDITION=partner" in run.stderr


def test_a_page_that_asks_for_what_is_internal_is_told_so(tmp_path, monkeypatch):
    project = Project(tmp_path)
    project.replace("data/brand.yaml", "internal:\n", "internal:\n  - contact.hours\n")
    line = project.append("docs/what-we-say/pitch.md", "We are here {{ contact.hours }}.")
    assert project.check(TODAY).returncode == 0
    monkeypatch.setenv("EDITION", "partner")
    run = project.check(TODAY)
    assert run.returncode == 1
    assert f"docs/what-we-say/pitch.md:{line}: " in run.stdout and "it is internal" in run.stdout


@pytest.mark.parametrize(
    ("path", "what", "mend"),
    [
        ("metricks", 'there is no fact "metricks"', "metrics"),
        ("metrics.first_month", "metrics.first_month cannot be left out", "around it"),
        ("products.robin.name", "products.robin.name cannot be left out", "mark products.robin"),
        ("meta.name", "meta.name cannot be left out", "a part of it"),
    ],
)
def test_a_mark_that_cannot_be_followed_is_told(tmp_path, path, what, mend):
    project = Project(tmp_path)
    line = project.replace("data/brand.yaml", "internal:\n", f"internal:\n  - {path}\n") + 1
    run = project.check(TODAY)
    assert f"data/brand.yaml:{line}: {what}" in run.stdout and mend in run.stdout
