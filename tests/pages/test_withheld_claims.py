"""A claim past its day, or without proof, is found where somebody typed it again in other words."""

import datetime

import pytest

from handbook.edition import prepare
from handbook.kinds import Text
from handbook.pages.page import split
from handbook.pages.withheld_claims import WithheldClaims, stems
from handbook.pages.wording import Wording, of_page
from support import vary

REASON = "it expired on 2026-05-31"
KEY = "third_of_a_van"
PATH = ("message", "claims", KEY)


@pytest.fixture(scope="module")
def claims(brand):
    """One claim is withheld: its words are given here, so that others may change theirs."""
    text = Text(f"Leasing a {brand.products['robin'].name} costs a third of running a small van.")
    return WithheldClaims(vary(brand, f"message.claims.{KEY}.text", text), {PATH: REASON})


def found(claims, body, path="docs/press.md"):
    page, _ = split(body, path)
    wordings = [wording for wording in of_page(page) if wording.kind == "page"]
    return [problem.line for wording in wordings for problem in claims.in_text(wording)]


SAID = {
    "word for word": "Leasing a {{ products.robin.name }} costs a third of running a small van.",
    "turned around": "Running a small van costs three times a {{ products.robin.name }}: a third is all you lease.",
    "beside its product": "A {{ products.robin.name }} is small. It costs one third of what a van costs.",
    "under its heading": "## {{ products.robin.name }}\n\nYou pay a third of the cost of a van.",
    "in a list": "# {{ products.robin.name }}\n\n- Fits a door\n- A **third** of a van's running costs",
    "over two lines": "The {{ products.robin.name }} costs\na third of what a van does.",
    "without its product": "# Prices\n\nWe lease for a third of what it costs to run a small van.",
}


@pytest.mark.parametrize("body", SAID.values(), ids=SAID)
def test_a_withheld_claim_typed_again_is_found(claims, body):
    (line,) = found(claims, f"{body}\n")
    told = body.split("\n")[line - 1]
    assert "van" in told or "costs" in told


CLEAN = [
    "A {{ products.robin.name }} costs less than you think.",
    "A third of our customers had a van before.\n\n## {{ products.robin.name }}\n\nIt fits a door.",
    "## {{ products.heron.name }}\n\nA third of a van's load.",
    "{{ message.claims.heron_load.text }}",
    "Two thirds of the town lease something.",
    "The {{ products.robin.name }} replaces a small van on most days.",
]


@pytest.mark.parametrize("body", CLEAN)
def test_what_says_something_else_is_left_alone(claims, body):
    assert found(claims, body) == []


def test_a_quotation_marked_as_such_may_stand(claims):
    assert (
        found(claims, f"{{# literal: the Herald said so in 2024 #}}\n{SAID['word for word']}\n")
        == []
    )


def test_the_message_says_which_claim_and_why(claims, brand):
    fact = ("products", "robin", "does", 0)
    said = Wording(
        "data/products.yaml",
        "A third of what a van costs",
        9,
        "products.robin.does[1]",
        "fact",
        "",
        (),
        fact,
    )
    (problem,) = claims.in_text(said)
    assert (problem.file, problem.line) == ("data/products.yaml", 9)
    assert "products.robin.does[1] says what message.claims.third_of_a_van says" in problem.what
    assert REASON in problem.what and "{{ message.claims.third_of_a_van.text }}" in problem.mend
    elsewhere = Wording(
        "data/products.yaml",
        said.text,
        9,
        "products.heron.does[1]",
        "fact",
        "",
        (),
        ("products", "heron"),
    )
    assert list(claims.in_text(elsewhere)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("one third", "a third"), ("3,106 punctures", "3106 punctures"), ("seven Robins", "7 Robins"), ("twelve", "a dozen"), ("440.0", "440")],
)  # fmt: skip
def test_a_number_is_the_same_however_it_is_written(one, other):
    assert stems(one)[0] == stems(other)[0] != frozenset()


@pytest.mark.parametrize(
    "pair",
    [
        "cost costs",
        "lease leasing",
        "carry carries",
        "run running",
        "load loaded",
        "bike bikes",
        "box boxes",
    ],
)
def test_a_word_is_the_same_in_its_forms(pair):
    one, other = pair.split()
    assert stems(one)[1] == stems(other)[1] != frozenset()


@pytest.mark.whole
def test_the_sample_stays_publishable_when_every_claim_has_expired(root):
    assert prepare(root, {}, datetime.date(2035, 1, 1)).brand
    told = prepare(root, {}, datetime.date(2035, 1, 1)).problems
    assert [problem for problem in told if "which must not be published" in problem.what] == []
