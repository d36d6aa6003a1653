"""What a reader would see though nobody meant it is told with its line and a remedy; Markdown that works is not."""

import random

import pytest

from handbook.pages.leftovers import check_leftovers, markup_in_facts, notes_to_oneself
from handbook.pages.page import split
from handbook.pages.wording import Wording, of_page

LEFT = {
    "a reference to nothing": ("[our prices][nope]", "no line begins with [nope]:"),
    "a reference by its own words": ("See [our prices][].", "no line begins with [our prices]:"),
    "a footnote without its note": ("As we said.[^9]", "[^9] is nowhere"),
    "a wiki's link": ("See [[Brand voice]].", "[[Brand voice]] makes no link"),
    "a wiki's link with words": ("See [[voice|how we talk]].", "makes no link"),
    "a chat's smile": ("Well done :smile:!", ":smile: makes no picture"),
    "a chat's thumb": ("Well done :thumbs_up:", ":thumbs_up: makes no picture"),
    "a blank in a link": ("See [our name] (our-name.md).", "the blank after [our name]"),
    "a blank before an address": ("[us] (https://wrenfield.example/a)", "the blank after [us]"),
    "a blank before a heading": ("[above] (#prices)", "the blank after [above]"),
    "a link with its brackets swapped": ("See (our name)[our-name.md].", "(our name)[…] makes no"),
    "a link to nothing": ("See [our prices]().", "[our prices] leads nowhere"),
    "a link to the page's top": ("See [our prices](#).", "[our prices] leads nowhere"),
    "a link without words": ("See [](our-name.md).", "has no words"),
    "a link that is never closed": ("See [our name](our-name.md\nfor more.", "is never closed"),
    "a fold that is never closed": ("<details><summary>More</summary>\n\nWords", "<details> is never"),
    "a bold that is never closed": ("We are **rolling.", "** has no second **"),
    "a tag that is never closed": ("We are <b>rolling.\n\nStill.", "<b> is never closed"),
    "a code block that is never closed": ("```\nmake check", "the code block that begins here"),
    "a note to oneself": ("TODO: write about prices", '"TODO" would be published'),
    "a printer's Latin": ("Lorem ipsum dolor sit amet.", '"Lorem ipsum" would be published'),
    "a form's blank": ("We sell [insert product].", '"[insert product]" would be published'),
    "a box without a blank": ('!!!note "Mind"\n    Words', "!!! makes no box"),
    "a box whose title is not closed": ('!!! note "Mind\n\n    Words', "this line makes no box"),
    "a box in typographic quotes": ("!!! note “Mind”\n\n    Words", "this line makes no box"),
    "a fold whose title is not closed": ('??? note "Mind\n\n    Words', "this line makes no box"),
    "a tab without quotes": ("=== Mind\n\n    Words", "this line makes no tab"),
    "a box with nothing in it": ('!!! note "Mind"\n  Words', "holds nothing"),
    "a table without its line": ("| a | b |\n| c | d |", "make no table"),
    "a link that is closed nowhere": ("See [our name](our-name.md for more.", "is never closed"),
    "a list of classes not closed": ("{: .wide", "is never closed"),
    "a fact in one brace": ("We are { meta.name.short }.", "{ meta.name.short } prints nothing"),
    "a macro in one brace": ("{ palette() }", "{ palette() } prints nothing"),
    "a note that no text has": ("[^1]: In May.", "no text has the footnote [^1]"),
    "a box to tick": ("- [ ] Call them back", "[ ] makes no checkbox"),
    "what another program strikes out": ("Now ~~$99~~ free", "is not struck out"),
    "what another program marks": ("This ==matters== most", "is not highlighted"),
}  # fmt: skip


def told(text):
    page, _ = split(f"# Prices\n\n{text}\n", "docs/press.md")
    notes = [one for wording in of_page(page) for one in notes_to_oneself(wording)]
    return [*check_leftovers(page), *notes]


@pytest.mark.parametrize(("text", "what"), LEFT.values(), ids=LEFT)
def test_a_leftover_is_told_with_its_line_and_a_remedy(text, what):
    (problem,) = told(text)
    assert what in problem.what and problem.mend
    assert problem.line == 3
    assert "{it}" not in f"{problem.what}{problem.mend}"


@pytest.mark.parametrize(("text", "what"), LEFT.values(), ids=LEFT)
def test_what_is_meant_literally_is_left_alone(text, what):
    assert told(f"{{# literal: this is about Markdown #}}\n{text}".replace("\n\n", "\n")) == []


WORKS = [
    "See [our prices][p].\n\n[p]: prices.md", "See [Prices][].\n\n[prices]: prices.md", "As we said.[^1]\n\n[^1]: In May.",
    "[ask {{ contact.people.june.name }}](who-helps.md)", "**{{ meta.name.short }}** and **{{ meta.name.full }}**.",
    "[{{ meta.name.short }}](a.md)", "[{{ a }}]({{ b }})", "[sic] (as she said)", "He said [it] (e.g. twice).", "Ratio 3:2:1.", "At 9:30:15.",
    "Call (555) 0123 [mornings].", "1. [a](b.md)\n2. [c](d.md)", "Use `[[…]]` and `:smile:` and `**`.", "```\n[x][nope] TODO **\n```",
    "~~~\n<details>\n~~~", "<details><summary>More</summary>\n\nWords\n\n</details>", "2 ** 3 ** 4", r"A footnote\*\*", "![](a.png)",
    "* one\n* two **bold**\n* three", "***\n\nNew part", "{: .wide }", "<br> <img src='a.png' alt='b'>", "- [x](a.md)", "a == b, or a ==b?",
    '!!! note "Mind"\n    Words', "??? note\n    Words", "!!! note inline end\n\n\n    Words", '??? "Mind"\n\n    Words',
    '=== "Mind"\n\n    Words', "| a | b |\n|:--|--:|\n| c | d |", "{a, b} and {x}", "Title\n===", "!!! Really?\n\nYes.", "??? No idea.\n\nMe neither.", "=== End ===\n\nNext", "[[both]](a.md)", "`{ meta.name }`", '1. a\n\n    !!! note\n\n        b',
    "Wow!!!", "Why???", "The todo list, and the tbd of it.", "`` ` `` and **a**",
    "[insert](a.md) a card", "**a\nb**", "## **A** and *b*", "He cried: stop: now.", "![a picture](a.png) (see b/c.png)",
]  # fmt: skip


@pytest.mark.parametrize("text", WORKS)
def test_what_makes_something_or_is_plain_text_is_left_alone(text):
    assert told(text) == []


def test_every_leftover_of_a_page_is_told_at_its_own_line():
    lines = [text for text, _ in LEFT.values() if "\n" not in text and "```" not in text]
    found = told("\n\n".join(lines))
    assert sorted(problem.line for problem in found) == [3 + 2 * at for at in range(len(lines))]


@pytest.mark.parametrize(
    "text",
    ["<b>Port</b> Alder", "Port **Alder**", "See [us](https://a.example)", "In { facts.town }", "tbd", "???"],
)  # fmt: skip
def test_what_only_a_page_would_draw_is_told_in_a_fact(text):
    wording = Wording("data/facts.yaml", text, 4, "facts.town", "fact")
    (problem,) = [*markup_in_facts(wording), *notes_to_oneself(wording)]
    assert (problem.file, problem.line) == ("data/facts.yaml", 4) and problem.mend
    assert not [*markup_in_facts(Wording("docs/a.md", text, 4))]


@pytest.mark.parametrize(
    "text", ["2 * 3 ** 4", "a < b > c", "[sic] (she said)", "I <3 bread", "{x}", "Why???"]
)
def test_signs_in_a_fact_that_are_words_are_left_alone(text):
    wording = Wording("data/facts.yaml", text, 4, "facts.town", "fact")
    assert [*markup_in_facts(wording), *notes_to_oneself(wording)] == []


@pytest.mark.parametrize("kind", ["fact", "menu", "template", "front matter"])
def test_notes_to_oneself_are_found_in_every_text(kind):
    (problem,) = notes_to_oneself(Wording("data/a.yaml", "Ask June. TBD", 7, "story.vision", kind))
    assert (problem.line, problem.what) == (7, '"TBD" would be published (story.vision)')


@pytest.mark.parametrize(
    "marks", ["[", "[^", "[a](", "`", "<details ", "**a ", "[a][", ":a", "~~", "``` "]
)
@pytest.mark.whole
def test_a_long_page_is_read_once(marks):
    random.seed(1)
    text = marks * (60_000 // len(marks))
    page, _ = split(
        text + "".join(random.choice("[]()`*<:~=^a \n") for _ in range(40_000)), "docs/a.md"
    )
    for problem in check_leftovers(page):
        assert problem.line
