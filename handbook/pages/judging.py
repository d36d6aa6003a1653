"""What every text of one edition is held against. A text that is in order is remembered, and judged no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain

from handbook.cache import Cache, digest
from handbook.facts.brand import Brand
from handbook.facts.reading import Reading
from handbook.pages.leftovers import check_leftovers, markup_in_facts, notes_to_oneself
from handbook.pages.never_say import Words
from handbook.pages.page import Page
from handbook.pages.two_times import TwoTimes
from handbook.pages.typed_by_hand import Finder, check_typed_by_hand
from handbook.pages.visible_text import prose, snippets, unexplained
from handbook.pages.withheld_claims import WithheldClaims
from handbook.pages.withheld_words import Withheld
from handbook.pages.wording import Wording, of_facts, of_page
from handbook.problems import Problem
from handbook.input.strict_yaml import Path_
from handbook.input.time_limit import Clock


class Judge:
    """Judges the texts of ``pages`` and ``others``. ``facts`` says all that is known of the company, and the day."""

    def __init__(
        self,
        reading: Reading,
        withheld: Mapping[Path_, str],
        pages: list[Page],
        others: list[Wording],
        clock: Clock,
    ):
        self.reading, self.pages, self.others, self.clock = reading, pages, others, clock
        self.texts = [*chain.from_iterable(map(of_page, pages)), *others]
        said = (one.text for one in self.texts if one.kind not in ("file name", "braces"))
        self.names = Withheld(reading.brand, withheld, said)
        self.words = Words(reading.brand)
        self.claims = WithheldClaims(reading.brand, withheld)
        self.finder = Finder(reading.brand, withheld, map(prose, pages))

    def problems(self, published: Brand, cache: Cache, facts: str) -> Iterator[Problem]:
        """What is wrong with any text that a reader may meet: in pages, facts, templates, names and titles."""
        spellings = sorted(map(repr, self.names.spellings))
        rules = digest(facts, spellings, sorted(self.finder.words))
        for page in self.pages:
            judge = partial(self._page, page)
            yield from cache.kept(judge, "text", rules, page, worth=_is_in_order)
        facts_said = list(of_facts(published, self.reading.document))
        judge = partial(self._others, facts_said)
        yield from cache.kept(judge, "other texts", rules, self.others, worth=_is_in_order)
        yield from self._between([*self.texts, *facts_said])

    def _page(self, page: Page) -> list[Problem]:
        self.clock.page = page.file
        return [
            *check_typed_by_hand(page, self.finder),
            *unexplained(page),
            *snippets(page),
            *check_leftovers(page),
            *self._in_words(of_page(page)),
        ]

    def _others(self, facts: list[Wording]) -> list[Problem]:
        return [*self._in_words([*self.others, *facts])]

    def _between(self, texts: Iterable[Wording]) -> Iterator[Problem]:
        """What is wrong with one text because of another."""
        promises = TwoTimes(self.reading.brand)
        for wording in texts:
            promises.hear(wording)
        yield from promises.problems()

    def _in_words(self, texts: Iterable[Wording]) -> Iterator[Problem]:
        for wording in texts:
            self.clock.page = wording.file
            yield from self.names.in_text(wording)
            yield from self.words.in_text(wording)
            if wording.path not in self.reading.references:
                yield from self.claims.in_text(wording)
            yield from notes_to_oneself(wording)
            yield from markup_in_facts(wording)


def _is_in_order(problems: list[Problem]) -> bool:
    return not problems
