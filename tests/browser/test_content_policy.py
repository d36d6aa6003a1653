"""A page protects its reader by itself, on a web server that sends no policy (a bare one)."""

from __future__ import annotations

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from bs4 import BeautifulSoup

from handbook.site.content_policy import POLICY

ATTACKS = """
<img src="x" onerror="window.ran = 'attribute'">
<script>window.ran = "inline"</script>
<script src="https://evil.example/x.js"></script>
<img src="https://evil.example/pixel.png">
<iframe srcdoc="<script>parent.ran = 'frame'</script>"></iframe>
<form action="https://evil.example/"><button id="send">Send</button></form>
<style>body { display: none }</style>
"""


class Quiet(SimpleHTTPRequestHandler):
    """A web server that sends nothing but the files."""

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def bare_url(site_folder):
    """The sample's site without any header of its own."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(site_folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_every_page_names_the_policy_before_anything_that_it_governs(site_folder):
    files = list(site_folder.rglob("*.html"))
    assert len(files) > 60
    for file in files:
        head = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser").head
        elements = head.find_all(True)
        assert elements[0].get("charset") == "utf-8", file
        assert elements[1].get("http-equiv") == "Content-Security-Policy", file
        if file.parent != site_folder / "downloads":  # one that is taken along brings all it needs
            assert elements[1]["content"] == POLICY, file


def test_what_slips_into_a_page_neither_runs_nor_asks_another_host(browser, bare_url):
    page = browser.new_context().new_page()
    asked = []
    page.on("requestfinished", lambda request: asked.append(request.url))

    def tampered(route):
        body = route.fetch().text().replace("</article>", ATTACKS + "</article>")
        assert ATTACKS in body
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    page.route(f"{bare_url}what-we-say/pitch/", tampered)
    page.goto(f"{bare_url}what-we-say/pitch/")
    page.evaluate("document.querySelector('#send').click()")
    page.wait_for_timeout(200)  # a refused letter leaves no trace to wait for
    assert page.evaluate("window.ran") is None
    assert not [address for address in asked if "evil.example" in address]
    assert page.url == f"{bare_url}what-we-say/pitch/"
    assert page.locator("h1").is_visible()
    page.context.close()


def test_the_site_itself_works_under_it(browser, bare_url):
    page = browser.new_context().new_page()
    faults = []
    page.on("console", lambda one: faults.append(one.text) if one.type == "error" else None)
    page.goto(f"{bare_url}what-we-say/pitch/")
    page.keyboard.press("/")
    page.keyboard.type("phone")
    page.locator(".search__answer").first.wait_for()
    assert faults == []
    page.context.close()
