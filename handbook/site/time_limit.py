"""A bound on the work that one page may be: no text, however contrived, keeps the build machine busy for long."""

from __future__ import annotations

import signal
from typing import Any

SECONDS = 10
"""Of computing (not waiting) for one page. The largest of a handbook takes a tenth of it."""


class TooMuchWork(Exception):
    """A page took more computing than any page needs."""


class Clock:
    """Stops the work on a page after a while, where the system has such clocks (not on Windows)."""

    def __init__(self) -> None:
        self.page = ""

    def start(self, page: str) -> None:
        """From now on the time runs, for this page."""
        self.page = page
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGVTALRM, self._ring)
            signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)

    def stop(self) -> None:
        """The page is done."""
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def _ring(self, *_: Any) -> None:
        raise TooMuchWork(
            f"the page needs more than {SECONDS} seconds of computing; make it shorter, or look for brackets without end"
        )
