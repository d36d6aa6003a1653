"""Words we never say are found in pages, with what to say instead."""

from handbook.pages.page import Page
from handbook.pages.never_say import Words


def test_every_form_of_a_word_is_found_with_the_reason(brand):
    words = Words(brand)
    for entry in brand.message.never_say:
        for word in entry.words:
            (problem,) = words.in_page(
                Page("docs/press.md", f"# Press\n\nHere is a {word.upper()} for you.\n")
            )
            assert problem.line == 3
            assert problem.what == f'"{word.upper()}" is a word we never say: {entry.why}'
            assert problem.mend == f"say {entry.say}"


def test_part_of_another_word_and_literal_passages_are_left_alone(brand):
    word = brand.message.never_say[0].words[0]
    page = Page(
        "docs/press.md", f"x{word}x\n\n{{# literal: a customer said so #}}\nI want a {word}.\n"
    )
    assert list(Words(brand).in_page(page)) == []
