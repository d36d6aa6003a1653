"""How much `check` and `make build` compute: with nothing remembered, again, and after one page was edited.

The sample's pages are copied until there are so many. Processor seconds of whole processes, since a machine may have
other things to do; the ratios are of one run. Run by hand: .venv/bin/python bench/check_time.py [PAGES …]
"""

from __future__ import annotations

import resource
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from project import Project  # noqa: E402

EDITED = "docs/what-we-say/pitch.md"


def seconds(project: Project, command: str) -> float:
    """The processor time of a command, as a whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    kept = {"HANDBOOK_CACHE": str(project.folder / ".build" / "cache")}
    run = project.run(command, PYTHONDONTWRITEBYTECODE="", **kept)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert run.returncode == 0, run.stdout + run.stderr
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def grow(project: Project, pages: int) -> None:
    """Copy pages, but for those that are roles or have a key, until there are so many."""
    there = sorted((project.folder / "docs").rglob("*.md"))
    alike = [
        path
        for path in there
        if path.parent.name != "roles" and "\nkey:" not in path.read_text("utf-8")
    ]
    menu = []
    for number in range(pages - len(there)):
        page = alike[number % len(alike)]
        copy = page.with_name(f"copy-{number}-{page.name}")
        copy.write_bytes(page.read_bytes())
        menu.append(f"      - {copy.relative_to(project.folder / 'docs')}\n")
    project.write(
        "mkdocs.yml",
        f"{project.read('mkdocs.yml')}  - Copies:\n{''.join(menu)}"
        if menu
        else project.read("mkdocs.yml"),
    )


def main(sizes: list[int]) -> None:
    for pages in sizes:
        project = Project(Path(tempfile.mkdtemp(prefix="handbook-")))
        grow(project, pages)
        seconds(project, "check")  # compiles the code
        for command in ("check", "publish"):
            shutil.rmtree(project.folder / ".build", ignore_errors=True)
            cold, again = seconds(project, command), seconds(project, command)
            project.append(EDITED, "One more sentence, about nothing.")
            edited = seconds(project, command)
            told = f"again {again:.2f} ({again / cold:.2f}), one page edited {edited:.2f} ({edited / cold:.2f})"
            print(f"{pages:>5} pages: {command} {cold:.2f} s, {told}", flush=True)
        shutil.rmtree(project.folder)


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [73, 300, 1000])
