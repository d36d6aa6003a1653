"""A ``_brand.yml`` goes in as it is published: bare paths, names for names, fonts of other hosts, links of all kinds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from handbook.adopting.brand_file import read_brand_file
from handbook.adopting.facts_text import as_yaml, lines
from handbook.facts.brand import Brand
from handbook.input.strict_yaml import parse
from handbook.adopting.todo import progress

MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
)
WHOLE = """
meta:
  name: {full: "Hill Street Physio, Ltd.", short: Hill Street}
  link:
    home: https://hillstreet.example
    mastodon: https://social.example/@hillstreet
    linkedin: https://www.linkedin.example/company/hill-street/
    brand-guidelines: https://hillstreet.example/brand?v=2
logo:
  images:
    mark: mark.svg
    wide: {path: wide.svg, alt: Hill Street in one line}
    old: gone.png
  small: mark
  medium: {light: wide, dark: mark}
color:
  palette:
    Teal 500: "#0AA"
    sand: "#f4ede4"
    accent: Teal 500
  foreground: "#1d1c1d"
  primary: accent
  info: primary
  secondary: rebeccapurple
  light: sand
typography:
  fonts:
    - {family: Open Sans, source: google, weight: [400, 700]}
    - {family: Fira Code, source: bunny}
    - family: Hill Sans
      source: file
      files: [{path: hill.ttf}, {path: "https://fonts.example/hill.woff2"}]
  base: {family: Open Sans, size: 1rem, line-height: 1.25}
  headings: {weight: semi-bold, color: primary, size: enormous}
  monospace: Fira Code
defaults:
  bootstrap: {rules: "h4 { color: red }"}
"""


@pytest.fixture
def brought(tmp_path):
    for name in ("mark.svg", "wide.svg"):
        (tmp_path / name).write_text(MARK)
    (tmp_path / "_brand.yml").write_text(WHOLE)
    found, problems = read_brand_file(tmp_path / "_brand.yml")
    assert problems == []
    return found


def facts_of(brought):
    """The facts as our own reader takes them, from the text that is written."""
    document = parse(as_yaml({"meta": {"name": "Company"}} | brought.facts), "data/brand.yaml")
    assert document.problems == []
    return Brand.model_validate(document.data)


def test_names_for_colors_come_to_their_values(brought):
    color = facts_of(brought).color
    assert color.palette == {"teal-500": "#00AAAA", "sand": "#F4EDE4"}
    assert (color.primary, color.info, color.secondary) == ("#00AAAA", "#00AAAA", "#663399")
    assert (color.foreground, color.background) == ("#1D1C1D", "#FFFFFF")


def test_logos_stand_by_a_name_in_all_sizes_and_a_file_that_is_not_there_is_told(brought):
    logo = facts_of(brought).logo
    assert logo.image("small", "dark").path == "assets/logo/mark.svg"
    assert logo.image("medium", "light").alt == "Hill Street in one line"
    assert logo.large == logo.medium
    assert sorted(brought.files) == ["assets/logo/mark.svg", "assets/logo/wide.svg"]
    assert any(
        "gone.png is not there" in told and told.startswith("_brand.yml:13: ")
        for told in brought.told
    )


def test_links_find_their_places(brought):
    facts = facts_of(brought)
    assert facts.meta.link.home == facts.contact.site == "https://hillstreet.example"
    assert [(one.network, one.name) for one in facts.contact.social.values()] == [
        ("Mastodon", "@hillstreet"),
        ("LinkedIn", "hill-street"),
    ]
    assert facts.facts == {"brand_guidelines_link": "https://hillstreet.example/brand?v=2"}


def test_fonts_of_other_hosts_are_named_and_what_cannot_come_along_is_told(brought):
    type_ = facts_of(brought).typography
    assert [(font.family, font.source) for font in type_.fonts] == [
        ("Open Sans", "google"),
        ("Fira Code", "bunny"),
        ("Hill Sans", "wanted"),
    ]
    assert type_.headings.color == "#00AAAA" and type_.headings.weight == "semi-bold"
    assert type_.base.size == "1rem" and type_.headings.size is None
    tasks = [one.what for one in progress(brought.file.parent, facts_of(brought)).tasks]
    for family, host in (
        ("Open Sans", "google.com"),
        ("Fira Code", "bunny.net"),
        ("Hill Sans", ""),
    ):
        assert any(f"the files of {family}" in what and host in what for what in tasks)
    told = "\n".join(brought.told)
    for part in ("hill.ttf", "fonts.example/hill.woff2", "enormous", "defaults"):
        assert part in told


@pytest.mark.parametrize(
    ("source", "group"),
    [
        ("logo: mark.svg", "logo"),
        ("meta:\n  name: Hill Street\n  link: https://hillstreet.example", "meta"),
        ('color:\n  primary: "#f24242"', "color"),
        ("color:\n  palette: {red: '#f00'}\n  primary: red\n  danger: red", "color"),
        ("typography:\n  base: Open Sans\n  headings: Roboto Slab", "typography"),
        ("typography:\n  headings:\n    color: '#87CEEB'", "typography"),
    ],
)
def test_a_document_may_hold_one_thing_only(tmp_path, source, group):
    (tmp_path / "mark.svg").write_text(MARK)
    (tmp_path / "_brand.yml").write_text(source)
    brought, problems = read_brand_file(tmp_path / "_brand.yml")
    assert problems == [] and brought.told == [] and group in brought.facts
    assert facts_of(brought)


def test_a_picture_that_could_not_be_published_stays_behind_and_says_why(tmp_path):
    (tmp_path / "mark.svg").write_text(MARK.replace("<rect", "<style>*{}</style><rect"))
    (tmp_path / "_brand.yml").write_text("logo: mark.svg")
    brought, _ = read_brand_file(tmp_path / "_brand.yml")
    assert brought.files == {} and "logo" not in brought.facts
    (told,) = brought.told
    assert "<style>" in told and "export it again" in told


@pytest.mark.parametrize("color", ["", "#44709", "blurple", "{a: b}"])
def test_what_is_no_color_is_told_by_its_name(tmp_path, color):
    (tmp_path / "_brand.yml").write_text(f"color:\n  primary: {color}")
    brought, problems = read_brand_file(tmp_path / "_brand.yml")
    assert problems == [] and "color" not in brought.facts
    assert any(told.startswith("_brand.yml:2: color primary") for told in brought.told)


def test_what_is_no_yaml_is_told_with_its_line(tmp_path):
    (tmp_path / "_brand.yml").write_text("meta:\n  name: 'Hill\n")
    _, problems = read_brand_file(tmp_path / "_brand.yml")
    assert [(one.file, one.line > 1) for one in problems] == [("_brand.yml", True)]


TEXTS = some.text(
    some.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff"),
    min_size=1,
).filter(lambda text: text == text.strip())


@settings(max_examples=200, deadline=None)
@given(some.dictionaries(some.from_regex(r"[a-z]{1,8}", fullmatch=True), TEXTS, min_size=1))
def test_any_text_is_read_as_it_was_written(facts):
    nested = {"group": facts, "list": [{"one": value} for value in facts.values()]}
    document = parse("\n".join(lines(nested)) + "\n", "data/brand.yaml")
    assert document.data == nested
