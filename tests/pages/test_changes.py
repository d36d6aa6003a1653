"""What changed is told in words, from the history of facts and pages: what is published now, as it is now."""

from __future__ import annotations

import datetime
import shutil
import subprocess

import feedparser
import pytest

from handbook.edition import uses_by_page
from handbook.exports.changes_feed import atom
from handbook.facts.publication import publishable
from handbook.facts.reading import read_brand
from handbook.pages.changes import news
from handbook.pages.page import read_page
from handbook.subjects.changes import News
from macros import MACROS
from project import Project

pytestmark = pytest.mark.whole

TODAY = datetime.date(2026, 11, 22)


def changed(project: Project) -> News:
    """What changed, the latest first."""
    reading = read_brand(project.folder)
    brand, _ = publishable(reading.brand, TODAY, reading.references)
    files = sorted((project.folder / "docs").rglob("*.md"))
    read = [read_page(file, file.relative_to(project.folder).as_posix())[0] for file in files]
    pages = [page for page in read if page]
    uses = uses_by_page(pages, brand, MACROS)
    return news(project.folder, TODAY, brand, reading.document, pages, uses)


def told(project: Project) -> list[tuple[str, str, str, str]]:
    """The same as (day, name, words, page)."""
    return [(str(one.day), one.name, one.words, one.page) for one in changed(project)]


@pytest.fixture
def project(tmp_path):
    """The sample with a history of one commit, which says nothing of what is new."""
    (tmp_path / "handbook").mkdir()
    project = Project(tmp_path / "handbook")
    project.commit("2026-11-01")
    return project


def test_a_fact_and_a_sentence_are_told_by_the_day_on_which_they_became_what_they_are(project):
    assert told(project) == []
    name = project.facts.data["products"]["robin"]["name"]
    project.put("products.robin.benefit", '"You stop circling the block."')
    project.commit("2026-11-10")
    project.put("products.robin.benefit", '"You park at the door."')
    project.append("docs/who-we-serve/lessons.md", "We **ask** before we paint.")
    project.append("docs/change/writing.md", "A word about pages.")
    project.commit("2026-11-20")
    project.put("contact.hours", '"Monday to Friday, 6 to 6"')
    assert told(project) == [
        ("2026-11-22", "Contact", "Hours: Monday to Friday, 6 to 6", "someone-calls/who-helps.md"),
        ("2026-11-20", name, "Benefit: You park at the door.", "who-we-serve/products.md"),
        ("2026-11-20", "What went wrong?", "We ask before we paint.", "who-we-serve/lessons.md"),
    ]


def test_a_new_thing_is_new_and_one_that_may_not_be_shown_is_not_told(project):
    term = "\nparklet:\n  term: Parklet\n  means: A parking space with chairs in it.\n"
    project.write("data/glossary.yaml", project.read("data/glossary.yaml").rstrip() + term)
    project.put("customers.named.mossbank.what", '"Three Robins."')
    [glossary] = changed(project)
    assert (glossary.is_new, glossary.page) == (True, "what-we-say/glossary.md")


def test_what_only_moved_or_is_remarked_upon_has_not_changed(project):
    text = project.read("data/products.yaml")
    project.write("data/products.yaml", text.replace("\n  ", "\n  # A remark.\n  ", 1))
    page = project.read("docs/who-we-serve/lessons.md")
    project.write("docs/who-we-serve/lessons.md", page.replace("search: ", "search: mishap, ", 1))
    assert told(project) == []


def test_without_a_history_nothing_is_told(project, tmp_path):
    project.put("contact.hours", '"Monday to Friday, 6 to 6"')
    project.commit("2026-11-20")
    assert len(told(project)) == 1
    clone = ["git", "clone", "-q", "--depth", "1", f"file://{project.folder}", tmp_path / "last"]
    subprocess.run(clone, check=True)
    shutil.rmtree(project.folder / ".git")
    assert told(project) == []
    shutil.move(tmp_path / "last" / ".git", project.folder / ".git")
    assert told(project) == []


def test_the_feed_is_one_that_readers_read(project, brand):
    project.put("products.robin.benefit", '"Bread & butter, <at> the door."')
    project.commit("2026-11-20")
    feed = feedparser.parse(atom(brand, changed(project)))
    home = brand.meta.link.handbook
    assert not feed.bozo and feed.version == "atom10"
    [entry] = feed.entries
    assert entry.updated_parsed[:3] == (2026, 11, 20) and entry.id.startswith("urn:uuid:")
    assert "Bread &amp; butter, &lt;at&gt; the door." in entry.content[0].value
    assert f'href="{home}who-we-serve/products/"' in entry.content[0].value
    assert entry.link == f"{home}whats-on/changes/#changed-2026-11-20"


def test_an_empty_feed_is_one_too(small_brand):
    feed = feedparser.parse(atom(small_brand, ()))
    assert not feed.bozo and feed.entries == [] and feed.feed.title
