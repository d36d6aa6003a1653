"""How long `check` takes on the sample, and with its pages copied up to five hundred. Run by hand: .venv/bin/python bench/check_time.py"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from project import Project  # noqa: E402

PAGES, RUNS = 500, 5


def seconds(project: Project) -> float:
    """The median wall time of a check, as a whole process."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run = project.run("check")
        times.append(time.perf_counter() - start)
        assert run.returncode == 0, run.stdout
    return statistics.median(times)


def main() -> None:
    project = Project(Path(tempfile.mkdtemp(prefix="handbook-")))
    pages = sorted((project.folder / "docs").rglob("*.md"))
    print(f"{len(pages)} pages: {seconds(project):.2f} s")
    for number in range(PAGES - len(pages)):
        page = pages[number % len(pages)]
        page.with_name(f"copy-{number}-{page.name}").write_text(
            page.read_text(encoding="utf-8"), encoding="utf-8"
        )
    print(f"{PAGES} pages: {seconds(project):.2f} s (median of {RUNS} runs)")


if __name__ == "__main__":
    main()
