"""What a company calls its customers, points, front desk: its own word takes the place of ours, wherever the handbook speaks.

Pages, templates, menus and questions are written with the general words. Facts, addresses, code and what is marked as
literal stay as they are. A word keeps its number, its capital and its apostrophe, and the article before it fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from functools import cached_property

from handbook.kinds import Facts, Text

_AN = re.compile(
    r"(?i)(?!one\b|once\b|eu)(?:[aeio]|u(?!ni(?!n)|s[aeiu]|ti|r[aeiou])|hour|heir|honest|honor)"
)
"""A word that begins as "an hour" and "an umbrella" do, and not as "a user"."""
_TAKES_ES = re.compile(r"(?i)(?:s|x|z|ch|sh)$")


class OurWord(Text):
    """One word for one of them; where the one for many is not regular, it follows after a comma."""

    pattern = re.compile(r"[^\W\d_][\w'’ -]*(?:, ?[^\W\d_][\w'’ -]*)?")
    example = "patient, or with its plural: person, people"
    noun = "a word"

    @property
    def one(self) -> str:
        return self.partition(",")[0].strip()

    @property
    def many(self) -> str:
        """Its plural, as English makes it unless it is given."""
        if given := self.partition(",")[2].strip():
            return given
        if re.search(r"(?i)[^aeiou]y$", self.one):
            return f"{self.one[:-1]}ies"
        return self.one + ("es" if _TAKES_ES.search(self.one) else "s")


class OurWords(Facts):
    """Our own words for what the handbook calls otherwise. They are put in place everywhere but in facts."""

    customer: OurWord | None = None
    """Whom we serve: patient, client, member, guest."""
    client: OurWord | None = None
    """The same, where pages say client; without it, the word for customer."""
    points: OurWord | None = None
    """What small marketing things earn: star."""
    brand_meeting: OurWord | None = None
    """The meeting about all this: team meeting."""
    front_desk: OurWord | None = None
    """Where people call and come first: reception."""

    @cached_property
    def _forms(self) -> dict[str, str]:
        """Each general word with ours. A single point is no score on a page, so only templates say it our way."""
        words = {"customer": self.customer, "client": self.client or self.customer,
                 "brand meeting": self.brand_meeting, "front desk": self.front_desk}  # fmt: skip
        given = {general: word for general, word in words.items() if word}
        forms = {general: word.one for general, word in given.items()}
        forms |= {f"{general}s": word.many for general, word in given.items()}
        return forms | ({"points": self.points.many} if self.points else {})

    @cached_property
    def _scored(self) -> dict[str, str]:
        return self._forms | ({"point": self.points.one} if self.points else {})

    def __call__(self, text: str) -> str:
        """A text of the handbook's own, in our words."""
        return _put(text, self._forms)

    def in_markdown(self, text: str, literal: Iterable[tuple[int, int]] = ()) -> str:
        """A page's text in our words; ``literal`` are the stretches that stay, by offsets."""
        pieces, done = list[str](), 0
        for begin, end in (*literal, (len(text), len(text))):
            pieces += [_outside(_NO_PROSE, text[done:begin], self), text[begin:end]]
            done = end
        return "".join(pieces)

    def in_template(self, source: str) -> str:
        """A template in our words: its text, what its tags say, and the phrases in its code."""

        def phrase(found: re.Match[str]) -> str:
            is_said = " " in found[2] or (found[1] == '"' and found[2] in ("point", "points"))
            return found[1] + (_put(found[2], self._scored) if is_said else found[2]) + '"'

        def code(found: re.Match[str]) -> str:
            return found[0] if found[0].startswith("{#") else _QUOTED.sub(phrase, found[0])

        said = _outside(_TAGS_AND_CODE, source, lambda part: _put(part, self._scored))
        return _CODE.sub(code, _SAID.sub(phrase, said))


_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TAGS_AND_CODE = re.compile(rf"{_CODE.pattern}|<(?:{_CODE.pattern}|[^<>])*>", re.DOTALL)
_QUOTED = re.compile(r'(")([^"]*)"')
_SAID = re.compile(r'(\b(?:alt|title|aria-label|placeholder|content|data-[\w-]+)=")([^"<>]*)"')
_NO_PROSE = re.compile(
    r"^(?P<fence>```++|~~~++).*?^(?P=fence)|(?<!`)(?P<tick>`++)[^`\n]+(?P=tick)"
    r"|\{\{[^{}]*\}\}|\{%(?:[^%]|%(?!\}))*(?:%\}|\Z)|\{#(?:[^#]|#(?!\}))*(?:#\}|\Z)|\{:[^{}\n]*\}"
    r"|\]\([^()\n]{0,500}\)|^\[[^\]\n]+\]:[^\n]*|<[^<>]*>|\bhttps?://\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+",
    re.DOTALL | re.MULTILINE,
)
"""What in a page is no prose: code, macros, addresses, tags."""


def _outside(pattern: re.Pattern[str], text: str, say: Callable[[str], str]) -> str:
    """The text with each stretch said otherwise that a pattern does not find."""
    pieces, done = list[str](), 0
    for found in pattern.finditer(text):
        pieces += [say(text[done : found.start()]), found[0]]
        done = found.end()
    return "".join([*pieces, say(text[done:])])


def _put(text: str, forms: dict[str, str]) -> str:
    if not forms:
        return text
    words = "|".join(
        re.escape(one).replace(r"\ ", r"\s+") for one in sorted(forms, key=len, reverse=True)
    )
    article = r"(?:(?P<article>an?)(?P<gap>\s+[*_]*))?"
    whole = rf"(?i)(?<![\w./-]){article}(?P<word>{words})(?P<of>['’]s?(?!\w))?(?!\w)"
    return re.sub(whole, lambda found: _said(found, forms), text)


def _said(found: re.Match[str], forms: dict[str, str]) -> str:
    general = found["word"]
    word = forms[" ".join(general.lower().split())]
    if general.isupper():
        word = word.upper()
    elif general[0].isupper():
        word = word[0].upper() + word[1:]
    if "\n" in general:  # lines keep their numbers
        word += "\n"
    before = _article(found["article"], word) + found["gap"] if found["article"] else ""
    return before + word + _possessive(found["of"] or "", word)


def _article(general: str, word: str) -> str:
    return general[0] + ("n" if _AN.match(word) else "")


def _possessive(general: str, word: str) -> str:
    """The apostrophe, with the s that a plural like "people" takes."""
    return general + "s" if len(general) == 1 and not word.lower().endswith("s") else general


NO_WORDS = OurWords()
"""Those of a company that says it as the handbook does."""
speaking: ContextVar[OurWords] = ContextVar("speaking", default=NO_WORDS)
"""The words of the company that is being drawn."""
