"""A writer's mistakes in the facts file: each is refused with its line, in words that say what to do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.problems import Refused
from handbook.facts.reading import read_brand
from handbook.facts.files import FACTS
from handbook.input.strict_yaml import parse
from support import FUZZ

REFUSED = {
    "duplicate key": ("a: 1\nb: 2\na: 3\n", 3, "a is given twice (first on line 1)"),
    "duplicate key in a group": ("g:\n  a: 1\n  a: 2\n", 3, "g.a is given twice (first on line 2)"),
    "tab": ("a:\n\tb: 1\n", 2, "a tab stands here"),
    "second colon": ("a: one: two\n", 1, "a second colon"),
    "at sign": ("a: 1\nb: @wren\n", 2, "a value cannot begin with @"),
    "backtick": ("a: `x`\n", 1, "a value cannot begin with `"),
    "percent": ("a: %x\n", 1, "a value cannot begin with %"),
    "open quote": ('a: "x\nb: 1\n', 1, "something is wrong with the quotes"),
    "NO": ("country: NO\n", 1, "reads NO as true or false"),
    "yes": ("a: yes\n", 1, "reads yes as true or false"),
    "tilde": ("a: ~\n", 1, "reads ~ as nothing"),
    "underscore": ("a: 1_000\n", 1, "reads 1_000 as a number"),
    "leading zero": ("a: 0047\n", 1, "reads 0047 as a number in base 8"),
    "exponent": ("a: 1e3\n", 1, "reads 1e3 as a number with an exponent"),
    "trailing zero": ("a: 1.10\n", 1, "drops a digit"),
    "time": ("a: 12:30:45\n", 1, "base 60"),
    "hash truncates": ("a: Wren #1 bikes\n", 1, "a ends at the #"),
    "hash empties": (
        "color:\n  primary: #1A2B3C\n",
        2,
        "color.primary is empty: a # starts a comment in YAML",
    ),
    "empty": ("a:\nb: 1\n", 1, "a is empty"),
    "anchor": ("a: &x 1\n", 1, "&x is a YAML anchor"),
    "alias": ("a: 1\nb: *x\n", 2, "*x is a YAML alias"),
    "python tag": ("a: !!python/object/apply:os.system ['touch canary']\n", 1, "is a YAML tag"),
    "second document": ("a: 1\n---\nb: 1\n", 2, "a second document"),
    "depth": ("[" * 1000, 1, "nested more than"),
    "a lost dash": ("a:\n  - one\n    two\n", 2, "a[1] goes on in the next line"),
    "a lost key": ("a: one\n  two\nb: 1\n", 1, "a goes on in the next line"),
    "a quote over two lines": ('a: "one\n  two"\n', 1, "a goes on in the next line"),
    "a lost key in a long text": ("a: >-\n  one\n  why: two\n", 3, "a takes in this line"),
    "a lost dash in a long text": ("- a: >-\n    one\n    - two\n", 3, "takes in this line"),
    "typographic quotes": ("a: “one”\n", 1, "a stands in typographic quotes (“”)"),
    "low quotes": ("a: „one“\n", 1, "a stands in typographic quotes („“)"),
    "a blank at the end": ('a: "one "\n', 1, "a begins or ends with a blank"),
    "a no-break space": ("a: \u00a0one\n", 1, "a begins or ends with a blank"),
    "a dash without a blank": (
        "a:\n  - one\n  -two\nb: 1\n",
        3,
        "an item begins with - and a blank",
    ),
    "another program's bullet": ("a:\n  - one\n  • two\nb: 1\n", 3, "an item begins with - and"),
    "a dash lost in a list": ("a:\n  - one\n  two\nb: 1\n", 3, "an item begins with - and a blank"),
    "a colon without a blank": ("g:\n  a:one\n  b: 1\n", 2, "there is no blank after the colon"),
    "a colon of Chinese": ("g:\n  a： one\n  b: 1\n", 2, "： is no colon for YAML"),
    "an equals sign": ("a = one\nb: 1\n", 1, "= is no colon for YAML"),
    "a no-break space after a colon": ("a:\u00a0one\nb: 1\n", 1, "a no-break space stands here"),
    "a long text not indented": ("a: >-\none two\nb: 1\n", 2, "no key and no colon"),
    "words astray": ("a: one\ntwo\nb: x\n", 2, "this line has no key and no colon"),
    "merge key": ("a: {b: 1}\nc:\n  <<: x\n", 3, '"<<" is not a key'),
}


@pytest.mark.parametrize(("text", "line", "what"), REFUSED.values(), ids=REFUSED)
def test_refused_yaml_says_where_and_why(text, line, what):
    problem = parse(text, FACTS).problems[0]
    assert (problem.line, what in problem.what) == (line, True), str(problem)
    assert problem.mend


def test_the_remedy_of_a_comment_sign_is_the_line_to_write():
    problem = parse("color:\n  primary: #1A2B3C\n", FACTS).problems[0]
    assert str(problem) == (
        'data/brand.yaml:2: color.primary is empty: a # starts a comment in YAML\n    mend: put it in quotes: "#1A2B3C"'
    )


@pytest.mark.parametrize(
    ("slip", "mend"),
    [
        ("  a:one\n  b: 1\n", "write a: one"),
        ("  a = one\n  b: 1\n", "write a: one"),
        ("  a:\n    - one\n    •two\n  b: 1\n", "write - two"),
        ("  a: yes\n", 'put it in quotes: "yes"; where true or false is asked for, write true or false'),
        ('  a: "one\n  b: 1\n  c: "two"\n', "close the quotes at its end"),
    ],
)  # fmt: skip
def test_one_slip_is_one_message_whose_remedy_can_be_written(slip, mend):
    (problem,) = parse(f"g:\n{slip}", FACTS).problems
    assert mend in problem.mend


def test_all_mistakes_are_told_in_one_run():
    problems = parse("a: NO\nb: 1\nb: 2\nc: 0047\nd:\n", FACTS).problems
    assert [problem.line for problem in problems] == [1, 3, 4, 5]


def test_many_aliases_are_refused_at_once():
    laughs = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert (
        parse(laughs, FACTS).problems[0].what == "&a is a YAML anchor, which this file does not use"
    )


@pytest.mark.parametrize(
    "text",
    [
        "a: 5",
        "a: 12.5",
        "a: 2027-03-31",
        "a: true",
        "a: Norway",
        "a: '0047'",
        "a: -3",
        "a: “Yes,” she said",
        "a: |-\n  Dear June\n  - one\n  note: two",
        "a: >-\n  one\n\n  Note: two",
        "# only\na: b # no",
    ],
)
def test_plain_values_that_mean_what_they_say_are_read_as_text(text):
    document = parse(text, FACTS)
    if "#" not in text:
        assert document.problems == []
        assert isinstance(document.data["a"], str)


SOUP = st.text(st.sampled_from(list("ab:-#\"'{}[]&*!|>%@`~,?\n\n  \t0159.é你")), max_size=60)


@settings(max_examples=400 * FUZZ, deadline=None)
@given(SOUP)
def test_any_text_gives_data_or_problems_with_lines_that_exist(text):
    document = parse(text, FACTS)
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in document.problems)
    assert all(problem.what and problem.mend for problem in document.problems)


@pytest.fixture(scope="module")
def specimen(root):
    """The sample's files of facts, by name."""
    return {file.name: file.read_bytes() for file in sorted((root / "data").glob("*.yaml"))}


@settings(max_examples=40 * FUZZ, deadline=None)
@given(data=st.data())
@pytest.mark.whole
def test_any_bytes_give_a_brand_or_problems_never_an_exception(data, specimen, tmp_path_factory):
    """Random bytes, and a file of the real facts with a piece cut out, doubled or overwritten."""
    name = data.draw(st.sampled_from(sorted(specimen)))
    whole = specimen[name]
    at = data.draw(st.integers(0, len(whole)))
    size = data.draw(st.integers(0, 200))
    filling = data.draw(
        st.one_of(st.binary(max_size=30), st.just(whole[at : at + size] * 2), SOUP.map(str.encode))
    )
    damaged = data.draw(st.sampled_from([filling, whole[:at] + filling + whole[at + size :]]))
    root = tmp_path_factory.mktemp("facts")
    (root / "data").mkdir()
    files = {**specimen, name: damaged}
    for file, content in files.items():
        (root / "data" / file).write_bytes(content)
    lines = {f"data/{file}": content.count(b"\n") + 1 for file, content in files.items()}
    try:
        read_brand(root)
    except Refused as refused:
        told = refused.problems
    else:
        return
    assert told
    assert all(1 <= problem.line <= lines[problem.file] for problem in told)
