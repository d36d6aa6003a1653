"""A company's pages that came with the handbook: one that it never changed follows the release's, one that it did gets both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from handbook.upgrading.files import SAMPLE, Change, content, files_of, merged, read_list

_DRAWING = re.compile(r"!\[[^\]]*\]\((?:\.\./)*drawings/[^)\s]+\)(?:\{:[^}\n]*\})?(?:\n\n| ?)")
"""A drawing on a page, which stays with the company that drew it."""

_SAMPLES = re.compile(rb"(?m)^whose: sample$")
"""What a page says of itself that only the sample has."""


def as_taken(text: str) -> str:
    """A page of the sample as another company takes it."""
    return _DRAWING.sub("", text)


def changed_pages(root: Path, release: Path) -> Iterator[Change | str]:
    """The pages that change, and what is said of those that stay though the release has others."""
    came, new = read_list(root), files_of(release)
    for name in sorted(came.keys() & new.keys()):
        page = root / name.removeprefix(f"{SAMPLE}/")
        if name.startswith(f"{SAMPLE}/docs/") and name.endswith(".md") and page.is_file():
            base = content(root, came[name])
            if (
                base
                and not _SAMPLES.search(base)
                and (found := _changed(root, page, base, new[name].read_bytes()))
            ):
                yield found


def _changed(root: Path, page: Path, base: bytes, new: bytes) -> Change | str | None:
    ours, name = page.read_bytes(), page.relative_to(root).as_posix()
    was, now = (as_taken(one.decode()).encode() for one in (base, new))
    if was == now or ours == now:
        return None
    if ours == was:
        return Change(name, now, "follows; you have not changed it")
    both = merged(ours, was, now)
    if both is None:
        return f"{name} stays as you changed it; compare it with {SAMPLE}/{name}"
    return Change(name, both, "merged with yours") if both != ours else None
