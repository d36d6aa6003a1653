"""Facts that refer to each other: a number stands once inside the facts as well, and prints as a page prints it."""

import datetime
import re
import shutil

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.edition import prepare
from handbook.facts.publication import publishable
from handbook.facts.reading import read_brand
from handbook.facts.references import LARGEST, fill, find_references
from handbook.problems import Refused
from handbook.input.strict_yaml import parse
from support import FUZZ

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture
def read(root, tmp_path):
    """Reads the sample's facts with facts of its own added; a line of another file may be replaced first."""
    shutil.copytree(root / "data", tmp_path / "data")
    shutil.copytree(root / "docs", tmp_path / "docs")
    (tmp_path / "templates").symlink_to(root / "templates")

    def read(facts=(), **replaced):
        for name, (old, new) in replaced.items():
            path = tmp_path / "data" / f"{name}.yaml"
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with (tmp_path / "data" / "facts.yaml").open("a", encoding="utf-8") as file:
            file.write(yaml.safe_dump(dict(facts), sort_keys=False, width=1e9) if facts else "")
        return read_brand(tmp_path)

    read.root = tmp_path
    return read


def test_each_kind_is_printed_as_a_page_prints_it(read):
    brand = read(
        {
            "day": "Come on {{ calendar.events.open_day.starts }}.",
            "price": "{{ products.robin.name }}: {{products.robin.price}}",
            "number": "{{ scorecard.weekly_target }} points, {{ meta.name }}, {{ message.pitch.words_per_minute }}",
            "phone": "Call {{ contact.switchboard }} or {{ contact.people.june.phone }}",
            "item": "{{ conversion.details[1] }}",
            "chain": "{{ facts.day }} {{ facts.day }}",
            "alone": "{{ calendar.events.open_day.starts }}",
            "braces": '{{ "{{" }} 7 * 7 }} and {{ "{% raw %}" }}',
        }
    ).brand
    assert brand.facts["day"] == "Come on September 18, 2027."
    assert brand.facts["price"] == "Robin: $189 a month"
    assert brand.facts["number"] == "20 points, Wrenfield, 150"
    assert brand.facts["phone"] == "Call +1 503 555 0123 or +1 503 555 0124"
    assert brand.facts["item"] == brand.conversion.details[1]
    assert brand.facts["chain"] == "Come on September 18, 2027. Come on September 18, 2027."
    assert brand.facts["braces"] == "{{ 7 * 7 }} and {% raw %}"
    assert brand.facts["alone"] == "September 18, 2027"


def test_a_fact_with_a_form_of_its_own_may_be_another_fact(read):
    brand = read(
        calendar=("starts: 2027-08-14", 'starts: "{{ calendar.events.school_visit.starts }}"'),
        contact=("email: june@wrenfield.example", 'email: "{{ contact.email }}"'),
        products=("amount: 289", 'amount: "{{ products.robin.price.amount }}"'),
    ).brand
    assert brand.calendar.events["customer_picnic"].starts == datetime.date(2027, 6, 11)
    assert brand.contact.people["june"].email == brand.contact.email
    assert brand.products["heron"].price.amount == 189


def test_what_is_computed_sees_the_words_not_the_reference(read):
    """The pitch's length, for one: a reference that brings too many words is too long to say."""
    with pytest.raises(Refused) as refused:
        read(
            {"long": "word " * 80 + "word"},
            message=("if one ever breaks down,", "{{ facts.long }}"),
        )
    assert [problem.code for problem in refused.value.problems] == ["length"]


REFUSED = {
    "a macro": ("{{ palette() }}", "calls a macro: palette()", "a macro belongs in a page"),
    "a filter": (
        "{{ contact.email | link }}",
        "uses a filter: contact.email | link",
        "write {{ contact.email }} alone",
    ),
    "arithmetic": ("{{ 7 * 7 }}", "which is not the path of a fact", "{{ contact.email }}"),
    "nothing": ("{{ }}", "which is not the path of a fact", "{{ contact.email }}"),
    "not closed": ("Call {{ contact.email", "has {{ and no }} after it", "{{ contact.email }}"),
    "closed too late": ("{{ contact.{{ x", "has {{ and no }} after it", "{{ contact.email }}"),
    "misspelled": ("{{ contact.emial }}", "there is no such fact", '"{{ contact.email }}"?'),
    "misspelled group": ("{{ kontact.email }}", "no such fact", '"{{ contact.email }}"?'),
    "beyond a list": ("{{ conversion.details[99] }}", "there is no such fact", "that is there"),
    "an optional fact that is not there": (
        "{{ contact.people.dana.phone }}",
        "which is not given",
        "write that fact",
    ),
    "a group": ("{{ products.robin }}", "is a group of facts", "{{ products.robin.name }}"),
    "a group of groups": ("{{ products }}", "is a group of facts", "{{ products.robin.name }}"),
    "a list": ("{{ conversion.details }}", "is a group of facts", "{{ conversion.details[0] }}"),
    "itself": ("{{ facts.wrong }}", "refers to itself", "write one of the two out"),
    "its own group": ("{{ facts }}", "leads back to it", "write one of the two out"),
    "too many steps": ("{{ contact" + ".a" * 20_000 + " }}", "not the path of a fact", ""),
}


@pytest.mark.parametrize(("text", "what", "mend"), REFUSED.values(), ids=REFUSED)
@pytest.mark.whole
def test_what_cannot_be_a_reference_is_told_with_its_line_and_a_remedy(read, text, what, mend):
    with pytest.raises(Refused) as refused:
        read({"wrong": text})
    (problem,) = refused.value.problems
    lines = (read.root / "data" / "facts.yaml").read_text(encoding="utf-8").split("\n")
    assert (problem.file, lines[problem.line - 1][:6]) == ("data/facts.yaml", "wrong:")
    assert what in problem.what
    assert mend in problem.mend


def test_all_wrong_references_are_told_in_one_run_with_what_else_is_wrong(read):
    with pytest.raises(Refused) as refused:
        read(
            {"a": "{{ facts.b }}", "b": "{{ facts.a }}", "c": "{{ nope }} {{ palette() }}"},
            contact=("email: june@wrenfield.example", "email: june"),
        )
    whats = [problem.what for problem in refused.value.problems]
    assert len(whats) == 4
    assert '"june" is not an e-mail address' in whats[0]
    assert [what.partition(" refers")[0] for what in whats[1:]] == [
        "facts.a",
        "facts.c calls a macro: palette()",
        "facts.c",
    ]


def test_a_reference_without_quotes_is_told_how_to_write_it():
    problem = parse("a: {{ contact.email }}\n", "data/facts.yaml").problems[0]
    assert (problem.line, problem.mend) == (1, 'put the value in quotes: "{{ contact.email }}"')


@pytest.mark.parametrize("by", [2, 50])
def test_facts_that_multiply_are_stopped(read, by):
    facts = {f"x{n}": f"{{{{ facts.x{n + 1} }}}}" * by for n in range(40)} | {"x40": "laugh"}
    with pytest.raises(Refused, match=f"grow beyond {LARGEST:,} characters"):
        read(facts)


def filled(texts):
    """The texts with their references replaced, and what was wrong with them."""
    lines = [f'{key}: "{texts[key]}"' for key in KEYS]
    document = parse("\n".join(lines), "data/x.yaml")
    fill(find_references(document))
    return document.data, document.problems


def naive(texts, key, trail=()):
    """The same by the plainest means: each reference replaced, again and again; None in a circle."""
    if key in trail:
        return None
    parts = re.split(r"\{\{ (\w+) \}\}", texts[key])
    inside = [naive(texts, name, (*trail, key)) for name in parts[1::2]]
    if None in inside:
        return None
    words = [word for pair in zip(parts[::2], [*inside, ""], strict=True) for word in pair]
    return "".join(words)


KEYS = "abcdefg"
PIECE = st.one_of(st.sampled_from([f"{{{{ {key} }}}}" for key in KEYS]), st.sampled_from("xyz"))
TEXTS = st.fixed_dictionaries(
    {key: st.lists(PIECE, min_size=1, max_size=3).map(" ".join) for key in KEYS}
)


@given(TEXTS)
@settings(max_examples=150 * FUZZ, deadline=None)
@pytest.mark.whole
def test_references_mean_what_replacing_them_by_hand_means(texts):
    found, problems = filled(texts)
    expected = {key: naive(texts, key) for key in texts}
    assert {key: found[key] for key in KEYS if expected[key] is not None} == {
        key: text for key, text in expected.items() if text is not None
    }
    assert bool(problems) == (None in expected.values())
    told = {problem.line for problem in problems}
    for key in (key for key, text in expected.items() if text is None):
        reach = {key}
        for _ in KEYS:
            reach |= {name for one in reach for name in re.findall(r"\{\{ (\w+) \}\}", texts[one])}
        assert told & {KEYS.index(name) + 1 for name in reach}, "a circle that nobody was told of"


def test_a_text_goes_with_the_withheld_fact_it_refers_to(read):
    reading = read(
        {
            "about": "Good to know: {{ message.claims.third_of_a_van.text }}",
            "further": "As we say, {{ facts.about }}",
            "other": "{{ facts.town }}",
        },
        habits=("how: Ask for it, use it, write it down.", "how: So {{ facts.further }}"),
    )
    published, withheld = publishable(reading.brand, TODAY, reading.references)
    assert {"about", "further"}.isdisjoint(published.facts)
    assert published.facts["other"] == "Port Alder"
    assert "say_names" not in published.habits.habits, "the habit whose text it was"
    assert withheld["facts", "further"] == "it refers to facts.about, and it expired on 2026-05-31"


@pytest.mark.whole
def test_a_text_that_cannot_be_spared_is_told(read):
    read(
        message=("if one ever breaks down,", "{{ message.claims.third_of_a_van.text }}"),
    )
    problems = prepare(read.root, {}, TODAY).problems
    (told,) = [problem for problem in problems if "message.pitch.text" in problem.what]
    assert "cannot be published: it refers to message.claims.third_of_a_van.text" in told.what
    assert told.file == "data/message.yaml"
