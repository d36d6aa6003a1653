"""What must not be published, found in any spelling that a reader would recognize.

Names are compared by their letters and digits alone: case, accents, blanks, hyphens, markup and character references
between them make no difference. Nothing outvotes a customer's consent, not even a mark that a passage is literal.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from handbook.facts.brand import Brand
from handbook.kinds import Key, Text, walk
from handbook.pages.wording import Wording
from handbook.problems import Problem

Path_ = tuple[str | int, ...]

_UNSEEN = re.compile(
    r"<[^<>]*>|\]\([^()\s]*|\]\[[^\[\]]*\]|\{:[^{}\n]*\}|&#?[0-9A-Za-z]{1,31};|[*_~`\u00ad]+"
)
"""What Markdown and HTML write between letters that stand side by side on the page."""

_LEGAL = frozenset(
    "inc ltd llc llp plc corp co company gmbh ag kg ug sa sas sarl bv nv ab oy".split()
)
_COMMON = frozenset(
    # Lines of business, places and family words that name half of all companies.
    "academy agency associates auto avenue bakery bank barber beauty bike bikes bistro blue books bookshop boutique"
    " brewery bridge brothers brown builders building butcher cafe care carpentry center central centre church city"
    " cleaning clinic club coffee collective college community construction cooperative corner council couriers creative"
    " dairy deli delivery dental dentist design digital district dream east electric electrical energy engineering"
    " express family farm farmers farms first fitness florist flower flowers food foods foundation friends furniture"
    " garage garden gardens general global gold good grand great green grill grocer grocery group hall harbor health"
    " heating high hill home homes hospital hotel house industries institute international kitchen labs lake landscaping"
    " laundry legal library little local logistics long lower main market marketing media medical mill modern mountain"
    " museum music national natural network north nursery nurses office optical organic paper park parts party pharmacy"
    " photo photography pizza place plumbing point post press print printing produce productions property public quality"
    " river road roofing royal school science security service services shop sisters smart social society solutions"
    " sons south spring star station stone store stores street studio studios summer supply systems taxi team tech"
    " technologies theater theatre tools toys trade trading training transport travel tree trees trust union united"
    " university urban valley vets view village water west white wine winter wood works workshop world young".split()
)
"""Words that say little about which company it is."""


_PLACES = frozenset("avenue bay bridge hill lake lane park river road square street valley".split())
"""What follows the name of a place, which belongs to all who live there."""


def fold(text: str) -> str:
    """Letters and digits alone, without case and accents."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKD", unescape(text)).casefold())


_BETWEEN = re.compile(r"[\W_]+")
_A_WORD = re.compile(r"\w+")
_SMALL = re.compile(r"(?<![\w@#./-])[^\W\dA-Z][^\WA-Z]*(?![\w@/-]|\.\w)")
"""A word without a capital, which stands in no address."""


_IN_ADDRESS = re.compile(r"(?s:.*)(?:[@#]|://)[\w.-]*")
"""What a word in a web or mail address, or with a handle's sign, has before it."""


@dataclass(frozen=True)
class Spelling:
    letters: str
    shown: str
    reason: str
    is_part: bool
    """Whether this is only a part of the name, which a capital letter must show to be one."""


@dataclass(frozen=True)
class _Letters:
    """A text's letters, where each stands in it, and what is shown between it and the one before."""

    letters: str
    at: tuple[int, ...]
    gaps: tuple[str, ...]

    @classmethod
    def of(cls, text: str, unseen: re.Pattern[str] | None) -> _Letters:
        found: list[tuple[str, int, str]] = []
        gap = ""
        for start, piece in _seen(text, unseen):
            folded = fold(piece)
            for letter in folded:
                found.append((letter, start, gap))
                gap = ""
            if not folded and unicodedata.category(piece[:1] or " ") not in ("Mn", "Cf"):
                gap = " " if piece.isspace() else gap or "-"
        letters, at, gaps = zip(*found, strict=True) if found else ((), (), ())
        return cls("".join(letters), at, gaps)

    def begins_a_word(self, index: int) -> bool:
        """Whether a letter begins a word; in scripts without blanks, any may."""
        return (
            index in (0, len(self.letters))
            or bool(self.gaps[index])
            or "Lo" in map(unicodedata.category, self.letters[index - 1 : index + 1])
        )

    def ends_a_word(self, end: int, name: Spelling) -> bool:
        """Whether a word ends before ``end``; an s makes no other word of a whole name."""
        return self.begins_a_word(end) or (
            not name.is_part and self.letters[end] == "s" and self.begins_a_word(end + 1)
        )


def _seen(text: str, unseen: re.Pattern[str] | None) -> Iterator[tuple[int, str]]:
    """Each character that is shown, with its offset; a character reference is the character it stands for."""
    end = 0
    for hidden in unseen.finditer(text) if unseen else ():
        yield from enumerate(text[end : hidden.start()], end)
        if hidden[0].startswith("&"):
            yield hidden.start(), unescape(hidden[0])
        end = hidden.end()
    yield from enumerate(text[end:], end)


class Withheld:
    """What one brand withholds on a day: customers' names.

    ``texts`` show which words the handbook uses as words: those are no name by themselves.
    """

    def __init__(self, full: Brand, withheld: Mapping[Path_, str], texts: Iterable[str] = ()):
        self.full, self.texts = full, texts
        self.reasons = {
            path[2]: reason
            for path, reason in withheld.items()
            if path[:2] == ("customers", "named") and len(path) == 3
        }

    @cached_property
    def spellings(self) -> list[Spelling]:
        """The spellings to look for, of each name and of the parts that tell whose it is."""
        return [one for key, reason in self.reasons.items() for one in self._spellings(key, reason)]

    def _spellings(self, key: str | int, reason: str) -> Iterator[Spelling]:
        name = str(self.full.customers.named[Key(key)].name)
        words = [word for word in re.split(r"[^\w]+", name) if word]
        core = [word for word in words if word.casefold() not in (*_LEGAL, "the", "and")]
        for form in {fold(name), fold(name.replace("&", " and ")), fold("".join(core))}:
            if len(form) > 2 or form == fold(name):
                yield Spelling(form, name, reason, len(core) == 1 and form == fold(core[0]))
        for word, next_word in zip(core, [*core[1:], ""], strict=True):
            if self._is_distinctive(word) and next_word.casefold() not in _PLACES:
                yield Spelling(fold(word), name, reason, True)

    def _is_distinctive(self, word: str) -> bool:
        known = self._known_words
        return len(word) > 3 and not word.isdigit() and not {word, fold(word)} & known

    @cached_property
    def _known_words(self) -> frozenset[str]:
        """Words that may be said, whoever is called so: those of other names, and common ones."""
        said: set[str] = set()
        for path, value in walk(self.full):
            if not isinstance(value, Text) or isinstance(value, Key):
                continue
            if path[:2] == ("customers", "named") and path[2] in self.reasons:
                continue
            named = path[0] in ("meta", "contact") or path[-1] in ("name", "term", "short", "full")
            said.update(word for word in _A_WORD.findall(value) if named or word.islower())
        for text in self.texts:
            small = _SMALL.findall(_UNSEEN.sub("", text))
            said.update(word for word in small if word == unicodedata.normalize("NFKC", word))
        return _COMMON.union(map(fold, said))

    def names_in(self, wording: Wording) -> Iterator[tuple[int, str, str]]:
        """Each withheld name: its offset, the name itself, and why it is withheld."""
        found: dict[int, tuple[int, str, str]] = {}
        for unseen in (_UNSEEN, None) if _UNSEEN.search(wording.text) else (None,):
            quick = fold(unseen.sub(_as_seen, wording.text) if unseen else wording.text)
            near = [name for name in self.spellings if name.letters in quick]
            if not near:
                continue
            letters = _Letters.of(wording.text, unseen)
            for name in near:
                for start in _places(letters, name, wording):
                    found.setdefault(start, (start, name.shown, name.reason))
        yield from _first_of_each_line(found, wording)

    def in_text(self, wording: Wording) -> Iterator[Problem]:
        """A problem for each line that gives a name away."""
        for start, name, reason in self.names_in(wording):
            where = f"{wording.what} names " if wording.what else ""
            what = f'{where}"{name}"' if where else f'"{name}" must not be published'
            mend = _MEND.get(wording.kind, "take it out of the page")
            line = wording.line_at(start)
            yield Problem(wording.file, line, "withheld", f"{what}: {reason}", mend)


_MEND = {
    "fact": "take the name out, or note the consent",
    "file name": "rename the file, or note the consent",
    "front matter": "take it out of the front matter",
    "picture": "take it out of the picture: its words, titles and names of layers",
    "menu": "call it something else",
    "template": "take it out of the template",
}


def _as_seen(found: re.Match[str]) -> str:
    return unescape(found[0]) if found[0].startswith("&") else ""


def _first_of_each_line(
    found: Mapping[int, tuple[int, str, str]], wording: Wording
) -> Iterator[tuple[int, str, str]]:
    told: set[tuple[int, str]] = set()
    breaks = [place.start() for place in re.finditer("\n", wording.text)]
    for start, name, reason in (found[offset] for offset in sorted(found)):
        place = (bisect_left(breaks, start), name)
        if place not in told:
            told.add(place)
            yield start, name, reason


def _places(letters: _Letters, name: Spelling, wording: Wording) -> Iterator[int]:
    """The offsets at which ``name`` stands as words of their own."""
    start = letters.letters.find(name.letters)
    while start >= 0:
        end = start + len(name.letters)
        if letters.begins_a_word(start) and letters.ends_a_word(end, name):
            in_one_piece = " " not in letters.gaps[start + 1 : end]
            if not name.is_part or (in_one_piece and _reads_as_name(wording, letters.at[start])):
                yield letters.at[start]
        start = letters.letters.find(name.letters, start + 1)


def _reads_as_name(wording: Wording, first: int) -> bool:
    """Whether a word is written as a name is: with a capital letter."""
    capital = unescape(wording.text[first : first + 10])[:1]
    if wording.kind in ("file name", "braces") or not capital.islower():
        return True
    before, after = wording.text[max(0, first - 60) : first], wording.text[first : first + 60]
    return bool(_IN_ADDRESS.fullmatch(before) or re.match(r"[\w-]+(?:@|\.\w)", after))
