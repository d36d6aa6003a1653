"""How long `make build` takes beside mkdocs-material alone on the same pages, their macros already rendered.

Both are whole processes, run in turn; the ratio of each pair is printed, and their median. Run by hand:

    .venv/bin/python bench/build_time.py [RUNS]
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from handbook.edition import prepare  # noqa: E402
from handbook.pages.page_environment import PageEnvironment  # noqa: E402
from macros import MACROS  # noqa: E402
from project import TODAY, Project  # noqa: E402


class Inlined:
    """Prints values straight into the page, a macro's HTML on one line as Markdown wants it."""

    def hold(self, value: object) -> str:
        html = re.sub(r'"site:([^"]*)"', r'"#\1"', str(value))
        html = re.sub(
            r'(<h[1-6]\b[^>]*?) id="[^"]*"| data-search-exclude', r"\1", html
        )  # at either, Material's search may stop
        return re.sub(r"\s*\n\s*", " ", html)


def stock(folder: Path) -> Path:
    """A plain mkdocs-material project with the handbook's pages, rendered."""
    os.environ["TODAY"] = TODAY
    edition = prepare(ROOT, MACROS)
    given = edition.given(MACROS)
    macros = {name: macro.for_pages(edition.brand, given) for name, macro in MACROS.items()}
    environment = PageEnvironment(edition.brand.groups, macros, Inlined(), _raise)
    shutil.copytree(ROOT / "docs", folder / "docs")
    for page in edition.pages:
        (folder / page.file).write_text(
            environment.from_string(page.body).render(), encoding="utf-8"
        )
    template = (ROOT / "templates" / "role_page.md").read_text(encoding="utf-8")
    for key in edition.brand.roles:
        path = folder / "docs" / "roles" / f"{key}.md"
        path.write_text(
            environment.from_string(template.replace("ROLE", key)).render(), encoding="utf-8"
        )
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    for key in ("hooks", "nav", "validation", "watch", "site_dir", "edit_uri"):
        config.pop(key, None)
    config["theme"].pop("custom_dir")
    (folder / "mkdocs.yml").write_text(
        yaml.safe_dump(config | {"strict": False, "plugins": ["search"]}), encoding="utf-8"
    )
    return folder


def _raise(error: Exception, line: int) -> str:
    raise error


def seconds(command: list[str], folder: Path) -> float:
    """The wall time of a command; raises CalledProcessError when it fails."""
    start = time.perf_counter()
    subprocess.run(
        command, cwd=folder, check=True, capture_output=True, env={**os.environ, "TODAY": TODAY}
    )
    return time.perf_counter() - start


def main(runs: int) -> None:
    ours = Project(Path(tempfile.mkdtemp(prefix="handbook-")))
    theirs = stock(Path(tempfile.mkdtemp(prefix="stock-")))
    build, plain = (
        [sys.executable, "-m", "handbook", "publish"],
        [sys.executable, "-m", "mkdocs", "build", "-q"],
    )
    pairs = []
    for run in range(runs + 1):
        pair = seconds(build, ours.folder), seconds(plain, theirs)
        if run:  # the first pair warms the disk
            pairs.append(pair)
            print(
                f"make build {pair[0]:.2f} s   mkdocs-material alone {pair[1]:.2f} s   ratio {pair[0] / pair[1]:.2f}"
            )
    print(f"median ratio {statistics.median(a / b for a, b in pairs):.2f} over {runs} runs")
    shutil.rmtree(ours.folder)
    shutil.rmtree(theirs)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
