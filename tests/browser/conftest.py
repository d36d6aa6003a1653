"""The published handbook in a real browser, under the strict policy that it is made for."""

from __future__ import annotations

import fcntl
import functools
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    BrowserType,
    Page,
    expect,
    sync_playwright,
)

from project import Project
from handbook.site.content_policy import POLICY

WITH_A_WINDOW = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 30_000
"""Milliseconds that a busy machine may take to show what is wanted."""
expect.set_options(timeout=PATIENCE)
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--use-fake-device-for-media-stream",
]
AXE = "axe.min.js"
"""axe-core, served beside the site: a browser keeps what it made of a script at an address."""
CHANGED = "2026-11-19"
"""The day on which a fact of the sample changed."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Handler(SimpleHTTPRequestHandler):
    """Serves the site with its content security policy, and axe-core beside it, quietly."""

    def translate_path(self, path: str) -> str:
        return (
            str(files("axe_playwright_python") / AXE)
            if path == f"/{AXE}"
            else super().translate_path(path)
        )

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        pass


def serve(folder: Path) -> Iterator[str]:
    """The address at which ``folder`` is served on loopback, for as long as the generator lives."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site, built once for all workers."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "browser-project"
    with (shared / "browser-project.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site").exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            run = _with_a_past(Project(folder)).run("publish")
            assert run.returncode == 0, run.stdout + run.stderr
    return folder / "site"


def _with_a_past(project: Project) -> Project:
    """The project, one of whose facts became what it is on ``CHANGED``."""
    now = project.read("data/contact.yaml")
    project.put("contact.hours", '"Mondays"')
    project.commit("2026-11-01")
    project.write("data/contact.yaml", now)
    project.commit(CHANGED)
    return project


@pytest.fixture(scope="session")
def addresses(site_folder: Path) -> list[str]:
    """The address of every page, from the site's root."""
    pages = sorted(
        path.parent.relative_to(site_folder).as_posix() + "/"
        for path in site_folder.rglob("index.html")
        if path.parent.parent != site_folder / "f"  # one fact each, drawn alike
    )
    assert len(pages) > 60
    return ["" if page == "./" else page for page in pages]


@pytest.fixture(scope="session")
def site_url(site_folder: Path) -> Iterator[str]:
    """The address of the sample's site, with a slash at its end."""
    yield from serve(site_folder)


@pytest.fixture(scope="session")
def chromium() -> Iterator[BrowserType]:
    """What starts a Chromium."""
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="session")
def browser(chromium: BrowserType) -> Iterator[Browser]:
    """The Chromium that is on the machine: if it can be had, the one without a window, which is lighter."""
    yield from _started(chromium, "chromium-headless-shell", *WITH_A_WINDOW)


@pytest.fixture(scope="session")
def browser_with_sound(chromium: BrowserType) -> Iterator[Browser]:
    """One that can record: the one without a window cannot."""
    yield from _started(chromium, *WITH_A_WINDOW)


def _started(chromium: BrowserType, *names: str) -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not path:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(
            "no Chromium on this machine: install it, or name it in CHROMIUM"
        )
    browser = chromium.launch(executable_path=path, args=SWITCHES)
    yield browser
    browser.close()


@contextmanager
def opening(browser: Browser, site_url: str) -> Iterator[Callable[..., Page]]:
    """What opens pages; at the end they are closed, and none may have had a fault."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_page(
        context: BrowserContext | None = None, browser: Browser = browser, **options: object
    ) -> Page:
        if context is None:
            context = browser.new_context(base_url=site_url, **options)
            context.set_default_timeout(PATIENCE)
            contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda message: faults.append(message.text) if message.type == "error" else None,
        )
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "request",
            lambda request: (
                faults.append(request.url) if _is_elsewhere(request.url, site_url) else None
            ),
        )
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def new_page(browser: Browser, site_url: str) -> Iterator[Callable[..., Page]]:
    """Opens a page in a browser of its own: ``new_page(color_scheme="dark", storage_state=...)``, any option of a context.

    ``new_page(context=page.context)`` opens another tab. Links may be relative to the site. At the end the test fails if
    any page had an error, broke the policy, or asked another host for something.
    """
    with opening(browser, site_url) as open_page:
        yield open_page


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page in a fresh browser."""
    return new_page()


@pytest.fixture(scope="module")
def shared_page(browser: Browser, site_url: str) -> Iterator[Page]:
    """A page for the tests of a file that keep nothing in it: opening a browser of its own costs more than many a test."""
    with opening(browser, site_url) as open_page:
        yield open_page()


def _is_elsewhere(address: str, site_url: str) -> bool:
    return address.startswith("http") and urlsplit(address).netloc != urlsplit(site_url).netloc


ONCE_A_COLOR = """() => {
    const color = axe.commons.color.Color.prototype, read = color.parseString, known = new Map();
    color.parseString = function (text) {
        if (!known.has(text)) {
            const { r, g, b, alpha } = read.call(this, text);
            known.set(text, { r, g, b, alpha });
        }
        return Object.assign(this, known.get(text));
    };
}"""
"""A page has few colors in many places: axe reads each of them once, which halves its time."""

VIOLATIONS = """async ([within, rules]) => {
    // A color on its way is no color.
    await Promise.allSettled(document.getAnimations().map((one) => one.finished));
    const { violations } = await axe.run(within, { runOnly: rules, resultTypes: ["violations"] });
    return violations.flatMap(({ id, help, nodes }) => nodes.map((one) => `${id}: ${help}: ${one.html}`));
}"""
OF_COLOR = ["color-contrast", "link-in-text-block"]
"""The rules whose answer another scheme can change: it changes colors alone."""


SCHEMES = {"light": "default", "dark": "slate"}
"""Material's names for them."""


@pytest.fixture(scope="session")
def shine() -> Callable[[Page, str], None]:
    """Has the reader's system choose a scheme, and waits until the page has followed: it hears of it a moment later."""

    def choose(page: Page, scheme: str) -> None:
        page.emulate_media(color_scheme=scheme)
        page.locator(f"body[data-md-color-scheme={SCHEMES[scheme]}]").wait_for(state="attached")

    return choose


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """What axe-core finds wrong with a page or a part of it as it is now, by all rules or these: a sentence for each."""

    def violations(page: Page, rules: list[str] = TAGS, within: str = "html") -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.add_script_tag(url=urljoin(page.url, f"/{AXE}"))
            page.evaluate(ONCE_A_COLOR)
        return page.evaluate(VIOLATIONS, [within, rules])

    return violations


@pytest.fixture(scope="session")
def judge(
    axe: Callable[..., list[str]], shine: Callable[[Page, str], None]
) -> Callable[..., list[str]]:
    """What is wrong with a page as it is now, light and dark, at each of these widths: what axe finds, and scrolling sideways."""

    def faults(page: Page, *widths: int) -> list[str]:
        page.mouse.move(0, 0)
        found = []
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate("scrollTo(0, 0)")  # what the header covers would seem too small to touch
            for scheme, rules in (("light", TAGS), ("dark", OF_COLOR)):
                shine(page, scheme)
                found += [f"{width} {scheme}: {fault}" for fault in axe(page, rules)]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"{width}: scrolls sideways")
        return found

    return faults
