"""A bound on the work and memory that one input may need: no text, however contrived, keeps a machine busy for long."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

try:
    import resource
except ImportError:  # not on Windows
    resource = None  # type: ignore[assignment]

SECONDS = 10
"""Of computing (not waiting) for a whole check of a megabyte of facts and pages."""

SECONDS_OF_BUILD = 120
"""The same for a whole build, most of which is the work of mkdocs and the theme."""

MEMORY = 800_000_000
"""Bytes that a check may use, beyond what the program has when it begins."""


class TooMuchWork(BaseException):
    """A page took more computing than a whole handbook needs. Nobody's ``except Exception`` may swallow this."""

    def __init__(self, page: str, seconds: float):
        self.page, self.seconds = page, seconds
        super().__init__(f"this needs more than {seconds:g} seconds of computing")


class Clock:
    """Stops the work after a while, where the system has such clocks (not on Windows).

    ``page`` is the file that is worked on, and ``stopping`` makes what is raised then.
    """

    def __init__(self, stopping: Callable[[TooMuchWork], BaseException] = lambda error: error):
        self.page = ""
        self._stopping = stopping

    def start(self, page: str, seconds: float = SECONDS) -> None:
        """From now on the time runs, first for this page."""
        self.page, self.seconds = page, seconds
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGVTALRM, self._ring)
            signal.setitimer(signal.ITIMER_VIRTUAL, seconds)

    def stop(self) -> None:
        """The work is done."""
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def _ring(self, *_: Any) -> None:
        raise self._stopping(TooMuchWork(self.page, self.seconds))


def megabytes(root: Path) -> float:
    """How much facts and pages there are, at least one."""
    files = [*(root / "docs").rglob("*.md"), *(root / "data").rglob("*.*")]
    return max(1, sum(file.lstat().st_size for file in files) / 1_000_000)


@contextmanager
def bounded_memory(most: int = MEMORY) -> Iterator[None]:
    """Within this, what would use so many bytes more raises ``MemoryError`` (not on Windows).

    More, since the threads of a server that runs at the same time have their share already.
    """
    if resource is None:
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    most += _in_use()
    bound = most if before[0] == resource.RLIM_INFINITY else min(most, before[0])
    resource.setrlimit(resource.RLIMIT_AS, (bound, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def _in_use() -> int:
    """Bytes of address space that this program has, where the system tells."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()
