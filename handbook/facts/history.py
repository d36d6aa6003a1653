"""What git remembers: on which day each line of a file came to be as it is now.

Where there is no history (a copy without ``.git``, a checkout of one commit alone) no day is known.
"""

from __future__ import annotations

import datetime
import re
import subprocess
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from handbook.cache import NOTHING_KEPT, Cache, content

DAYS = 100
"""So far back one looks: from one brand meeting to the next. What is older is not told as a change."""
_SECONDS = 20
_RUNS_NOTHING = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
"""A repository's settings may name programs; none is run here."""
_COMMIT = re.compile(r"([0-9a-f]{40,64}) \d+ (\d+)")
_UNSAVED = re.compile("0+")

Days = Mapping[int, datetime.date]
"""The day of each line of a file that came to be within ``DAYS``; lines count from 1."""


def recent_lines(
    root: Path, folders: Iterable[str], today: datetime.date, cache: Cache = NOTHING_KEPT
) -> dict[str, Days]:
    """For each file below ``folders`` that changed lately the days of its new lines; what is not committed is of today."""
    since = f"--since={today - datetime.timedelta(days=DAYS)}T00:00"
    where = ("--", *folders)
    named = _git(
        root, "log", since, "--format=", "--name-only", "--relative", "--no-renames", *where
    )
    unsaved = _git(
        root, "diff", "HEAD", "--name-only", "--relative", "--no-renames", "--no-ext-diff", *where
    )
    files = sorted({name for name in [*named, *unsaved] if name and (root / name).is_file()})
    known, shallow = _git(root, "rev-parse", "HEAD", "--git-path", "shallow")[:2] or ("", "")
    history = known, content(root / shallow), today

    def read(file: str) -> Days:
        blame = "blame", "--porcelain", "-w", "-C", since, "--", file
        key = *blame, content(root / file), history
        return cache.kept(lambda: _days(_git(root, *blame), today), *key, worth=bool)

    with ThreadPoolExecutor() as threads:
        found = dict(zip(files, threads.map(read, files), strict=True))
    return {file: days for file, days in found.items() if days}


def _days(lines: Iterable[str], today: datetime.date) -> Days:
    """The days that ``git blame --porcelain`` tells, but for lines of which it only knows that they are older."""
    days, old, line_of = dict[str, datetime.date](), set[str](), dict[int, str]()
    commit = ""
    for line in lines:
        if found := _COMMIT.match(line):
            commit = found[1]
            line_of[int(found[2])] = commit
        elif line.startswith("committer-time "):
            moment = datetime.datetime.fromtimestamp(int(line.split()[1]), datetime.UTC)
            days[commit] = today if _UNSAVED.fullmatch(commit) else min(moment.date(), today)
        elif line == "boundary":
            old.add(commit)
    return {number: days[commit] for number, commit in line_of.items() if commit not in old}


def _git(root: Path, *command: str) -> list[str]:
    """The lines that git prints; none where it is not there, or knows nothing of this folder."""
    try:
        run = subprocess.run(
            ["git", *_RUNS_NOTHING, "-c", "core.quotePath=false", *command],
            cwd=root,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return run.stdout.split("\n") if run.returncode == 0 else []
