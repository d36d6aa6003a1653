"""Whatever a reader sees can be changed by someone: each sentence stands in the page's file, in a fact that the page
leads to, or in the handbook's own templates (requirements 38, 41)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Comment, NavigableString, Tag
from project import ROOT, Project
from sites import Pages

from handbook.drawing.rendering import price
from handbook.facts.reading import read_brand
from handbook.kinds import Price, walk
from handbook.input.strict_yaml import label
from handbook.subjects.contact import Person

NOT_READ = (
    "script, style, template, svg, .headerlink, .drawn__change, .page-care, .trail, .initials"
)
LISTS = {"change/facts", "change/macros", "change/questions"}
"""Pages that show what there is to call, in short; what they list is seen whole elsewhere."""
PATH = "my-part/first-day"
"""The page whose headings are the steps that other pages name."""

_COUNTED = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b"
    r"|[\d.,:%$€–-]*\d[\d.,:%$€–-]*|\([A-Z]{2,5}\)"
)
"""What is computed: numbers, days, months, and what kind of file an address leads to."""


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Project:
    """The small company, with its source on a forge of another kind."""
    project = Project(tmp_path_factory.mktemp("small"), "tallow")
    project.replace(
        "data/brand.yaml",
        "  link: https://tallowpryce.example/\n",
        "  link:\n    home: https://tallowpryce.example/\n"
        "    repository: https://git.example/tallow/book\n    forge: gitlab\n",
    )
    run = project.run("publish")
    assert run.returncode == 0, run.stderr
    return project


@pytest.mark.parametrize("company", ["built", "small"])
def test_every_sentence_can_be_changed_by_someone(company, request):
    project = request.getfixturevalue(company)
    pages, facts = Pages(project.folder / "site"), _facts(project)
    lost: dict[str, list[str]] = {}
    seen = 0
    for address in pages.addresses:
        if address in LISTS:
            continue
        article = pages.article(address)
        told = [link.get_text() for link in article.select("#facts-on-this-page a")]
        leads_to = [text for path, text in facts if any(_within(path, one) for one in told)]
        homes = [*(_source(project.folder, one) for one in (address, PATH)), *leads_to]
        for sentence, within in _sentences(article):
            seen += 1
            there = [*homes, *_of_linked_page(project.folder, address, within)]
            if not _of_the_handbook(sentence) and (rest := _parts(sentence, leads_to, there)):
                lost.setdefault(address, []).append(f"{sentence} → {rest}")
    assert lost == {}
    assert seen > 1500


def _within(path: str, group: str) -> bool:
    return path == group or path.startswith((f"{group}.", f"{group}["))


def _facts(project: Project) -> list[tuple[str, str]]:
    """Each fact as a reader reads it, with its path."""
    found = []
    for path, value in walk(read_brand(project.folder).brand):
        name = label(path)
        if isinstance(value, Price):
            found.append((name, price(value)))
        elif isinstance(value, Person):
            found.append((f"{name}.name", value.name.split()[0]))
        elif isinstance(value, str):
            found.append((name, _plain(str(value))))
            if spoken := getattr(value, "spoken", ""):
                found.append((name, spoken))
    return found


def _sentences(article: BeautifulSoup) -> Iterator[tuple[str, Tag]]:
    """What a reader reads, in the pieces that markup makes of it, and the element it is in."""
    hidden = {id(inner) for one in article.select(NOT_READ) for inner in one.descendants}
    for node in article.descendants:
        is_text = isinstance(node, NavigableString) and not isinstance(node, Comment)
        if is_text and id(node) not in hidden and (text := _plain(node)):
            yield text, node.parent


def _parts(sentence: str, facts: list[str], homes: list[str]) -> list[str]:
    """What is left of a sentence without the facts in it, without what is computed, and without what stands in a home."""
    for fact in sorted((one for one in facts if one in sentence), key=len, reverse=True):
        sentence = sentence.replace(fact, "\n")
    parts = [part.strip(" .,;:!?()“”‘’\"'…/·→—") for part in _split(sentence)]
    return [part for part in parts if re.search(r"\w", part) and not _stands(part, homes)]


def _split(sentence: str) -> list[str]:
    return re.split(r"\n", _COUNTED.sub("\n", sentence))


def _stands(part: str, homes: list[str]) -> bool:
    return any(part in home for home in homes) or _of_the_handbook(part)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[*`\\]|\[([^\]]*)\]\([^)]*\)", r"\1", text).split())


def _source(root: Path, address: str) -> str:
    """The file of a page, as one line without the signs of Markdown."""
    for name in (f"docs/{address}/index.md", f"docs/{address}.md"):
        if (root / name).is_file():
            return _plain((root / name).read_text(encoding="utf-8"))
    return ""


def _of_linked_page(root: Path, address: str, within: Tag) -> list[str]:
    """A link may say what the page that it leads to says."""
    link = within if within.name == "a" else within.find_parent("a")
    href = link.get("href", "") if link else ""
    target = urljoin(f"https://x.example/{address}/".replace("//", "/"), href)
    return [_source(root, urlsplit(target).path.strip("/"))] if href else []


@cache
def _of_the_handbook(text: str) -> bool:
    """Whether templates or code bring these words themselves: as they stand, or whole pieces put together."""
    whole, pieces = _handbook()
    words, ends = _bare(text).split(), {0}
    for start in range(len(words)):
        if start in ends:
            ends |= {
                end for end in range(start, len(words) + 1) if " ".join(words[start:end]) in pieces
            }
    return text in whole or len(words) in ends


@cache
def _handbook() -> tuple[str, set[str]]:
    """All words of the handbook's own, and the pieces between what it computes."""
    found = []
    for file in sorted((ROOT / "templates").rglob("*.*")):
        text = file.read_text(encoding="utf-8")
        found += re.findall(r'"([^"]*)"', " ".join(re.findall(r"\{[{%].*?[%}]\}", text, re.DOTALL)))
        found += re.split(r"\{[{%#].*?[%}#]\}|<[^>]*>", text, flags=re.DOTALL)
    for file in sorted((ROOT / "handbook").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append(node.value)
    texts = [" ".join(unescape(one).split()) for one in found]
    pieces = {_bare(piece) for one in texts for piece in re.split(r"\{\w+\}", one)}
    return "\n".join(texts), pieces - {""}


def _bare(text: str) -> str:
    """Words without the signs around them."""
    return " ".join(re.sub(r"[^\w\s'’-]", " ", text).split())
