"""What is remembered is never stale, whatever is edited; it may be deleted, damaged or unwritable at any time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handbook import cache as module
from handbook.cache import Cache
from project import TODAY, Project
from support import FUZZ

PAGES = ("docs/what-we-say/pitch.md", "docs/what-we-say/words.md", "docs/my-part/first-day.md")
NOWHERE = os.devnull
"""A folder that cannot be made: nothing is kept there."""

AT_FIRST = {
    "docs/what-we-say/pitch.md": "## New heading\n\nWe seldom call +1 206 555 0188 to say so. {{ contact.hours }}\n\nLantern light is warm.",
    "docs/what-we-say/words.md": "[It](pitch.md#new-heading) says that Harvest is near, by a lantern. {{ pitch() }}",
}
"""In order, but not whatever else is changed."""

DESK = """
import hashlib, json, os, shutil, sys
from pathlib import Path
from macros import MACROS
from handbook.edition import prepare
from handbook.problems import show
from handbook.site.mkdocs_run import build_site

def check():
    edition = prepare(Path.cwd(), MACROS)
    return [show(edition.problems), sorted(edition.left_out), sorted(edition.links)]

def build():
    out = Path.cwd() / ".build" / "out"
    shutil.rmtree(out, ignore_errors=True)
    build_site(Path.cwd(), out)
    files = sorted(path for path in out.rglob("*") if path.is_file())
    return {str(path.relative_to(out)): hashlib.md5(path.read_bytes()).hexdigest() for path in files}

for line in sys.stdin:
    work, os.environ["TODAY"], *folders = json.loads(line)
    told = []
    for os.environ["HANDBOOK_CACHE"] in folders:
        told.append(check() if work == "check" else build())
    print(json.dumps(told), flush=True)
"""


class Desk:
    """A company with few pages, on which one process works: with what it remembers, and without."""

    def __init__(self, folder: Path):
        self.project = Project(folder, "tallow").keep_pages(*PAGES)
        for page, text in AT_FIRST.items():
            self.project.append(page, text)
        self.before = self._files()
        self.process = subprocess.Popen(
            [sys.executable, "-c", DESK],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def _files(self) -> dict[str, bytes]:
        folder = self.project.folder
        edited = [folder / "mkdocs.yml"]
        for part in ("docs", "data", "templates", "theme"):
            edited += [path for path in (folder / part).rglob("*") if path.is_file()]
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in edited}

    def reset(self) -> None:
        """Every file as it was at first."""
        now = self._files()
        for file in now.keys() - self.before.keys():
            (self.project.folder / file).unlink()
        for file, data in self.before.items():
            if now.get(file) != data:
                self.project.write(file, data)

    def does(self, work: str, day: str = TODAY) -> tuple[object, object]:
        """What one gives that remembers, and what one gives that does not: of a check its problems, of a build its files."""
        folders = str(self.project.folder / ".build" / "cache"), NOWHERE
        print(json.dumps([work, day, *folders]), file=self.process.stdin, flush=True)
        warm, cold = json.loads(self.process.stdout.readline())
        return warm, cold


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    desk = Desk(tmp_path_factory.mktemp("desk"))
    yield desk
    desk.process.stdin.close()
    desk.process.wait()


SAID = [
    "A plain sentence about nothing.", "TODO", "## Twice\n\n## Twice", "{{ contact.switchboard }}", "{{ contact.nobody }}",
    "{{ pitch() }}\n\n{{ pitch() }}", '<p id="new-heading">x</p>', "<script>x</script>", "We reconcile.", "![x](../logo.png)",
    "[home](../index.md#new-heading)", "{% if contact.press %}There is one.{% endif %}",
]  # fmt: skip
"""What a writer may type: right, wrong, and right as long as another page says something."""
FACTS = [
    ("data/contact.yaml", '"+1 206 555 0110"', '"+1 206 555 0188"'), ("data/contact.yaml", "to noon", "to TODO"),
    ("data/brand.yaml", "short: Tallow & Pryce", "short: Harvest"), ("data/message.yaml", "- deliverables", "- seldom"),
    ("data/message.yaml", "page, free.", "page, {{ contact.nobody }}."),
]  # fmt: skip
ELSEWHERE = [
    ("templates/pitch.html", "{{ 1 // 0 }}"), ("templates/pitch.html", '<p id="new-heading">TODO</p>'),
    ("templates/role_page.md", "\n## New heading\n"), ("theme/partials/footer.html", "<p>TODO</p>"),
    ("mkdocs.yml", "\n  - TODO: what-we-say/pitch.md\n"),
]  # fmt: skip

pages = st.sampled_from(["docs/index.md", *PAGES])
edits = st.one_of(
    st.tuples(st.just("say"), pages, st.sampled_from(SAID)),
    st.tuples(st.just("write"), pages, st.sampled_from(SAID)),
    st.tuples(st.just("delete"), pages, st.just("")),
    st.tuples(st.just("rename"), pages, st.sampled_from(["new", "words", "index"])),
    st.tuples(st.just("fact"), st.sampled_from(FACTS), st.just("")),
    st.tuples(st.just("append"), st.sampled_from(ELSEWHERE), st.just("")),
    st.tuples(st.just("day"), st.sampled_from(["2026-11-22", "2027-06-01"]), st.just("")),
)


def edit(project: Project, kind: str, where: str | tuple[str, ...], text: str) -> None:
    path = project.folder / where if isinstance(where, str) else None
    if kind == "fact":
        file, old, new = where
        project.write(file, project.read(file).replace(old, new))
    elif kind == "append":
        project.write(where[0], project.read(where[0]) + where[1])
    elif kind == "day" or not path.is_file():
        return
    elif kind == "say":
        project.append(where, text)
    elif kind == "write":
        project.write(where, f"# Anew\n\n{text}\n")
    elif kind == "delete":
        path.unlink()
    else:
        path.rename(path.with_stem(text))


WORD = [
    ("fact", ("data/brand.yaml", "name: Payday", "name: Lantern"), ""),
    ("write", "docs/what-we-say/words.md", "No light."),
]
"""A product is called by a word, as long as another page has that word."""


@pytest.mark.whole
@example(WORD)
@given(st.lists(edits, min_size=3, max_size=5))
@settings(
    max_examples=3 * FUZZ,
    deadline=None,
    derandomize=FUZZ == 1,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_edit_is_judged_as_if_nothing_were_remembered(desk, steps):
    desk.reset()
    for kind, where, text in steps:
        edit(desk.project, kind, where, text)
        warm, cold = desk.does("check", where if kind == "day" else TODAY)
        assert warm == cold


WORDS = "docs/what-we-say/words.md"
TOUR = [
    [],
    [("say", WORDS, "A plain sentence."), ("say", WORDS, "## One more heading\n\n{{ pitch() }} {{ changes() }}"),
     ("write", "docs/my-part/first-day.md", "## Go [there](../what-we-say/words.md#one-more-heading)")],
    [("fact", ("data/contact.yaml", "to noon", "to one"), "")],
    [("append", ("templates/pitch.html", "<p>That is all.</p>"), ""),
     ("append", ("theme/components/pitch.css", ".pitch { color: red }"), "")],
    [("append", ("theme/partials/footer.html", "<p>The end.</p>"), ""), ("fact", (WORDS, "\n# ", "\n# Never "), "")],
    [("fact", ("mkdocs.yml", "What do we say?", "What else?"), ""), ("rename", WORDS, "new"),
     ("fact", ("mkdocs.yml", "say/words.md", "say/new.md"), ""),
     ("delete", "docs/my-part/first-day.md", "")],
]  # fmt: skip
"""Edits, each of which changes other files of the site."""


@pytest.mark.whole
def test_a_site_is_the_same_as_if_nothing_were_remembered(desk):
    desk.reset()
    before: object = None
    for steps in TOUR:
        for step in steps:
            edit(desk.project, *step)
        warm, cold = desk.does("build")
        assert {file for file in warm if warm[file] != cold.get(file)} == set()
        assert warm == cold and warm != before, "an edit shows"
        before = warm


@pytest.fixture
def remembers(tmp_path):
    """Asks for the square of a number; tells which were worked out."""
    worked_out = []

    def square(number: int, folder: Path = tmp_path / "cache") -> int:
        return Cache(folder).kept(lambda: worked_out.append(number) or number**2, "square", number)

    square.folder, square.worked_out = tmp_path / "cache", worked_out
    return square


def test_the_same_is_worked_out_once(remembers):
    assert [remembers(2), remembers(2), remembers(3)] == [4, 4, 9]
    assert remembers.worked_out == [2, 3]


def test_what_is_not_worth_it_and_what_fails_is_not_remembered(tmp_path):
    cache, made = Cache(tmp_path), []
    for _ in range(2):
        cache.kept(lambda: made.append(1), "x", worth=lambda _: False)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            cache.kept(lambda: made.append(2) or 1 // 0, "y")
    assert made == [1, 1, 2, 2]


@pytest.mark.parametrize("at", [0, 31, 32, -1])
def test_a_damaged_entry_is_worked_out_anew(remembers, at):
    remembers(2)
    (entry,) = (path for path in remembers.folder.iterdir() if path.name != "key")
    data = bytearray(entry.read_bytes())
    data[at] ^= 1
    entry.write_bytes(data)
    assert [remembers(2), remembers(2)] == [4, 4]
    assert remembers.worked_out == [2, 2]


def test_what_came_along_from_elsewhere_is_not_believed(remembers, tmp_path):
    """Else a change that somebody proposes could bring the verdict on itself."""
    remembers(2)
    shutil.copytree(remembers.folder, tmp_path / "checkout")
    assert remembers(2, tmp_path / "checkout") == 4
    assert remembers.worked_out == [2, 2]


def test_where_nothing_can_be_written_it_works_all_the_same(remembers, tmp_path):
    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file", tmp_path / "file" / "beneath", Path(NOWHERE)):
        assert [remembers(2, folder), remembers(2, folder)] == [4, 4]
    assert remembers.worked_out == [2] * 6
    assert (tmp_path / "file").read_text() == "in the way"


def test_what_was_not_used_for_longest_goes_when_there_is_too_much(tmp_path, monkeypatch):
    made = []

    def big(name: str) -> None:
        Cache(tmp_path).kept(lambda: made.append(name) or b"x" * 1000, name)

    for number, name in enumerate("abcd"):
        big(name)
        for path in tmp_path.glob("[!k]*"):  # all but the key
            if path.stat().st_mtime > number:
                os.utime(path, (number, number))
    big("a")
    monkeypatch.setattr(module, "MOST", 4000)
    big("e")
    big("a")
    big("d")
    assert made == ["a", "b", "c", "d", "e", "d"]
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 4500


@pytest.mark.whole
def test_two_processes_may_remember_at_once(tmp_path):
    code = "import sys; from pathlib import Path; from handbook.cache import Cache\nfor n in range(50): assert Cache(Path(sys.argv[1])).kept(lambda: n * n, n) == n * n"
    command = [sys.executable, "-c", code, str(tmp_path / "cache")]
    two = [subprocess.Popen(command, cwd=module.CODE) for _ in range(2)]
    assert [one.wait() for one in two] == [0, 0]
    assert all("." not in path.name for path in (tmp_path / "cache").iterdir())
