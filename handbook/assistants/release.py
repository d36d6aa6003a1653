"""A published release as an assistant may ask it. It reads the site's own files: what is withheld is not in them."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from handbook.exports.catalog import FACTS_FILE
from handbook.pages.site_files import TEXT_RULES
from handbook.problems import did_you_mean
from handbook.site.copies import COPY, NAMED
from handbook.texts.checking import check
from handbook.texts.measures import measures
from handbook.texts.rules import loaded
from handbook.texts.words import stem, tokens

LONGEST = 20_000
"""Characters of a text that is checked."""


class NotThere(LookupError):
    """What was asked for is not in the release; the message says what may have been meant."""


@dataclass(frozen=True)
class Found:
    """A page or fact that answers a question: its address in the handbook or its path, its name, and the words there."""

    where: str
    name: str
    words: str


class Entry(NamedTuple):
    """What can be found, with the stems of what it is called and of what it says."""

    found: Found
    called: frozenset[str]
    says: frozenset[str]


class Release:
    """The release in the folder ``site``."""

    def __init__(self, site: Path):
        self.site = site

    @cached_property
    def facts(self) -> dict[str, str]:
        """Every published fact by its path."""
        facts: dict[str, str] = json.loads(self._read(FACTS_FILE))["facts"]
        return facts

    @cached_property
    def pages(self) -> dict[str, str]:
        """The Markdown of every page by its address."""
        copies = sorted(self.site.rglob(COPY))
        folder = ((copy, copy.parent.relative_to(self.site).as_posix()) for copy in copies)
        return {name.removeprefix("."): copy.read_text(encoding="utf-8") for copy, name in folder}

    @cached_property
    def _rules(self) -> dict[str, Any]:
        return loaded(self._read(TEXT_RULES))

    def _read(self, file: str) -> str:
        return (self.site / file).read_text(encoding="utf-8")

    def fact(self, path: str) -> dict[str, str]:
        """The fact at a path, or all facts beneath it, by path. Raises ``NotThere``."""
        wanted = path.strip().strip(".")
        beneath = {
            key: text for key, text in self.facts.items() if f"{key}.".startswith(f"{wanted}.")
        }
        if not beneath or not wanted:
            raise NotThere(
                f'there is no published fact "{wanted}"{did_you_mean(wanted, self.facts)}'
            )
        return beneath

    def page(self, address: str) -> str:
        """The Markdown of a page. Raises ``NotThere``."""
        path = re.sub(r"^.*?://[^/]*/|[#?].*$", "", address.strip())
        wanted = re.sub(r"(^|/)index\.\w+$", "", path).strip("/")
        if wanted not in self.pages:
            raise NotThere(f'there is no page "{wanted}"{did_you_mean(wanted, self.pages)}')
        return self.pages[wanted]

    def find(self, question: str, most: int = 5) -> list[Found]:
        """The pages and facts that have most of a question's words, the best first."""
        asked = _stems(question) - self._common
        weights = {
            word: math.log(1 + len(self._entries) / (1 + self._spread[word])) for word in asked
        }
        scored = [(score, one.found) for one in self._entries if (score := _score(weights, one))]
        best = sorted(scored, key=lambda pair: (-pair[0], pair[1].where))[:most]
        return [Found(one.where, one.name, _stretch(one.words, asked)) for _, one in best]

    @cached_property
    def _common(self) -> frozenset[str]:
        return frozenset(stem(word) for word in self._rules["silent"])

    @cached_property
    def _spread(self) -> Counter[str]:
        """In how many pages and facts each word is."""
        return Counter(word for one in self._entries for word in one.called | one.says)

    @cached_property
    def _entries(self) -> list[Entry]:
        """Every page, every fact that has a name, and every other fact by its path."""
        entries = [_page_entry(f"{address}/", text) for address, text in self.pages.items()]
        named = json.loads(self._read(NAMED))
        for one in named:
            found = Found(one["path"], one["name"], one["value"])
            entries.append(_entry(found, f"{one['name']} {one['keywords']}"))
        paths = {one["path"] for one in named}
        for path, text in self.facts.items():
            if not any(f"{path}.".startswith(f"{known}.") for known in paths):
                name = re.sub("[._]", " ", path)
                entries.append(
                    Entry(Found(path, name, text), frozenset(), _stems(f"{name} {text}"))
                )
        return entries

    def check_text(self, text: str) -> dict[str, Any]:
        """What is to be mended in a text, and what it measures."""
        found = [asdict(one) for one in check(text[:LONGEST], self._rules)]
        return {"findings": found, "measures": measures(text, self._rules)}

    def pitch(self, role: str = "") -> str:
        """What we answer to "so what do you do?", with the part that a role plays. Raises ``NotThere``."""
        if "message.pitch.text" not in self.facts:
            raise NotThere("no pitch is published")
        pitch = [self.facts["message.pitch.text"], self.facts["message.pitch.call_to_action"]]
        if role:
            roles = {key.split(".")[1] for key in self.facts if key.startswith("roles.")}
            key = role.strip().lower().replace(" ", "_").replace("-", "_")
            if key not in roles:
                raise NotThere(
                    f'there is no role "{role}"; the roles are {", ".join(sorted(roles))}'
                )
            pitch.insert(1, self.facts[f"roles.{key}.says"])
        return "\n\n".join(pitch)


def _page_entry(address: str, text: str) -> Entry:
    head, body = ("", text) if text.startswith("#") else text.split("---\n", 2)[1:]
    name = body.strip().partition("\n")[0].lstrip("# ")
    return _entry(Found(address, name, body), f"{name} {head}")


def _entry(found: Found, called: str) -> Entry:
    return Entry(found, _stems(called), _stems(found.words))


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word.text) for word in tokens(text))


def _score(asked: dict[str, float], one: Entry) -> float:
    """How much of a question something answers: rare words more, each twice in a name, a little less in a long text."""
    hits = sum(
        weight * ((word in one.called) + (word in one.called | one.says))
        for word, weight in asked.items()
    )
    return hits / (1 + len(one.found.words) / 20_000)


def _stretch(text: str, asked: frozenset[str]) -> str:
    """The paragraph with most of the words that were asked for."""
    parts = [part for part in text.split("\n\n") if part.strip()]
    return max(parts, key=lambda part: len(asked & _stems(part)), default="")
