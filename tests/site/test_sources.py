"""What a page shows can be changed from the page: in its file, or where its facts stand (requirement 38)."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from pydantic import TypeAdapter
from sites import Pages

from handbook.subjects.meta import Links

FILE = "docs/my-part/habits.md"


@pytest.mark.parametrize(
    ("forge", "address"),
    [
        ("github", "https://a.example/we/book/edit/main/docs/my-part/habits.md#L7"),
        ("gitlab", "https://a.example/we/book/-/edit/main/docs/my-part/habits.md#L7"),
        ("gitea", "https://a.example/we/book/_edit/main/docs/my-part/habits.md#L7"),
        ("forgejo", "https://a.example/we/book/_edit/main/docs/my-part/habits.md#L7"),
    ],
)
def test_each_forge_opens_its_editor_at_the_line(forge, address):
    links = _links(repository="https://a.example/we/book/", forge=forge)
    assert links.edit(FILE, 7) == address
    assert links.edit(FILE) == address.removesuffix("#L7")


def test_the_branch_is_the_one_that_is_published():
    links = _links(repository="https://a.example/b", forge="github", branch="next/fall")
    assert links.edit(FILE) == f"https://a.example/b/edit/next/fall/{FILE}"


def test_without_a_forge_nothing_leads_there():
    assert _links().edit(FILE) is None


def _links(**more: str) -> Links:
    return TypeAdapter(Links).validate_python({"home": "https://a.example", **more})


def _place(address: str) -> tuple[str, int]:
    """The file and line that an address of the sample's forge opens."""
    found = urlsplit(address)
    return found.path.partition("/_edit/main/")[2], int(found.fragment.removeprefix("L") or 0)


def test_every_block_leads_to_its_facts(built, pages):
    """Each link names a fact and opens the line where that fact stands; one of many facts leads to their list."""
    places, seen = built.facts.places, 0
    for address in pages.addresses:
        article = pages.article(address)
        blocks = article.select(".drawn__change a")
        named = [(link["href"], link.span.get_text()[2:]) for link in blocks if link.span]
        named += [(link["href"], link.get_text()) for link in _list(article)]
        for href, path in named:
            assert _place(href) == places[_steps(path)], (address, path)
        assert {link["href"] for link in blocks if not link.span} <= {"#facts-on-this-page"}
        assert bool(blocks) <= bool(_list(article))
        seen += len(blocks)
    assert seen > 40


def _list(article) -> list:
    return article.select("#facts-on-this-page a")


def _steps(path: str) -> tuple[str | int, ...]:
    """The path as the files have it, from how it is written: ``message.say[2]``."""
    found = re.findall(r"([^.\[\]]+)|\[(\d+)\]", path)
    return tuple(int(number) - 1 if number else name for name, number in found)


def test_a_block_is_not_drawn_for_those_who_only_read(pages):
    """What leads to the facts is not found by search, and counted in no reading time."""
    for address in pages.addresses:
        for link in pages.article(address).select(".drawn__change"):
            assert link.has_attr("data-search-exclude")


def test_edit_this_page_opens_the_file_it_is_written_in(built, pages):
    """That of a role opens where the role stands."""
    for address in pages.addresses:
        link = pages.article(address).find("a", string="Edit this page")
        assert link, address
        file, line = _place(link["href"])
        assert (built.folder / file).is_file() and not line
    assert _place(pages.article("roles/front-desk").find("a", string="Edit this page")["href"]) == (
        "docs/roles/front-desk.md",
        0,
    )


def test_a_role_without_a_page_is_edited_where_its_facts_stand(built_small):
    """The small company names no forge, so nothing leads anywhere there."""
    article = Pages(built_small.folder / "site").article("roles/partner")
    assert not article.find("a", string="Edit this page") and not _list(article)
