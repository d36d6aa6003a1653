"""Built sites, and their pages as a reader meets them."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from project import Project


class Standing(Project):
    """A project that is already there."""

    def __init__(self, folder: Path):
        self.folder = folder


def build_once(
    factory: pytest.TempPathFactory,
    name: str,
    company: str | None = None,
    change: Callable[[Project], None] = lambda project: None,
) -> Standing:
    """A project whose site is up, shared by all workers of this run. It must not be changed, but by ``change``."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            folder.mkdir()
            project = Project(folder, company)
            change(project)
            run = project.run("publish")
            (folder / "told").write_text(run.stderr)
        assert (folder / "site").exists(), (folder / "told").read_text()
        return Standing(folder)


def packed_once(factory: pytest.TempPathFactory) -> Path:
    """The sample company's handbook as a zip to take along, shared by all workers of this run."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "to-take-along"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            folder.mkdir()
            run = Project(folder).run("offline", "--to", "handbook.zip")
            (folder / "told").write_text(run.stdout + run.stderr)
        assert (folder / "handbook.zip").exists(), (folder / "told").read_text()
        return folder / "handbook.zip"


def index_of(script: str) -> dict[str, Any]:
    """The value that the script of the search index sets."""
    return json.loads(script.removeprefix("var handbookIndex = ").rstrip().removesuffix(";"))


def _without_breaks(html: str) -> str:
    """Where an address may break in a narrow window is no part of its words."""
    return html.replace("<wbr>", "")


def texts_of(script: str) -> list[list[str]]:
    """The texts that a script hands to search: of each page its sections'."""
    return json.loads(script[script.index(", ") + 2 :].rstrip().removesuffix(");"))


class Pages:
    """The pages of a built site by address, parsed when asked for."""

    def __init__(self, site: Path):
        self.site = site
        self.addresses = sorted(
            path.parent.relative_to(site).as_posix().removeprefix(".")
            for path in site.rglob("index.html")
            if path.parent.parent != site / "f"  # one fact each, drawn alike
        )
        self._parsed: dict[str, BeautifulSoup] = {}

    def __getitem__(self, address: str) -> BeautifulSoup:
        if address not in self._parsed:
            html = (self.site / address / "index.html").read_text(encoding="utf-8")
            self._parsed[address] = BeautifulSoup(_without_breaks(html), "html.parser")
        return self._parsed[address]

    def article(self, address: str) -> BeautifulSoup:
        """What a page itself says, without the site around it."""
        return self[address].select_one("article")
