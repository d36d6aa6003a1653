"""What we say: key message, pitch, one word, what we are not, words, amazing facts, claims (requirements 13, 18, 19, 34, 54)."""

from __future__ import annotations

import datetime

import pytest
from support import HOSTILE, shows_as_written, soup, text, vary

from handbook.kinds import freeze
from handbook.facts.publication import publishable
from handbook.subjects.message import (
    Pitch,
    amazing_facts,
    claims,
    key_message,
    not_us,
    one_word,
    pitch,
    words,
)

MACROS = [amazing_facts, claims, key_message, not_us, one_word, pitch, words]


def test_the_key_message_comes_with_its_reason(brand):
    page, message = soup(key_message(brand)), brand.message.key_message
    assert text(page).startswith(message.text) and message.why in text(page)


def test_the_pitch_is_quoted_whole_and_ends_in_what_to_do(brand):
    quoted = text(soup(pitch(brand)).select_one("blockquote [data-part=text]"))
    assert quoted == f"{brand.message.pitch.text} {brand.message.pitch.call_to_action}"


def test_the_pitch_says_how_long_it_takes_to_say(brand):
    long = Pitch(text="word " * 45, words_per_minute=150, call_to_action="five more words to say")
    assert "20 seconds" in text(pitch(vary(brand, "message.pitch", long)))


def test_slow_speakers_take_longer(brand):
    assert (
        vary(brand, "message.pitch.words_per_minute", 75).message.pitch.seconds
        > brand.message.pitch.seconds
    )


def test_the_one_word_comes_with_what_earns_it(brand):
    page, one = soup(one_word(brand)), brand.message.one_word
    assert text(page).startswith(one.word) and one.why in text(page)
    assert [text(item) for item in page.find_all("li")] == list(one.shown_by)


def test_what_we_are_not_is_told_from_what_we_are_in_words(brand):
    page = soup(not_us(brand))
    assert [text(term) for term in page.find_all("dt")] == [
        f"Not {pair.what}" for pair in brand.message.not_us
    ]
    assert [text(term) for term in page.find_all("dd")] == [
        f"But {pair.instead}" for pair in brand.message.not_us
    ]


def test_words_are_two_tables_with_names(brand):
    say, never = soup(words(brand)).find_all("table")
    assert (text(say.caption), text(never.caption)) == ("Words we say", "Words we never say")
    assert len(say.tbody.find_all("tr")) == len(brand.message.say) and len(
        never.tbody.find_all("tr")
    ) == len(brand.message.never_say)


def test_a_word_we_never_say_stands_beside_what_to_say(brand):
    row, choice = soup(words(brand)).find_all("table")[1].tbody.tr, brand.message.never_say[0]
    assert [text(word) for word in row.th.find_all("span")] == list(choice.words)
    assert text(row.td) == f"Say {choice.say} {choice.why}"


@pytest.mark.parametrize(
    ("path", "caption"),
    [("message.say", "Words we never say"), ("message.never_say", "Words we say")],
)
def test_one_kind_of_words_may_be_missing(brand, path, caption):
    tables = soup(words(vary(brand, path, ()))).find_all("table")
    assert [text(table.caption) for table in tables] == [caption]


@pytest.mark.parametrize(("macro", "group"), [(amazing_facts, "amazing_facts"), (claims, "claims")])
def test_every_claim_comes_with_its_proof_and_its_last_day(brand, macro, group):
    items = soup(macro(brand)).find_all("li")
    assert len(items) == len(getattr(brand.message, group)) > 0
    for item, claim in zip(items, getattr(brand.message, group).values(), strict=True):
        assert claim.text in text(item) and claim.evidence in text(item)
        assert f"{claim.expires:%B} {claim.expires.day}, {claim.expires.year}" in text(item)
        assert item.find("a", href=claim.source)


def test_a_claim_without_a_source_has_no_link(brand):
    key = next(iter(brand.message.claims))
    item = soup(claims(vary(brand, f"message.claims.{key}.source", None))).li
    assert not item.find("a") and brand.message.claims[key].evidence in text(item)


@pytest.mark.parametrize(("macro", "group"), [(amazing_facts, "amazing_facts"), (claims, "claims")])
def test_what_is_past_its_day_is_not_shown(brand, macro, group):
    published, _ = publishable(brand, datetime.date(2999, 1, 1))
    shown = text(macro(published))
    assert shown.startswith("No ") and not any(
        claim.text in shown for claim in getattr(brand.message, group).values()
    )


def test_what_is_not_there_yet_is_said_kindly(brand):
    bare = brand.message.model_copy(
        update={
            "not_us": (),
            "say": (),
            "never_say": (),
            "amazing_facts": freeze({}),
            "claims": freeze({}),
        }
    )
    for macro in (not_us, words, amazing_facts, claims):
        page = soup(macro(vary(brand, "message", bare)))
        assert text(page).startswith("No ") and not page.find(["table", "dl", "ul"])


@pytest.mark.parametrize("macro", MACROS)
def test_what_looks_like_markup_is_shown_as_written(macro, hostile_brand):
    assert shows_as_written(macro(hostile_brand))
    assert text(macro(hostile_brand)).count(HOSTILE) >= 2


@pytest.mark.parametrize("macro", MACROS)
def test_a_small_company_has_something_to_read(macro, small_brand):
    assert len(text(macro(small_brand))) > 20
