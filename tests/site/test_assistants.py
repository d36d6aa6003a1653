"""What assistants get: the official words, by the protocol's own client; what is withheld is not there to be asked for."""

from __future__ import annotations

import asyncio
import datetime
import json
import re
import socket
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen

import markdown
import pytest
from bs4 import BeautifulSoup
from mcp import Client, StdioServerParameters, stdio_client
from project import TODAY
from support import text

from handbook.assistants.release import NotThere, Release
from handbook.assistants.server import server
from handbook.drawing.rendering import price
from handbook.facts.publication import publishable
from handbook.kinds import look_up, walk
from handbook.site import copies
from handbook.input.strict_yaml import label

DAY = datetime.date.fromisoformat(TODAY)


@pytest.fixture(scope="module")
def site(built):
    return built.folder / "site"


@pytest.fixture(scope="module")
def ask(site):
    """Calls a tool of the server as an assistant does; gives what it answers as text, and whether that is an error."""
    served = server(site)

    async def call(tool, arguments):
        async with Client(served) as client:
            answer = await client.call_tool(tool, arguments)
        return "\n".join(part.text for part in answer.content), answer.is_error

    return lambda tool, **arguments: asyncio.run(call(tool, arguments))


def test_every_tool_only_reads(site):
    async def listed():
        async with Client(server(site)) as client:
            return (await client.list_tools()).tools

    for tool in asyncio.run(listed()):
        assert tool.description and tool.annotations.read_only_hint


def test_a_fact_is_told_by_its_path(ask, brand):
    assert json.loads(ask("fact", path="contact.switchboard")[0]) == {
        "contact.switchboard": brand.contact.switchboard
    }
    assert "products.robin.price.amount" in ask("fact", path="products.robin")[0]
    said, failed = ask("fact", path="contact.switchbord")
    assert failed and 'did you mean "contact.switchboard"?' in said


def test_a_page_is_told_by_its_address_in_any_form(ask, brand):
    for address in (
        "what-we-say/pitch/",
        "/what-we-say/pitch",
        "https://x.example/what-we-say/pitch/index.html#top",
    ):
        said, failed = ask("page", address=address)
        assert brand.message.pitch.text in said and not failed
    for address in ("../../data/customers", "what-we-say/pitch/../../../../etc/passwd"):
        assert ask("page", address=address)[1]


def test_what_is_asked_is_found(ask, brand):
    assert "what-we-say/press" in ask("find", question="A reporter calls, what do I do?")[0]
    assert brand.contact.switchboard in ask("find", question="switchboard telephone number")[0]
    assert json.loads(ask("find", question="the and of")[0]) == {"found": []}
    assert "$189 a month" in ask("find", question="How much does a Robin cost?")[0]


def test_a_text_is_checked(ask):
    said = json.loads(ask("check_text", text="Wrenfeild leases a Robin for $179 a month.")[0])
    assert [(one["kind"], one["say"]) for one in said["findings"]] == [
        ("name", ["Wrenfield"]),
        ("number", ["$189"]),
    ]


def test_the_pitch_has_the_part_that_a_role_plays(ask, brand):
    said, _ = ask("pitch", role="Front desk")
    for part in (
        brand.message.pitch.text,
        brand.roles["front_desk"].says,
        brand.message.pitch.call_to_action,
    ):
        assert part in said
    assert ask("pitch", role="pirate")[1]


def test_what_is_withheld_is_not_there_to_be_asked_for(site, brand):
    release, (published, withheld) = Release(site), publishable(brand, DAY)
    assert any(path[:2] == ("customers", "named") for path in withheld)
    kept = texts_of(published)
    for path in withheld:
        with pytest.raises(NotThere):
            release.fact(label(path))
        for said in texts_of(look_up(brand, path)) - kept:
            found = [one.words for one in release.find(said, 20)]
            assert not [words for words in found if said in words], (path, said)


def texts_of(facts) -> set[str]:
    """Every text among facts that is long enough to be known again."""
    return {str(one) for _, one in walk(facts) if isinstance(one, str) and len(one) > 9}


def test_it_answers_from_the_edition_that_is_up(built, built_small, brand, small_brand, tmp_path):
    link = tmp_path / "site"
    link.symlink_to(built.folder / "site")

    async def asked():
        async with Client(server(link)) as client:
            first = await client.call_tool("fact", {"path": "contact.switchboard"})
            link.unlink()
            link.symlink_to(built_small.folder / "site")
            second = await client.call_tool("fact", {"path": "contact.switchboard"})
            return first.content[0].text, second.content[0].text

    first, second = asyncio.run(asked())
    assert brand.contact.switchboard in first and small_brand.contact.switchboard in second


EACH = {
    "find": {"question": "telephone"},
    "fact": {"path": "contact.switchboard"},
    "page": {"address": "what-we-say/pitch/"},
    "check_text": {"text": "We lease."},
    "pitch": {},
}
"""A question for each tool."""


async def called(transport) -> dict[str, str]:
    """What each tool answers, asked by the protocol's own client."""
    async with Client(transport) as client:
        tools = [tool.name for tool in (await client.list_tools()).tools]
        assert set(tools) == set(EACH)
        answers = {name: await client.call_tool(name, EACH[name]) for name in tools}
    assert not [name for name, answer in answers.items() if answer.is_error]
    return {name: answer.content[0].text for name, answer in answers.items()}


def test_it_answers_over_stdin_as_programs_start_it(built, brand):
    command = ["-m", "handbook", "mcp", "--site", str(built.folder / "site")]
    started = StdioServerParameters(command=sys.executable, args=command, cwd=str(built.folder))
    said = asyncio.run(called(stdio_client(started)))
    assert brand.message.pitch.text in said["page"] and brand.message.pitch.text in said["pitch"]


@pytest.fixture
def port(built):
    """Where the server listens over HTTP."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "handbook", "mcp", "--http", str(port)]
    with subprocess.Popen(command, cwd=built.folder) as running:
        while not is_open("127.0.0.1", port):
            assert running.poll() is None
            time.sleep(0.05)
        yield port
        running.terminate()


def is_open(host: str, port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex((host, port)) == 0


def test_it_answers_over_http_on_this_machine_alone(port, brand):
    said = asyncio.run(called(f"http://127.0.0.1:{port}/mcp"))
    assert brand.message.pitch.text in said["page"] and brand.message.pitch.text in said["pitch"]
    assert not is_open("127.0.0.2", port)  # as it would be, were it open to the network
    forged = Request(f"http://127.0.0.1:{port}/mcp", b"{}", {"Host": "evil.example", "Content-Type": "application/json"})  # fmt: skip
    with pytest.raises(HTTPError) as refused:
        urlopen(forged)
    assert refused.value.code == 421


def test_each_page_has_a_copy_that_says_the_same(pages, site):
    for address in pages.addresses:
        copy = (site / address / "index.md").read_text(encoding="utf-8")
        assert re.match(r"(---\n.+?\n---\n\n)?# ", copy, re.DOTALL) and "<script" not in copy
        heads = {
            text(head).rstrip("¶ ")
            for head in pages.article(address).select("h2")
            if not head.find_parent(hidden=True)
            and not head.find_parent(attrs={"data-search-exclude": True})
        }
        plain = re.sub(r"[\\*_`]|\[([^\]]*)\]\([^)]*\)", r"\1", copy)
        assert [head for head in heads if head not in plain] == [], address


def test_words_that_look_like_markup_are_only_words_in_a_copy():
    html = "<h1>A</h1><p>&lt;script&gt;alert(1)&lt;/script&gt; costs $9</p><p><code>a &lt; b</code></p>"
    copy = copies.markdown(html)
    drawn = BeautifulSoup(markdown.markdown(copy), "html.parser")
    assert text(drawn.select_one("h1 + p")) == "<script>alert(1)</script> costs $9"
    assert text(drawn.select_one("code")) == "a < b"


def test_assistants_are_told_what_there_is(pages, site, brand):
    said = (site / "llms.txt").read_text(encoding="utf-8")
    assert said.startswith(f"# {brand.meta.name.short}")
    linked = [urlsplit(link).path.lstrip("/") for link in re.findall(r"\]\(([^)]+)\)", said)]
    assert all((site / path).is_file() for path in linked)
    assert len(linked) == len(pages.addresses) + 1


def test_assistants_are_told_in_the_order_of_the_menu(pages, site):
    said = (site / "llms.txt").read_text(encoding="utf-8")
    told = [urlsplit(link).path.lstrip("/") for link in re.findall(r"\]\(([^)]+)\)", said)][1:]
    page, order = "", []
    while page not in order:  # each page leads to the next
        order.append(page)
        following = pages[page.rstrip("/")].select_one("link[rel=next]")
        page = urljoin(f"/{page}", following["href"]).lstrip("/") if following else page
    assert [one for one in told if one.removesuffix("index.md") in order] == [
        f"{one}index.md" for one in order
    ]


def test_a_fact_has_an_address_that_stays(site, brand):
    def told(path):
        page = (site / f"f/{path}/index.html").read_text(encoding="utf-8")
        return text(BeautifulSoup(page, "html.parser").select_one(".fact-page__value"))

    assert told("contact.switchboard") == brand.contact.switchboard
    assert told("products.robin.price") == price(brand.products["robin"].price)
    assert len(list((site / "f").iterdir())) > 100


def test_a_browser_learns_to_search_the_handbook(built, pages, brand):
    link = pages["what-we-say/pitch"].select_one('head link[rel="search"]')
    file = built.folder / "site/what-we-say/pitch" / link["href"]
    told = ET.parse(file).getroot()
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert 0 < len(told.findtext(f"{space}ShortName")) <= 16
    address = told.find(f"{space}Url").get("template")
    assert address == f"{brand.meta.link.handbook}?q={{searchTerms}}"
