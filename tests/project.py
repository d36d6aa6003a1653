"""A copy of the whole project that a test may edit, check and build as its writer would."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from handbook.edition import prepare
from handbook.facts.files import read_files
from handbook.facts.sample import SAMPLE
from handbook.problems import show
from handbook.input.strict_yaml import Document, Place
from macros import MACROS

CHECKOUT = Path(__file__).resolve().parents[1]
"""The code and its tests. Whose facts and pages stand beside them is none of a test's business."""
COMPANIES = CHECKOUT / "tests" / "companies"
PARTS = (
    "data",
    "docs",
    "handbook",
    "templates",
    "theme",
    "hooks.py",
    "macros.py",
    "mkdocs.yml",
    "pyproject.toml",
)
TODAY = "2026-11-22"
"""The day on which the sample's campaigns run and its claims hold."""
_SKIPPED = {"ignore": shutil.ignore_patterns("*.pyc.*")}
"""What Python is just writing; what it has compiled comes along, so that no run in a copy compiles it again."""
_kept: list[tempfile.TemporaryDirectory[str]] = []
"""What is to stay until the tests end."""


def _home_of_the_sample() -> Path:
    """The checkout, or a copy of it with the sample where the company that adopted it has its own."""
    if not (CHECKOUT / SAMPLE).is_dir():
        return CHECKOUT
    _kept.append(tempfile.TemporaryDirectory(prefix="handbook-sample-"))
    home = Path(_kept[-1].name)
    for part in PARTS:
        kept = CHECKOUT / SAMPLE / part
        source = kept if kept.exists() else CHECKOUT / part
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, home / part, **_SKIPPED if source.is_dir() else {})
    return home


ROOT = _home_of_the_sample()
"""The handbook of the sample company, wherever that stands."""


class Project:
    """A copy of the project in ``folder``."""

    def __init__(self, folder: Path, company: str | None = None, of: Path = ROOT):
        self.folder = folder
        for part in PARTS:
            copy = shutil.copytree if (of / part).is_dir() else shutil.copy2
            if not (company and part == "data"):
                copy(of / part, folder / part, **_SKIPPED if (of / part).is_dir() else {})
        if company:  # its own facts, and its own pages in place of those that speak of the sample
            self.delete_roles()
            shutil.copytree(COMPANIES / company, folder, dirs_exist_ok=True)

    def delete_roles(self) -> None:
        """Delete each role that is a file."""
        for file in {*(self.folder / "docs/roles").glob("*.md")} - {
            self.folder / "docs/roles/index.md"
        }:
            file.unlink()

    def keep_pages(self, *files: str) -> Project:
        """Delete all pages but these, the home page and the roles, which are facts as well: a build is quicker."""
        for path in (self.folder / "docs").rglob("*.md"):
            file = path.relative_to(self.folder).as_posix()
            if file not in (*files, "docs/index.md") and not file.startswith("docs/roles/"):
                path.unlink()
        return self

    def read(self, file: str) -> str:
        return (self.folder / file).read_text(encoding="utf-8")

    def write(self, file: str, text: str | bytes) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def replace(self, file: str, old: str, new: str) -> int:
        """Replace the first occurrence of ``old``; returns its line."""
        text = self.read(file)
        assert old in text, f"{old!r} is not in {file}"
        self.write(file, text.replace(old, new, 1))
        return text[: text.index(old)].count("\n") + 1

    @property
    def facts(self) -> Document:
        """All facts of the company, with their places."""
        return read_files(self.folder)[0]

    def put(self, path: str, value: str) -> Place:
        """Write a value on one line into the facts as a writer would; returns its place."""
        file, line = place = self.facts.places[tuple(path.split("."))]
        lines = self.read(file).split("\n")
        lines[line - 1] = re.sub(r":.*", lambda _: f": {value}", lines[line - 1], count=1)
        self.write(file, "\n".join(lines))
        return place

    def rename(self, path: str, key: str) -> Place:
        """Misspell a key of the facts; returns its place."""
        file, line = place = self.facts.places[tuple(path.split("."))]
        lines = self.read(file).split("\n")
        lines[line - 1] = lines[line - 1].replace(path.split(".")[-1], key, 1)
        self.write(file, "\n".join(lines))
        return place

    def append(self, file: str, text: str) -> int:
        """Add a paragraph at the end of a page; returns the line it begins on."""
        before = self.read(file).rstrip("\n") + "\n\n"
        self.write(file, before + text + "\n")
        return before.count("\n") + 1

    def commit(self, day: str) -> None:
        """Commit facts and pages on a day; at first the folder becomes a repository."""
        at = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T12:00:00Z")
        clean = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        git = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example"]
        for command in (["init", "-q"], ["add", "data", "docs"], ["commit", "-qm", "Change"]):
            run = [*git, *command]
            subprocess.run(run, cwd=self.folder, env={**os.environ, **at, **clean}, check=True)

    def check(self, today: str = TODAY) -> subprocess.CompletedProcess[str]:
        """What a check says of these facts and pages, run within this process: with the project's own code and templates."""
        edition = prepare(self.folder, MACROS, datetime.date.fromisoformat(today))
        code = 3 if edition.is_our_fault else 1 if edition.errors else 0
        return subprocess.CompletedProcess("check", code, show(edition.problems), "")

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run ``python -m handbook COMMAND`` here, on the sample's day."""
        return self.python("-m", "handbook", *command, **environment)

    def type(self, typed: str, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command that asks, with what somebody types."""
        return self.python("-m", "handbook", *command, typed=typed)

    def python(
        self, *arguments: str, typed: str = "", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env={**os.environ, "TODAY": TODAY, "PYTHONDONTWRITEBYTECODE": "1", **environment},
            capture_output=True,
            text=True,
            input=typed,
            timeout=120,
        )

    def published(self) -> dict[str, bytes]:
        """Every file that a reader can reach now."""
        site = self.folder / "site"
        return {
            file.relative_to(site).as_posix(): file.read_bytes()
            for file in sorted(site.rglob("*"))
            if file.is_file()
        }

    def page(self, address: str) -> str:
        """The HTML of a published page."""
        return (self.folder / "site" / address / "index.html").read_text(encoding="utf-8")


def told(run: subprocess.CompletedProcess[str]) -> list[tuple[str, int, str, str]]:
    """The problems a run told: file, line, what, remedy."""
    found = re.findall(
        r"^(\S+?):(\d+): (.+)\n    mend: (.+)$", run.stdout + run.stderr, re.MULTILINE
    )
    return [(file, int(line), what, mend) for file, line, what, mend in found]
