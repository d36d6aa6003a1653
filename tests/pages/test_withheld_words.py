"""What must not be published is found in any spelling that a reader would recognize, and nothing else is."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.kinds import Text
from handbook.pages.page import split
from handbook.pages.wording import Wording, of_page
from handbook.pages.withheld_words import Withheld
from support import FUZZ, vary

REASON = "the customer has not agreed to be named"


def withholding(brand, name):
    """What is withheld when some customer without consent has this name."""
    key = next(key for key, one in brand.customers.named.items() if not one.consent.given)
    renamed = vary(brand, f"customers.named.{key}.name", Text(name))
    return Withheld(renamed, {("customers", "named", key): REASON})


@pytest.fixture(scope="module")
def withheld(brand):
    return withholding(brand, "Quillfeather Pharmacy")


def found(withheld, text, kind="page"):
    return [problem.line for problem in withheld.in_text(Wording("docs/a.md", text, kind=kind))]


RECOGNIZED = [
    "Quillfeather Pharmacy", "QUILLFEATHER PHARMACY", "quillfeather pharmacy", "Quillfeather\u00a0Pharmacy",
    "Quillfeather\nPharmacy", "Quillfeather-Pharmacy", "QuillfeatherPharmacy", "Quill**feather** Pharmacy",
    "*Quillfeather* Pharmacy", "<b>Quill</b>feather <i title='a b'>Pharmacy</i>", "Quillf&#101;ather Pharmacy",
    "Quillf&#x65;ather&nbsp;Pharmacy", "Quillf\u00e9ather Pharmacy", "Quill\u00adfeather Pharmacy", "[Quillfeather](a.md) Pharmacy",
    "[Quillfeather][1] Pharmacy", "Quillfeather Pharmacy's", "the Quillfeather pharmacys", "Quillfeather", "Quill-feather",
    "![Quillfeather Pharmacy](a.png)", "[us](a.md 'Quillfeather Pharmacy')", "[us](quillfeather-pharmacy.md)",
    '<img alt="Quillfeather Pharmacy" src="a.png">', "QUILLFEATHER", "Quillfeather\u2019s",
    "quillfeather.example", "info@quillfeather.example", "@quillfeather", "#quillfeather", "https://www.quillfeather.example/",
    "\uff31uillfeather", "".join(map(chr, (0x1D410, *(0x1D41A + ord(one) - 97 for one in "uillfeather")))),
]  # fmt: skip


@pytest.mark.parametrize("typed", RECOGNIZED)
def test_a_spelling_that_a_reader_recognizes_is_found(withheld, typed):
    assert found(withheld, f"# Who\n\nWe ask {typed} often.\n") == [3]


@pytest.mark.parametrize(
    "elsewhere",
    ["info@quillfeather.example", "quillfeather.example", "@quillfeather", "a/quillfeather", "\uff31uillfeather"],
)  # fmt: skip
def test_a_name_in_an_address_or_in_other_letters_makes_no_word_of_it(brand, elsewhere):
    name = "Quillfeather Pharmacy"
    known = withholding(brand, name)
    texts = Withheld(
        known.full, {("customers", "named", next(iter(known.reasons))): REASON}, [elsewhere]
    )
    assert found(texts, "We ask Quillfeather often.") == [1]


CLEAN = [
    "Ask any pharmacy.", "A Pharmacy opens on Main Street.", "The quill, feather and pharmacy.", "Quillfeatherstone Pharmacy",
    "A quillfeather is no word, but it has no capital.", "Aquillfeather", "Quill Feather",
]  # fmt: skip


@pytest.mark.parametrize("text", CLEAN)
def test_what_only_resembles_it_is_left_alone(withheld, text):
    assert found(withheld, text) == []


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Smith & Sons Ltd.", "Smith and Sons"),
        ("The Ondine Group, Inc.", "Ondine"),
        ("Nørbröd AG", "Nørbrod"),
        ("青苔药房", "我们和青苔药房合作"),
        ("O'Dowd Plumbing", "O\u2019Dowd"),
        ("3Vale", "3vale"),
    ],
)
def test_names_of_many_kinds_are_found(brand, name, typed):
    assert found(withholding(brand, name), f"We ask {typed} often.") == [1]


def test_a_part_that_names_something_else_too_is_free(brand):
    product = next(iter(brand.products.values())).name
    withheld = withholding(brand, f"{product} Pharmacy")
    assert found(withheld, f"The {product} is a bike.") == []
    assert found(withheld, f"The {product} pharmacy is a customer.") == [1]


def test_words_of_the_handbook_and_places_are_no_names(brand):
    key = next(key for key, one in brand.customers.named.items() if not one.consent.given)
    renamed = vary(brand, f"customers.named.{key}.name", Text("Quay Street Ledgers"))
    withheld = Withheld(renamed, {("customers", "named", key): REASON}, ["We keep ledgers."])
    assert found(withheld, "Ledgers live here, on Quay Street.") == []
    assert found(withheld, "Ask Quay Street Ledgers.") == [1]


def test_a_mark_that_a_passage_is_literal_does_not_outvote_consent(withheld):
    text = (
        "---\ntitle: Quillfeather\n---\n# A\n\n{# literal: they said so #}\nQuillfeather Pharmacy\n"
    )
    page, _ = split(text, "docs/quillfeather.md")
    lines = [problem.line for wording in of_page(page) for problem in withheld.in_text(wording)]
    assert lines == [1, 2, 7]


BETWEEN = st.sampled_from(["", "", "", "**", "_", "<b>", "</i>", "\u00ad", "<span class='a b'>"])


@st.composite
def spellings(draw):
    """The name with its case, blanks and letters written differently."""
    written = []
    for letter in "Quillfeather Pharmacy":
        if letter == " ":
            written.append(
                draw(st.sampled_from([" ", "\u00a0", "-", "\n", "&nbsp;", " &ndash; ", ""]))
            )
            continue
        letter = draw(st.sampled_from([letter, letter.upper(), letter.lower()]))
        form = draw(st.sampled_from(["{0}", "{0}", "{0}", "&#{1};", "&#x{1:x};", "{0}\u0301"]))
        written.append(form.format(letter, ord(letter)) + draw(BETWEEN))
    return "".join(written)


@settings(max_examples=200 * FUZZ, deadline=None)
@given(spellings())
@pytest.mark.whole
def test_any_spelling_is_found(withheld, typed):
    assert len(found(withheld, f"We ask {typed}, often.")) >= 1


@settings(max_examples=100 * FUZZ, deadline=None)
@given(
    st.lists(
        st.sampled_from("quill feather quil lfeather pharmacy Pharmacy the is & <b> ** a".split())
    )
)
def test_no_clean_text_is_found(withheld, words):
    """The halves of the name never stand side by side here, but for a capital."""
    text = " and ".join(words)
    assert found(withheld, text) == []


@pytest.mark.whole
def test_a_long_text_is_read_once(withheld):
    random.seed(1)
    text = "".join(random.choice("<&*[](quilfeathr {#") for _ in range(200_000))
    assert found(withheld, text + " Quillfeather") == [1]
