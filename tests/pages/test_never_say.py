"""Words we never say are found wherever a reader may meet them, with what to say instead."""

import pytest

from handbook.pages.page import split
from handbook.pages.wording import of_page
from handbook.pages.never_say import Words
from support import vary


def told(brand, text, file="docs/press.md"):
    page, _ = split(text, file)
    words = Words(brand)
    return [problem for wording in of_page(page) for problem in words.in_text(wording)]


def test_every_form_of_a_word_is_found_with_the_reason(brand):
    for entry in brand.message.never_say:
        for word in entry.words:
            (problem,) = told(brand, f"# Press\n\nHere is a {word.upper()} for you.\n")
            assert problem.line == 3
            assert problem.what == f'"{word.upper()}" is a word we never say: {entry.why}'
            assert problem.mend == f"say {entry.say}"


@pytest.fixture
def of_two_words(brand):
    """The brand, with a phrase among what it never says."""
    return vary(brand, "message.never_say.0.words", ("circle back", "let's synergize"))


@pytest.mark.parametrize(
    "text",
    [
        "We circle\nback soon.",
        "> We circle\n> back soon.",
        "We **circle** _back_ soon.",
        "We circle\u00a0back soon.",
        "We CIRCLE  Back soon.",
        "So let’s\nsynergize.",
        "We circle-back soon.",
        "We circle\u2011back soon.",
        "We circle–back soon.",
    ],
)
def test_a_phrase_is_found_however_it_is_set(of_two_words, text):
    (problem,) = told(of_two_words, f"# Press\n\n{text}\n")
    assert problem.line == 3 and problem.code == "never-say"


def test_two_words_in_two_paragraphs_are_no_phrase(of_two_words):
    assert told(of_two_words, "# Press\n\nWe ride in a circle\n\nBack at noon.\n") == []


@pytest.mark.parametrize("key", ["title", "description", "search"])
def test_front_matter_is_read_too(brand, key):
    word = brand.message.never_say[0].words[0]
    (problem,) = told(brand, f"---\nhide:\n  - toc\n{key}: Our {word}\n---\n\n# Press\n")
    assert (problem.line, f"(the {key})" in problem.what) == (4, True)


def test_alt_texts_link_titles_and_file_names_are_read_too(brand):
    word = brand.message.never_say[0].words[0]
    for text in (f"![Our {word}](a.png)", f'[us](a.md "Our {word}")'):
        assert [problem.line for problem in told(brand, f"# Press\n\n{text}\n")] == [3]
    assert [problem.line for problem in told(brand, "# Press\n", f"docs/our-{word}.md")] == [1]


def test_part_of_another_word_and_literal_passages_are_left_alone(brand):
    word = brand.message.never_say[0].words[0]
    text = f"x{word}x\n\n{{# literal: a customer said so #}}\nI want a {word}.\n"
    assert told(brand, text) == []
