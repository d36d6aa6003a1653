"""Bytes a writer's editor may leave behind: what is accepted, and what each refusal says."""

import pytest

from handbook.text_files import LARGEST, decode


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


@pytest.mark.parametrize(
    "text", ["自転車で運ぶ", "שלום", "👩‍🔧 🚲", "Zoë naïve façade", "Ψ π", "Привет", "می‌خواهم"]
)
def test_every_script_is_welcome(text):
    assert decode(f"a: {text}\n".encode(), "x") == (f"a: {text}\n", [])
