"""What is withheld, as it may be published: as fingerprints alone.

Of a name they keep some twenty bits, which a million other names share: a reader of the rules can at most confirm a
guess, never read the name.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from handbook.facts.brand import Brand
from handbook.pages.withheld_claims import CLAIMS
from handbook.pages.withheld_words import Withheld
from handbook.input.strict_yaml import Path_
from handbook.texts.words import fingerprint, letters, tokens

_BITS = 18
"""One of so many (as a power of two) phrases looks like what is withheld, however much is."""


@dataclass(frozen=True)
class Fingerprints:
    """What is withheld, as it may be published: numbers of ``bits`` bits."""

    bits: int = _BITS
    names: tuple[int, ...] = ()
    parts: tuple[int, ...] = ()
    """Words of names that tell whose they are."""
    claims: tuple[tuple[int, ...], ...] = ()
    """For each claim the runs of three words in it."""


def fingerprints(full: Brand, withheld: Mapping[Path_, str], names: Withheld) -> Fingerprints:
    """The fingerprints of customers' names and of claims that are withheld from ``full``."""
    forms = sorted({(letters(one.letters), one.is_part) for one in names.spellings})
    claims = [
        _runs(getattr(full.message, str(path[1]))[path[2]].text)
        for path in withheld
        if path[:2] in CLAIMS and len(path) == 3
    ]
    bits = min(30, _BITS + math.ceil(math.log2(1 + len(forms) + sum(map(len, claims)))))
    return Fingerprints(
        bits,
        tuple(sorted(fingerprint(form, bits) for form, is_part in forms if not is_part)),
        tuple(sorted(fingerprint(form, bits) for form, is_part in forms if is_part)),
        tuple(tuple(sorted(fingerprint(run, bits) for run in runs)) for runs in claims),
    )


def _runs(text: str) -> set[str]:
    words = [letters(word.text) for word in tokens(text)]
    return {" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2))}
