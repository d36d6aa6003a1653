"""Six callers on cards: who is right for us, practiced before somebody calls (requirement 21)."""

from __future__ import annotations

import pytest
from support import HOSTILE, shows_as_written, soup, text, vary

from handbook.kinds.absent import ABSENT, Missing
from handbook.kinds import freeze
from handbook.subjects.practice import caller_cards
from handbook.subjects.recall import recall


def test_each_card_shows_what_is_said_and_keeps_the_answer_on_its_back(brand):
    cards = soup(caller_cards(brand)).select(".caller")
    callers = brand.practice.callers.values()
    assert len(callers) >= 6 and {caller.fits for caller in callers} == {True, False}
    for card, caller in zip(cards, callers, strict=True):
        back = card.select_one("details:not([open])")
        for said in (caller.why, caller.say):
            assert said in text(back)
        back.extract()
        assert caller.says in text(card) and caller.why not in text(card)


def test_a_caller_is_a_question_to_practice_too(brand):
    page = soup(recall(brand))
    for key, caller in brand.practice.callers.items():
        item = page.find("details", attrs={"data-key": f"practice.callers.{key}"})
        assert caller.says in text(item.summary)
        right = [text(one) for one in item.template.select("[data-right]")]
        assert right == ["Yes" if caller.fits else "No, and kindly"]


def test_without_callers_there_are_no_cards(brand):
    none = caller_cards(vary(brand, "practice.callers", freeze({})))
    assert not soup(none).select(".caller") and "No callers" in text(none)
    with pytest.raises(Missing):
        caller_cards(vary(brand, "practice", ABSENT))


def test_what_looks_like_markup_is_shown_as_written(hostile_brand):
    assert shows_as_written(caller_cards(hostile_brand))
    assert text(caller_cards(hostile_brand)).count(HOSTILE) > 10
