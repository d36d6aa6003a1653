"""What the handbook promises of its site: facts reach every page that shows them, pages are near, another company fits in."""

from __future__ import annotations

import contextlib
import datetime
import json
import re
from collections import deque
from fnmatch import fnmatch
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator

from handbook.kinds import Asset, Email, Text, WebAddress, walk
from handbook.facts.reading import read_brand
from handbook.facts.files import FACTS
from handbook.pages.site_files import INDEX
from handbook.site.search import TEXTS
from macros import MACROS
from project import TODAY, Project, told
from sites import Pages, index_of, texts_of
from support import HOSTILE as WITH_A_LINK

DAY = datetime.date.fromisoformat(TODAY)
NEW_NUMBER = "+1 503 555 0188"


OF_MATERIAL = re.compile(r"assets/javascripts/(lunr/|.*\.min\.js$)")
"""Scripts that are the same in every company's site (and a test holds that they are)."""


@cache
def files(project: Project) -> dict[str, str]:
    """Every published file by name, its content as text as far as it is any."""
    return {
        name: data.decode("utf-8", "replace")
        for name, data in project.published().items()
        if not OF_MATERIAL.match(name)
    }


@cache
def plain_files(project: Project) -> dict[str, str]:
    """Every published file by name, as :func:`plain` text with its name."""
    return {name: plain(f"{name} {text}") for name, text in files(project).items()}


def plain(text: str) -> str:
    """Text as a reader takes it: no entities, no percent signs, in one case, with single blanks."""
    return " ".join(unescape(unquote(text)).split()).lower()


def with_number(project: Project, number: str) -> set[str]:
    """The published files that hold a telephone number, however it is spelled."""
    digits = re.sub(r"\D", "", number)[1:]  # without the country's code, as neighbors dial it
    between = re.compile(r"(?<=\d)[\s().\-\u2010-\u2013\u00a0/]+(?=\d)")
    return {name for name, text in plain_files(project).items() if digits in between.sub("", text)}


def holding(project: Project, word: str) -> list[str]:
    """The published files that hold a word or sentence by itself."""
    alone = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    return [
        name for name, text in plain_files(project).items() if word in text and alone.search(text)
    ]


# The sample, as it stands


def test_a_strict_build_says_nothing(built):
    assert (built.folder / "told").read_text() == ""


def links(page: BeautifulSoup, address: str, selector: str = "a[href]") -> set[str]:
    """The pages of this site that a page leads to."""
    found = {
        urlsplit(urljoin(f"/{address}/".replace("//", "/"), link["href"]))
        for link in page.select(selector)
    }
    return {link.path.strip("/") for link in found if not link.netloc and not link.scheme}


def test_no_page_is_deeper_than_two_clicks(pages):
    clicks, queue = {"": 0}, deque([""])
    while queue:
        here = queue.popleft()
        for there in links(pages[here], here) & set(pages.addresses) - set(clicks):
            clicks[there] = clicks[here] + 1
            queue.append(there)
    assert {
        address: clicks.get(address) for address in pages.addresses if clicks.get(address, 9) > 2
    } == {}


def test_every_page_is_in_the_navigation(pages):
    named = set().union(
        *(links(pages[address], address, "nav a[href]") for address in pages.addresses)
    )
    assert set(pages.addresses) - named == set()


@pytest.mark.parametrize("company", ["built", "built_small"])
def test_every_page_says_in_a_sentence_of_its_own_what_it_is(company, request):
    pages = Pages(request.getfixturevalue(company).folder / "site")
    assert any(address.startswith("roles/") for address in pages.addresses)
    said: dict[str, list[str]] = {}
    for address in pages.addresses:
        told = pages[address].select("head meta[name=description]")
        said.setdefault("".join(one["content"].strip() for one in told), []).append(address)
    assert said.get("", []) == []
    assert [shared for shared in said.values() if len(shared) > 1] == []


def test_every_macro_is_shown_with_its_call_and_what_it_draws(brand, pages):
    specimens = pages.article("change/macros").select(".specimen")
    shown = {
        one.select_one(".specimen__name").get_text(strip=True).strip("¶()"): one
        for one in specimens
    }
    assert set(shown) == set(MACROS)
    for name, one in shown.items():
        assert MACROS[name].call(brand) in one.get_text(), name
        assert one.select_one(".specimen__frame") or name in ("every_macro", "every_fact"), name


def test_search_knows_what_macros_write(built, brand):
    known = plain(" ".join(texts(known_to_search(built))))
    assert plain(brand.contact.switchboard) in known
    assert plain(brand.message.pitch.call_to_action) in known


def known_to_search(project: Project) -> list[Any]:
    """What search knows, as data: the index, then each part of the texts."""
    parts = [text for name, text in files(project).items() if fnmatch(name, TEXTS.format("*"))]
    return [index_of(files(project)[INDEX]), *map(texts_of, parts)]


def texts(value) -> list[str]:
    """Every text within plain data."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in texts(part)]


# The schema for editors


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as editors do (YAML 1.2, core schema): a day is text, 12 is a number, NO is text."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first)
    )


@pytest.fixture(scope="module")
def schema(built):
    schema = json.loads(built.published()["schema/brand.schema.json"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def as_edited(file: Path):
    """A file of facts as an editor sees it."""
    return yaml.load(file.read_text(encoding="utf-8"), EditorLoader)


def underlined(file: Path, value, home: Path) -> dict[str, list[str]]:
    """What an editor underlines when the file holds ``value``, by the schema that its first line names."""
    found = re.match(r"# yaml-language-server: \$schema=(\S+)", file.read_text(encoding="utf-8"))
    schema = json.loads((home / ".build" / Path(found[1]).name).read_text(encoding="utf-8"))
    errors = Draft202012Validator(schema).iter_errors(value)
    return {".".join(map(str, error.absolute_path)): error.message for error in errors}


@pytest.mark.parametrize("company", ["built", "built_small"])
def test_an_editor_finds_nothing_wrong_with_any_file_of_facts(company, request, schema):
    project = request.getfixturevalue(company)
    home = project.folder
    files = sorted((home / "data").glob("*.yaml"))
    assert {
        file.name: found for file in files if (found := underlined(file, as_edited(file), home))
    } == {}
    together = as_edited(home / FACTS)
    together |= {file.stem: as_edited(file) for file in files if file != home / FACTS}
    together["roles"] = project.facts.data["roles"]  # a role may be a page
    assert [
        f"{error.json_path}: {error.message[:80]}" for error in schema.iter_errors(together)
    ] == []


def test_an_editor_underlines_a_misspelled_key(built):
    file = built.folder / "data/metrics.yaml"
    facts = as_edited(file)
    facts["familys"] = facts.pop("families")
    schema = json.loads((built.folder / ".build/metrics.schema.json").read_text())
    told = " ".join(error.message for error in Draft202012Validator(schema).iter_errors(facts))
    assert "'familys' was unexpected" in told and "'families' is a required property" in told


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("contact.switchboard", "555 0123"),
        ("brand.color.palette.ink", "red"),
        ("message.pitch", "a text"),
    ],
)
def test_an_editor_underlines_a_value_of_the_wrong_kind(built, path, value):
    name, *groups, last = path.split(".")
    file = built.folder / "data" / f"{name}.yaml"
    facts = as_edited(file)
    look(facts, groups)[last] = value
    assert list(underlined(file, facts, built.folder)) == [".".join([*groups, last])]


# The sample with other facts


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """The sample with another switchboard, and three facts withdrawn."""
    project = Project(tmp_path_factory.mktemp("changed"))
    project.put("contact.switchboard", f'"{NEW_NUMBER}"')
    for path in WITHDRAWN:
        withdraw(project, *path)
    run = project.run("publish")
    assert run.returncode == 0, run.stdout + run.stderr
    return project


WITHDRAWN = (("customers", "named"), ("message", "claims"), ("campaigns",))


def withdraw(project: Project, *group: str) -> None:
    """Make the last fact of a group one that must not be published, by its consent or dates."""
    facts = project.facts
    key = [
        key
        for key in look(facts.data, group)
        if look(facts.data, group)[key].get("consent", {}).get("given") != "false"
    ][-1]
    file = facts.place((*group, key)).file
    lines = project.read(file).split("\n")
    day = r"\d{4}-.*"
    for path, old, new in (
        (("consent", "given"), "true", "false"),
        (("expires",), day, "2026-01-31"),
        (("ends",), day, "2026-11-21"),
        (("day",), r"(?<=day: ).*", "2026-11-21"),
    ):
        if (*group, key, *path) in facts.places:
            line = facts.line((*group, key, *path)) - 1
            lines[line] = re.sub(old, new, lines[line])
    project.write(file, "\n".join(lines))


def look(data, path):
    for step in path:
        data = data[step]
    return data


def test_an_old_number_is_gone_and_the_new_one_is_wherever_it_was(built, changed, brand):
    old = str(brand.contact.switchboard)
    assert with_number(changed, old) == set()
    showed = set(with_number(built, old))
    assert showed <= with_number(changed, NEW_NUMBER)
    assert {INDEX, "my-part/first-day/index.html", "someone-calls/who-helps/index.html"} <= showed


def test_what_must_not_be_published_is_in_no_file(built, changed):
    brand = read_brand(changed.folder).brand
    groups = (brand.customers.named, brand.message.claims, brand.campaigns)
    gone = [value for group in groups for value in group.values() if value.withheld(DAY)]
    assert len(gone) == 4  # the three withdrawn now, and the customer who never agreed
    agreed = {key for key, customer in brand.customers.named.items() if not customer.withheld(DAY)}
    gone += [story for story in brand.customers.stories.values() if story.customer not in agreed]
    long = {
        plain(value)
        for one in gone
        for _, value in walk(one)
        if type(value) is Text and len(value.split()) > 5
    }
    words = long | {plain(one.name) for one in brand.customers.named.values() if one.withheld(DAY)}
    assert {word: found for word in words if (found := holding(changed, word))} == {}
    assert len([word for word in words if holding(built, word)]) > 5, "these were shown before"


# Another company


def test_no_word_of_the_sample_is_left_in_another_companys_site(built_small, brand):
    own = plain(
        " ".join(
            file.read_text(encoding="utf-8")
            for file in (built_small.folder / "data").glob("*.yaml")
        )
    )
    sources = [
        path
        for part in ("docs", "handbook", "templates", "theme")
        for path in (built_small.folder / part).rglob("*.*")
    ]
    general = plain(
        " ".join(
            path.read_text(encoding="utf-8")
            for path in sources
            if path.suffix in (".md", ".html", ".py")
        )
    )
    of_sample = {plain(word) for word in words_of(brand)}
    foreign = {word for word in of_sample if not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", own)}
    assert not [word for word in foreign if len(word.split()) > 7 and word in general], (
        "a page holds a sentence of the sample's facts"
    )
    names = {word for word in foreign if word not in general}
    assert {"wrenfield", "wrenfield.example", "port alder"} <= names
    assert {word: found for word in names if (found := holding(built_small, word))} == {}
    assert not [name for name, text in plain_files(built_small).items() if "wrenfield" in text]


def test_the_scripts_of_material_are_the_same_in_every_site(built, built_small):
    one, other = built.published(), built_small.published()
    assert {name: one[name] for name in one if OF_MATERIAL.match(name)} == {
        name: other[name] for name in other if OF_MATERIAL.match(name)
    }


def words_of(brand):
    """Every fact of a company that could be known for it: names, addresses, and all sentences."""
    yield from (
        "Wrenfield",
        "Port Alder",
        "Cannery Street",
        brand.meta.name.short,
        brand.meta.name.full,
    )
    for path, value in walk(brand):
        if isinstance(value, (Email, WebAddress)):
            yield getattr(value, "spoken", value)
        elif (
            isinstance(value, Text)
            and not isinstance(value, Asset)
            and ("name" in path or len(value.split()) > 3)
        ):
            yield value


def test_the_small_site_says_nothing_either(built_small):
    assert (built_small.folder / "told").read_text() == ""


def test_the_small_site_names_its_own_company(built_small, small_brand):
    home = BeautifulSoup(
        (built_small.folder / "site" / "index.html").read_text(encoding="utf-8"), "html5lib"
    )
    assert small_brand.meta.name.short in home.title.get_text()


# Facts that look like markup


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The sample, every free text of which looks like markup."""
    project = Project(tmp_path_factory.mktemp("hostile"))
    data = project.facts.data
    for path, value in walk(read_brand(project.folder).brand):
        if (
            type(value) is Text
            and path[:2] not in KEPT
            and path[0] != "internal"  # which names facts
            and (path[:2], path[-1]) != (("customers", "named"), "name")
        ):
            overwrite(data, path)
    data["roles"]["front_desk"]["name"] = data["meta"]["name"]["short"] = ENDING
    for file in (project.folder / "data").glob("*.yaml"):
        file.unlink()
    project.delete_roles()
    project.write(
        FACTS,
        yaml.safe_dump(data, default_style='"', allow_unicode=True, sort_keys=False, width=10_000),
    )
    run = project.run("publish")
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    return project


ENDING = "</title></header></textarea><script>alert(2)</script>"
"""Would end what it stands in, and begin something else."""

HOSTILE = WITH_A_LINK.replace("[f](g)", "[f] (g)")
"""Markup that a fact may hold; one with a link of Markdown is refused."""
CUT = HOSTILE[: HOSTILE.index("</script>")]
"""What the reference of all facts shows of it at least, which cuts long ones."""

KEPT = {("message", "pitch"), ("message", "never_say"), ("facts", "replacement")}
"""Facts, and a part of one, with rules of their own about their length or use."""


def overwrite(data, path) -> None:
    *groups, last = path
    # Some are written in a short form, or left out.
    with contextlib.suppress(KeyError, IndexError, TypeError):
        look(data, groups)[last] = HOSTILE.replace("{{", '{{ "{{" }}')


def test_hostile_facts_are_read_exactly_and_make_nothing(hostile):
    pages, shown = Pages(hostile.folder / "site"), 0
    for address in pages.addresses:
        told = " ".join(pages[address].get_text().split())
        shown += told.count(HOSTILE)
        assert told.count("alert(1)") == told.count(CUT), address
        assert not [
            script for script in pages[address].select("script") if "alert(1)" in script.get_text()
        ], address
        assert not pages[address].select('a[href="g"], [onclick], [onerror]'), address
        values = [
            value
            for tag in pages[address].find_all(True)
            for value in tag.attrs.values()
            if isinstance(value, str)
        ]
        assert all(HOSTILE in value for value in values if "alert(1)" in value), address
    assert shown > 500


def test_no_fact_ends_the_element_it_stands_in(hostile):
    html = {
        name: text
        for name, text in files(hostile).items()
        if name.endswith((".html", ".xml", ".svg"))
    }
    assert [name for name, text in html.items() if "<script>alert(" in text] == []
    role = Pages(hostile.folder / "site")["roles/front-desk"]
    assert ENDING in role.title.get_text() and ENDING in role.h1.get_text()


def test_hostile_facts_are_searched_exactly(hostile):
    told = " ".join(" ".join(text.split()) for text in texts(known_to_search(hostile)))
    assert told.count("alert(1)") == told.count(CUT)
    assert told.count(HOSTILE) > 50


# As of another day


def test_what_is_overdue_is_told_and_stops_nothing(built):
    run = built.run("check", TODAY="2030-01-01")
    assert run.returncode == 0, run.stdout
    assert any(
        "was to be looked at by" in what and file == "data/stewards.yaml"
        for file, _, what, _ in told(run)
    )
