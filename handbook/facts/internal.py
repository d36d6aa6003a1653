"""What a company marks as its own affair (``internal:``), and leaves out of the edition for partners.

A mark is the path of a fact or of a group of facts; it covers all beneath it. What refers to such a fact goes with it,
as with whatever else is withheld (``publication``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from handbook.facts.publication import removable
from handbook.kinds import Facts, Text, look_up, walk
from handbook.kinds.absent import ABSENT, Missing
from handbook.problems import Disagreement, did_you_mean
from handbook.input.strict_yaml import Path_, label

if TYPE_CHECKING:
    from handbook.facts.brand import Brand

PARTNER = "partner"
"""The edition for partners, as the environment variable EDITION names it."""
REASON = "it is internal, and this is the edition for partners"
MEND = "take it out of the page, or mark the passage too: !!! internal"


def internal(brand: Brand, roles: Iterable[str] = ()) -> dict[Path_, str]:
    """The path of each fact that partners don't get, with the reason; ``roles`` are those whose page is marked.

    The marks themselves are among them, and so is when what they cover is due for a look.
    """
    known = _by_label(brand)
    marks = [str(one) for one in brand.internal or ()]
    marks += [f"roles.{key}" for key in roles]
    paths = [known[mark] for mark in marks if mark in known]
    looks = [
        ("stewards", path)
        for path in brand.stewards
        if any(path == mark or path.startswith(f"{mark}.") for mark in marks)
    ]
    return dict.fromkeys([*paths, *looks, ("internal",)], REASON)


def _by_label(brand: Brand) -> dict[str, Path_]:
    return {".".join(map(str, path)): path for path, _ in walk(brand)}


def internal_marks(brand: Brand) -> Iterator[Disagreement]:
    """The problems with marks: of a fact that is not there, and of one that cannot be left out by itself."""
    values = dict(walk(brand))
    known = _by_label(brand)
    for number, mark in enumerate(brand.internal or ()):
        place = ("internal", number)
        if _is_left_out(brand, mark):
            continue
        if mark not in known:
            mend = did_you_mean(mark, known).strip() or "write the path of a fact, like metrics"
            yield place, "reference", f'there is no fact "{mark}"', mend
        elif not _goes_alone(known[mark], values):
            whole = removable(known[mark], values)
            mend = f"mark {label(whole)}" if whole else "mark a part of it, or something around it"
            what = f"{mark} cannot be left out by itself: what is around it needs it"
            yield place, "internal", what, mend


def _is_left_out(brand: Brand, mark: str) -> bool:
    """Whether a mark is of a group that this company does without."""
    try:
        return look_up(brand, tuple(mark.split("."))) is ABSENT
    except Missing:
        return True
    except KeyError:
        return False


def _goes_alone(path: Path_, values: Mapping[Path_, Any]) -> bool:
    """Whether a fact can be taken out with all around it staying."""
    return removable(path, values) == path and isinstance(values[path], Facts | Text | Mapping)
