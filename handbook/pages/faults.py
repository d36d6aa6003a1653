"""What failed while a page was drawn, said as a problem: a slip of its writer, or a fault of ours."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

from handbook.drawing.registry import BadCall, MacroFailed
from handbook.drawing.rendering import TEMPLATES
from handbook.problems import Problem
from handbook.input.time_limit import TooMuchWork

OURS = "macro-failed"
"""The code of a problem that is a fault of the handbook itself, not of its facts or pages."""

_SHORTER = "loop over less, or write it shorter"
_TO_US = "this is a fault in handbook/ or templates/, not in the page: show it to a developer (DEBUG=1 tells more)"


def explained(error: BaseException, file: str, line: int) -> Problem:
    """The problem with what stands on a line of a page. With DEBUG set, the traceback is shown too."""
    if os.environ.get("DEBUG"):
        traceback.print_exception(error, file=sys.stderr)
    if isinstance(error, BadCall):
        return Problem(file, line, "macro", error.what, error.mend)
    if isinstance(error, MacroFailed):
        cause = error.__cause__
        what = f"{error}: {type(cause).__name__}: {cause}{_in_template(cause)}"
        return Problem(file, line, OURS, what, _TO_US)
    if isinstance(error, MemoryError | TooMuchWork):
        what = str(error) or "this needs more memory than any page does"
        return Problem(file, line, "too-much", what, _SHORTER)
    mend = "print facts and call macros, and compare only what is of one kind"
    return Problem(file, line, "template", f"this cannot be worked out: {error}", mend)


def _in_template(error: BaseException | None) -> str:
    """The innermost line of a template on the way to an error, or an empty text."""
    frames = traceback.extract_tb(error.__traceback__ if error else None)
    lines = [frame for frame in frames if Path(frame.filename).is_relative_to(TEMPLATES)]
    return f" (templates/{Path(lines[-1].filename).name}:{lines[-1].lineno})" if lines else ""
