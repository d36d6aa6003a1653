"""Bytes a writer's editor may leave behind: what is accepted, and what each refusal says."""

import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handbook.input.characters import MOST_TOLD, strange
from handbook.input.strict_yaml import parse
from handbook.input.text_files import LARGEST, decode
from support import FUZZ


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        ("a: 1\n".encode("utf-16"), 1, ["UTF-16", "0xFF"]),
        (b"a: 1\nname: Caf\xe9\n", 2, ["0xE9", "not UTF-8"]),
        (b"a: 1\nb: 2\nc: \x00\n", 3, ["NUL", "0x00"]),
        ("a: 1\nb: x\x85c: 2\n".encode(), 2, ["U+0085", "line break"]),
        ("a: x\u2028y\n".encode(), 1, ["U+2028"]),
        ("a: abc\u202etxt\n".encode(), 1, ["U+202E", "RIGHT-TO-LEFT OVERRIDE"]),
        ("a: pay\u200bpal\n".encode(), 1, ["U+200B", "invisible"]),
        ("a: Wrenfi\u0435ld\n".encode(), 1, ["Wrenfi\u0435ld", "U+0435 CYRILLIC SMALL LETTER IE"]),
        (b"a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> mine\n", 2, ["merge conflict"]),
        (b"a" * (LARGEST + 1), 1, ["1,000,001 bytes"]),
    ],
)
def test_refused_bytes_name_the_line_and_the_culprit(data, line, words):
    _, problems = decode(data, "data/brand.yaml")
    assert problems[0].line == line
    assert all(word in problems[0].what for word in words), problems[0].what
    assert problems[0].mend


def test_byte_order_mark_and_windows_line_ends_are_taken_off():
    text, problems = decode(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "x")
    assert (text, problems) == ("a: 1\nb: 2\n", [])


WRITTEN = """
自転車で運ぶ · שלום · Zoë naïve façade ½ 50 € ™️ © “x” · Ψ π · Привет · 한국어 · 全角　空白 · ไทย · ﷺ · ١٢٣ · …
👩‍🔧 🚲 · 👨‍👩‍👧‍👦 👩🏽‍❤️‍💋‍👨🏿 · 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🇩🇪🇯🇵 🏳️‍🌈 🏴‍☠️ · 1️⃣#️⃣*️⃣ · 👍🏽 ❤️‍🔥 ☀️ ☎︎ 👩🏽‍🦰 🐈‍⬛ ↗️
می‌خواهم PDF‌ها ۲۰‌ساله جزء‌ها ه‍ .ق · اردو · क्‍ष क्‌ष · ශ්‍රී ලංකා · র‍্যাব · അവന്‍ · ಸಾಫ್ಟ್‌ವೇರ್‌ · ភាសា​ខ្មែរ · 葛󠄀城 · ᠬᠠᠭᠠᠨ᠎ᠠ
R&D AT&T a & b &amp; &lt; &copy; &eacute; &#233; &nbsp;
"""


@pytest.mark.parametrize("text", WRITTEN.replace("\n", " · ").strip(" ·").split(" · "))
def test_what_people_write_is_welcome(text):
    assert decode(f"a: {text}\n".encode(), "x") == (f"a: {text}\n", [])


HIDDEN = {
    "line break": ["\x0b", "\x0c", "\r", "\x85", "\u2028", "\u2029"],
    "direction": list("\u061c\u200e\u200f\u202a\u202e\u2066\u2069"),
    "invisible": [
        *"\u00ad\u034f\u115f\u1160\u17b4\u180b\u180e\u200b\u200c\u200d\u2060\u2064\u206a\u2800\u3164",
        *"\ufe00\ufe0f\ufeff\uffa0\ufff9\U000e0001\U000e0041\U000e007f\U000e0100\U0001d159\U0001d173",
        "🏴\U000e0061\U000e0062\U000e007f",
        "1\ufe0f",
        "😀\u200d",
        "😀\u200dand",
        "🏽\ufe0f",
        "字\ufe03",
        "می\u200c\u200cخواهم",
        "日\u200b本",
        "क\u200b",
        "Ω\u200cλ",
        "é\u200d",
    ],
    "means nothing": ["\ufdd0", "\uffff", "\u0378", "\U000e0fff"],
    "one font": ["\ue000", "\U000f0000"],
    "lost": ["\ufffd", "\ufffc"],
    "control": ["\x07", "\x1b", "\x7f", "\x9f"],
}


@pytest.mark.parametrize(("word", "hidden"), [(w, one) for w, all in HIDDEN.items() for one in all])
def test_what_nobody_sees_is_told_with_its_place(word, hidden):
    _, (problem,) = decode(f"first\npay{hidden}pal\n".encode(), "x")
    assert problem.line == 2 and word in problem.what and problem.mend
    column = int(problem.what.rpartition(" ")[2])
    assert 4 <= column < 4 + len(hidden)


@pytest.mark.parametrize("name", ["&shy;", "&zwj;", "&#8203;", "&#x202E;", "&ZeroWidthSpace;"])
def test_what_nobody_sees_is_no_better_by_its_name(name):
    _, (problem,) = decode(f"a\npay{name}pal\n".encode(), "x")
    assert problem.line == 2 and name in problem.what


def test_what_nobody_sees_is_no_better_as_an_escape():
    document = parse('a: "x"\nb: "pay\\u200bpal"\nc: "a \\"word\\""\n', "data/x.yaml")
    (problem,) = document.problems
    assert problem.line == 2 and "U+200B" in problem.what


@pytest.mark.parametrize(
    "text", ["\u200b" * 300_000, "\u200b\n" * 300_000, "&shy;" * 190_000, "\u0301" * 400_000]
)
def test_a_text_of_nothing_else_is_told_in_few_words(text):
    assert len(decode(text.encode(), "x")[1]) <= MOST_TOLD


UNSEEN = st.characters(categories=["Cc", "Cf", "Cn", "Co"], exclude_characters="\t\n").filter(
    lambda one: not 0x600 <= ord(one) <= 0x8FF or one == "\u061c"  # visible signs of Arabic numbers
)
SEEN = st.text(st.characters(categories=["L", "N", "P", "S", "Zs", "Mc"], max_codepoint=0xFFFB,
                             exclude_characters="&\u115f\u1160\u2800\u3164\uffa0"))  # fmt: skip


@given(
    st.text(st.characters(max_codepoint=0x24F, categories=["L", "N", "Zs"])),
    UNSEEN,
    st.text("abc é"),
)
@settings(max_examples=200 * FUZZ, deadline=None)
@pytest.mark.whole
def test_any_unseen_character_in_any_latin_text_is_found(before, unseen, after):
    assume(unicodedata.category(unseen) != "Cn" or ord(unseen) in range(0xFDD0, 0xFDF0))
    assert next(strange(before + unseen + after)).column == len(before) + 1


@given(SEEN)
@settings(max_examples=200 * FUZZ, deadline=None)
def test_any_visible_text_passes(text):
    assert list(strange(text)) == []
