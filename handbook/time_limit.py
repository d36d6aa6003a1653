"""A bound on the work that one input may be: no text, however contrived, keeps a machine busy for long."""

from __future__ import annotations

import signal
from typing import Any

SECONDS = 10
"""Of computing (not waiting) for one page of a build, or for a whole check of a usual handbook."""


class TooMuchWork(Exception):
    """A page took more computing than any page needs."""


class Clock:
    """Stops the work after a while, where the system has such clocks (not on Windows)."""

    def __init__(self) -> None:
        self.page = ""

    def start(self, page: str, seconds: float = SECONDS) -> None:
        """From now on the time runs, for this page."""
        self.page, self.seconds = page, seconds
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGVTALRM, self._ring)
            signal.setitimer(signal.ITIMER_VIRTUAL, seconds)

    def stop(self) -> None:
        """The page is done."""
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def _ring(self, *_: Any) -> None:
        raise TooMuchWork(
            f"the page needs more than {self.seconds:g} seconds of computing; make it shorter, or look for brackets without end"
        )
