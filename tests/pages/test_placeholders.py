"""A fact is shown exactly as it stands in the facts, wherever a page prints it."""

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from handbook.drawing.placeholders import Inert
from support import FUZZ

EXTENSIONS = [
    "admonition",
    "attr_list",
    "def_list",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "footnotes",
]
CONTEXTS = {
    "paragraph": ("before {} after", "p", "before {} after"),
    "emphasis": ("*{}*", "em", "{}"),
    "strong": ("**{}**", "strong", "{}"),
    "heading": ("# {}", "h1", "{}"),
    "table cell": ("| a | b |\n|---|---|\n| {} | x |", "td", "{}"),
    "link text": ("[{}](https://a.example)", "a", "{}"),
    "code span": ("`{}`", "code", "{}"),
    "fence": ("    {}", "code", "{}"),
    "admonition title": ('!!! note "{}"\n\n    text', "p.admonition-title", "{}"),
    "list": ("- {}\n- b", "li", "{}"),
    "definition": ("term\n:   {}", "dd", "{}"),
    "block quote": ("> {}", "blockquote", "{}"),
}
HOSTILE = [
    "a|b",
    "*x*",
    "<script>alert(1)</script>",
    "`c`",
    "{{ 7*7 }}",
    "[x](javascript:alert(1))",
    "a\nb",
    '" onclick="x',
    "&amp;",
    "#h",
    "- l",
    "x&y<z>\"'",
]


def shown(text: str, value: object, selector: str) -> str:
    inert = Inert()
    html = inert.settle(markdown.markdown(text.format(inert.hold(value)), extensions=EXTENSIONS))
    return BeautifulSoup(html, "html5lib").select_one(selector).get_text()


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("value", HOSTILE)
def test_shown_exactly(context, value):
    text, selector, expected = CONTEXTS[context]
    assert shown(text, value, selector).strip("\n") == expected.replace("{}", value)


@settings(max_examples=200 * FUZZ, deadline=None)
@given(
    value=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
    context=st.sampled_from(list(CONTEXTS)),
)
def test_any_text_is_shown_exactly(value, context):
    text, selector, expected = CONTEXTS[context]
    assert shown(text, value, selector).strip("\n") == expected.replace("{}", value)


@pytest.mark.parametrize("value", ['"><img src=x onerror=alert(1)>', "it's", "a & b"])
def test_an_attribute_holds_the_value_and_nothing_escapes_from_it(value):
    inert = Inert()
    html = inert.settle(markdown.markdown(f'![{inert.hold(value)}](a.png "{inert.hold(value)}")'))
    image = BeautifulSoup(html, "html5lib").find_all(True)[-1]
    assert (image.name, image["alt"], image["title"]) == ("img", value, value)


def test_a_headings_anchor_is_made_of_the_value():
    inert = Inert()
    html = inert.settle(
        markdown.markdown(f"# Call {inert.hold('+1 503')} now", extensions=EXTENSIONS)
    )
    assert BeautifulSoup(html, "html5lib").h1["id"] == "call-1-503-now"


def test_an_address_works_as_a_link_and_as_text():
    inert = Inert()
    html = inert.settle(
        markdown.markdown(
            f"[site]({inert.hold('https://a.example/b')}) {inert.hold('https://a.example/b')}"
        )
    )
    page = BeautifulSoup(html, "html5lib")
    assert page.a["href"] == "https://a.example/b"
    assert page.p.get_text() == "site https://a.example/b"


def test_a_drawn_block_is_not_wrapped_in_a_paragraph():
    inert = Inert()
    html = inert.settle(
        markdown.markdown(f"above\n\n{inert.hold(Markup('<div>drawn</div>'))}\n\nbelow")
    )
    assert html == "<p>above</p>\n<div>drawn</div>\n<p>below</p>"
